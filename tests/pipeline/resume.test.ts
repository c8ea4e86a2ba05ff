import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { openStore } from '../../dist/store/store.js'
import { firstDifference, folderOf, tablesIn } from '../support/folders.js'
import { generatedCorpus, randomNumbers } from '../support/generated-corpus.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const input = join(folderOf(generatedCorpus(150, 23)), 'texts')

/** Starts a run in a process of its own and kills it at this step, counted from 0; undefined lets it end. */
async function run(out: string, killAt?: number): Promise<{ steps: number; killed: boolean }> {
  const child = spawn(process.execPath, ['tests/pipeline/analyze-folder.mjs', input, lexicon, out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let steps = 0
  child.stdout.on('data', (said: Buffer) => {
    steps += said.toString().split('\n').length - 1
    if (killAt !== undefined && steps > killAt) child.kill('SIGKILL')
  })
  const [code, signal] = await once(child, 'exit')
  if (signal === null) expect(code).toBe(0)
  return { steps, killed: signal === 'SIGKILL' }
}

describe('a run that was killed and started again', () => {
  it('ends with the same bytes, wherever it was killed, and does not repeat what was committed', {
    timeout: 480_000,
  }, async () => {
    const whole = folderOf()
    const { steps } = await run(whole)
    const expected = tablesIn(whole)
    const random = randomNumbers(99)
    let killed = 0
    let resumedFromFacts = 0
    for (let round = 0; round < 10; round += 1) {
      const out = folderOf()
      // From before the first commit to the writing of the last table.
      if ((await run(out, random(steps - 1))).killed) killed += 1
      const committed = await storedFiles(out)
      const { work } = await analyze({
        inputs: [input],
        lexicon,
        out,
        jobs: 2,
        batchBytes: 15_000,
        units: ['sentence', 'window:20'],
      })
      expect(work.filesReused).toBe(committed)
      expect(work.filesRead).toBe(150 - committed)
      if (committed > 0 && committed < 150) resumedFromFacts += 1
      expect(firstDifference(tablesIn(out), expected)).toBe('')
    }
    expect(killed).toBeGreaterThanOrEqual(5)
    expect(resumedFromFacts).toBeGreaterThanOrEqual(1)
  })

  it('stops between two batches when asked to, and goes on from there', async () => {
    const out = folderOf()
    const stop = new AbortController()
    const options = { inputs: [input], lexicon, out, jobs: 1, batchBytes: 15_000, units: ['sentence', 'window:20'] }
    const stopped = analyze(options, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.stage === 'read' && progress.files > 20) stop.abort()
      },
    })
    await expect(stopped).rejects.toThrow(/abort/i)
    const committed = await storedFiles(out)
    expect(committed).toBeGreaterThan(20)
    expect(committed).toBeLessThan(150)
    const { work } = await analyze(options)
    expect(work.filesReused).toBe(committed)
    const whole = folderOf()
    await analyze({ ...options, out: whole })
    expect(firstDifference(tablesIn(out), tablesIn(whole))).toBe('')
  })
})

async function storedFiles(out: string): Promise<number> {
  if (!existsSync(join(out, 'corpus.duckdb'))) return 0
  const store = await openStore(join(out, 'corpus.duckdb'))
  const [count] = await store.rows('select count(*) from sources')
  await store.close()
  return count?.[0] as number
}
