import type { ReadingOptions } from '../../documents/document.js'
import { removeAllFacts, removeSources, storedSources } from '../../store/sources.js'
import type { Store } from '../../store/store.js'
import { FactWriter } from '../../store/write-batch.js'
import type { Plan } from '../plan.js'
import type { Progress } from '../progress.js'
import { catchUp, type TokenWork, workOnBatch } from '../token-work.js'
import type { Source } from './find-sources.js'
import { readSources, type Spread } from './read-sources.js'

/** Files that are hashed side by side: of small ones most of the time is waiting. */
const hashedAtATime = 16

/** What was read and what was already there. */
export interface Filled {
  readonly filesRead: number
  readonly filesReused: number
  readonly tokensTagged: number
  /** Bytes of columns that worker threads handed over. */
  readonly bytesMoved: number
}

/** Reads files that the store lacks, writes their facts and does `works` with their tokens, behind those of the store. */
export async function writeBatches(
  store: Store,
  missing: readonly Source[],
  reading: ReadingOptions,
  works: readonly TokenWork[],
  spread: Spread,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Omit<Filled, 'filesReused'>> {
  await catchUp(store, works, signal, (tokens) => onProgress({ stage: 'match', tokens }))
  if (missing.length === 0) return { filesRead: 0, tokensTagged: 0, bytesMoved: 0 }
  const writer = await FactWriter.open(store)
  const total = { allFiles: missing.length, allBytes: missing.reduce((sum, { bytes }) => sum + bytes, 0) }
  const done = { files: 0, bytes: 0, tokens: 0, problems: 0 }
  let bytesMoved = 0
  onProgress({ stage: 'read', ...done, ...total })
  for await (const { worker, facts, bytesMoved: moved } of readSources(missing, reading, spread, signal)) {
    await writer.write(facts, worker, (end) => workOnBatch(facts, end, works, writer.terms))
    done.files += facts.sources.length
    bytesMoved += moved
    done.tokens += facts.tokens[0]?.length ?? 0
    for (const { bytes, problems } of facts.sources) {
      done.bytes += bytes
      done.problems += problems.filter(({ severity }) => severity !== 'note').length
    }
    onProgress({ stage: 'read', ...done, ...total })
  }
  return { filesRead: missing.length, tokensTagged: done.tokens, bytesMoved }
}

/**
 * Makes the store hold nothing but facts of these files, of the same bytes under the same language plan, and returns the
 * files that it lacks.
 *
 * @param sha256Of hash of the bytes of a file as they are now; `undefined` where it cannot be read
 */
export async function keepWhatIsCurrent<File extends { readonly path: string }>(
  store: Store,
  sources: readonly File[],
  plan: Plan,
  sha256Of: (source: File) => Promise<string | undefined>,
): Promise<File[]> {
  const [stored] = await store.rows('select language_plan from store')
  if (stored?.[0] !== plan.fingerprints.language) {
    await removeAllFacts(store)
    await store.run('update store set language_plan = ?', [plan.fingerprints.language])
  }
  const known = new Map((await storedSources(store)).map((source) => [source.path, source]))
  const missing: File[] = []
  for (let from = 0; from < sources.length; from += hashedAtATime) {
    const some = sources.slice(from, from + hashedAtATime)
    const areCurrent = await Promise.all(
      some.map(async (source) => {
        const facts = known.get(source.path)
        // What cannot be hashed now is read again, which will say why.
        return facts !== undefined && facts.sha256 !== '' && facts.sha256 === (await sha256Of(source))
      }),
    )
    some.forEach((source, index) => {
      if (areCurrent[index] === true) known.delete(source.path)
      else missing.push(source)
    })
  }
  await removeSources(
    store,
    [...known.values()].map(({ id }) => id),
  )
  return missing
}
