import { setTimeout } from 'node:timers/promises'
import type { FactFiles } from '../../store/import-facts.js'
import { inParallel } from './in-parallel.js'
import type { Run } from './manifest.js'
import { inspectPart } from './part.js'
import { IncompleteRunError, indexList, type MissingPart } from './refusals.js'

/** Parts that a message spells out. */
const spelledOut = 20

/**
 * Looks for every part that the manifest names, reads each to its last byte, and returns their files by index. A shared file
 * system may show a new file late: what is not there, or not whole, is looked for again every second.
 *
 * @param waitSeconds how long to look
 * @throws {IncompleteRunError} naming every part that is still missing, damaged or of another plan.
 */
export async function awaitParts(
  { folder, manifest }: Run,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<readonly FactFiles[]> {
  const found: FactFiles[] = []
  let open = manifest.tasks.map((_, index) => index)
  for (let second = 0; ; second += 1) {
    const looked = await inParallel(open, async (index) => {
      signal.throwIfAborted()
      const task = manifest.tasks[index]
      return task === undefined ? undefined : inspectPart(folder, manifest, task, { hash: true })
    })
    const missing: MissingPart[] = []
    for (const [place, part] of looked.entries()) {
      const index = open[place] as number
      if (part?.state === 'complete') found[index] = part.files
      else if (part !== undefined) missing.push({ index, ...part })
    }
    if (missing.length === 0) return found
    // A part of another plan does not become one of this plan by waiting.
    if (second >= waitSeconds || missing.every(({ state }) => state === 'foreign')) throw refusal(folder, missing)
    open = missing.map(({ index }) => index)
    await setTimeout(1000, undefined, { signal })
  }
}

function refusal(run: string, missing: readonly MissingPart[]): IncompleteRunError {
  const lines = missing.slice(0, spelledOut).map(({ index, state, reason }) => `\n  ${index}: ${state}, ${reason}`)
  const more = missing.length > spelledOut ? `\n  ... and ${missing.length - spelledOut} more` : ''
  const count = missing.length === 1 ? '1 part is' : `${missing.length} parts are`
  return new IncompleteRunError(
    `${count} missing, damaged or of another plan; nothing was merged. Their indexes: ${indexList(missing.map(({ index }) => index))}` +
      `${lines.join('')}${more}\nRun "tallyrand cluster submit ${run}" or "tallyrand cluster map ${run} INDEX" for each, then merge again.`,
    missing,
  )
}
