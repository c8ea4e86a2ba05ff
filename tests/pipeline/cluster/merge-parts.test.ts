import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze, IncompleteRunError, type Manifest, mapTask, mergeParts, planRun } from '../../../dist/index.js'
import { folderOf } from '../../support/folders.js'
import { resultsIn, storeContent } from '../../support/results.js'
import { mapAll, mixedCorpus, optionsFor, partOf, planned } from './planned-corpus.js'

const corpus = mixedCorpus()
const options = optionsFor(corpus)
const single = folderOf()
let run: string
let manifest: Manifest

beforeAll(async () => {
  await analyze({ ...options, out: single })
  ;({ run, manifest } = await planned(options))
  await mapAll(run, manifest)
})

/** The run with its parts, to be damaged. */
async function copyOfRun(): Promise<string> {
  const copy = folderOf()
  await cp(run, copy, { recursive: true })
  return copy
}

/** What a merge says of a run; it must not have written anything. */
async function refusalOf(folder: string, waitSeconds = 0): Promise<IncompleteRunError> {
  const out = join(folderOf(), 'out')
  const error: unknown = await mergeParts(folder, { out, waitSeconds }).catch((reason: unknown) => reason)
  expect(existsSync(out)).toBe(false)
  if (error instanceof IncompleteRunError) return error
  throw error
}

const tableOf = (folder: string, index: number, table: string) =>
  join(folder, 'parts', partOf(run, manifest, index).find((name) => name.includes(`.${table}.`)) ?? '')
const receiptOf = (folder: string, index: number) => join(folder, 'parts', `${manifest.tasks[index]?.key}.json`)

describe('a merge of all parts', () => {
  it('writes the files of a single machine, to the byte, and the same facts into its store', async () => {
    expect(manifest.tasks.length).toBeGreaterThanOrEqual(8)
    const out = folderOf()
    const result = await mergeParts(run, { out, waitSeconds: 0 })
    expect(Object.keys(resultsIn(single)).length).toBeGreaterThan(20)
    expect(resultsIn(out)).toEqual(resultsIn(single))
    expect(await storeContent(out)).toEqual(await storeContent(single))
    const codes = new Set(result.problems.map(({ code }) => code))
    for (const code of [
      'unreadable-file',
      'empty-file',
      'too-large',
      'not-english',
      'duplicate',
      'bad-metadata',
      'unknown-type',
    ] as const)
      expect(codes).toContain(code)
  })

  it('gives the same when every task was done twice at a time, in any order', async () => {
    const other = await planned(options)
    const indexes = [...manifest.tasks.keys()].reverse()
    await Promise.all([...indexes, ...indexes].map((index) => mapTask(other.run, index)))
    const out = folderOf()
    await mergeParts(other.run, { out, waitSeconds: 0 })
    expect(resultsIn(out)).toEqual(resultsIn(single))
  })

  it('goes on where it was stopped', async () => {
    const out = folderOf()
    const stop = new AbortController()
    const onProgress = (progress: { stage: string; parts?: number }) => {
      if (progress.stage === 'merge' && progress.parts === 4) stop.abort()
    }
    await expect(mergeParts(run, { out, waitSeconds: 0 }, { signal: stop.signal, onProgress })).rejects.toThrow()
    const { work } = await mergeParts(run, { out, waitSeconds: 0 })
    expect(work.filesReused).toBeGreaterThan(5)
    expect(work.filesRead).toBeGreaterThan(5)
    expect(resultsIn(out)).toEqual(resultsIn(single))
    expect(await storeContent(out)).toEqual(await storeContent(single))
  })

  it('counts nothing twice when it is done twice, or over the results of a single machine', async () => {
    const out = folderOf()
    await cp(single, out, { recursive: true })
    for (let time = 0; time < 2; time += 1) {
      const { work } = await mergeParts(run, { out, waitSeconds: 0 })
      expect(work.filesReused).toBeGreaterThan(40)
    }
    expect(resultsIn(out)).toEqual(resultsIn(single))
    expect(await storeContent(out)).toEqual(await storeContent(single))
  })

  it('waits for a part that comes late', async () => {
    const folder = await copyOfRun()
    const away = join(folder, 'late.json')
    renameSync(receiptOf(folder, 2), away)
    const out = folderOf()
    const merged = mergeParts(folder, { out, waitSeconds: 30 })
    await setTimeout(1500)
    renameSync(away, receiptOf(folder, 2))
    await merged
    expect(resultsIn(out)).toEqual(resultsIn(single))
  })

  it('reads the parts that are named, whatever else lies beside them', async () => {
    const folder = await copyOfRun()
    const { run: otherRun, manifest: otherManifest } = await planned({ ...options, units: ['document'] })
    await mapTask(otherRun, 0)
    for (const name of partOf(otherRun, otherManifest, 0))
      copyFileSync(join(otherRun, 'parts', name), join(folder, 'parts', name))
    const out = folderOf()
    await mergeParts(folder, { out, waitSeconds: 0 })
    expect(resultsIn(out)).toEqual(resultsIn(single))
  })
})

describe('a merge refuses', () => {
  it('parts that are not there, and names their indexes', async () => {
    const folder = await copyOfRun()
    for (const index of [1, 2, 3]) rmSync(receiptOf(folder, index))
    rmSync(tableOf(folder, 6, 'tokens'))
    const refusal = await refusalOf(folder)
    expect(refusal.missing.map(({ index, state }) => [index, state])).toEqual(
      [1, 2, 3, 6].map((index) => [index, 'missing']),
    )
    expect(refusal.message).toContain('Their indexes: 1-3,6\n')
    expect(refusal.message).toContain('6: missing, its table tokens is not there')
  })

  it('a part that was truncated', async () => {
    const folder = await copyOfRun()
    truncateSync(tableOf(folder, 4, 'texts'), 100)
    const { missing } = await refusalOf(folder)
    expect(missing).toMatchObject(
      [{ index: 4, state: 'damaged', reason: /texts has 100 bytes instead of/ }].map(({ reason, ...rest }) => ({
        ...rest,
        reason: expect.stringMatching(reason),
      })),
    )
  })

  it('a part of which one bit has turned', async () => {
    const folder = await copyOfRun()
    const file = tableOf(folder, 5, 'tokens')
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect((await refusalOf(folder)).missing).toMatchObject([{ index: 5, state: 'damaged' }])
  })

  it('a receipt that was changed', async () => {
    const folder = await copyOfRun()
    const receipt = readFileSync(receiptOf(folder, 0), 'utf8')
    writeFileSync(receiptOf(folder, 0), receipt.replace(/"rows": \d+/, '"rows": 1'))
    writeFileSync(receiptOf(folder, 1), receipt.slice(0, 200))
    expect((await refusalOf(folder)).missing).toMatchObject([
      { index: 0, state: 'damaged' },
      { index: 1, state: 'damaged' },
    ])
  })

  it('a part of another plan, and one of another task, put in its place; without waiting', async () => {
    const folder = await copyOfRun()
    const lexicon = join(folderOf(), 'other.yaml')
    const shipped = readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8')
    writeFileSync(lexicon, shipped.replace('- normative power', '- normative power\n          - delegation'))
    const other = await planned({ ...options, lexicon })
    await mapTask(other.run, 3)
    const key = (of: Manifest, index: number) => of.tasks[index]?.key ?? ''
    for (const name of partOf(other.run, other.manifest, 3)) {
      const here = name.replace(key(other.manifest, 3), key(manifest, 3))
      copyFileSync(join(other.run, 'parts', name), join(folder, 'parts', here))
    }
    copyFileSync(receiptOf(run, 1), receiptOf(folder, 2))
    const { missing } = await refusalOf(folder, 600)
    expect(missing).toMatchObject([
      { index: 2, state: 'foreign' },
      { index: 3, state: 'foreign' },
    ])
  })

  it('a damaged part until it has been mapped again', async () => {
    const folder = await copyOfRun()
    writeFileSync(tableOf(folder, 4, 'tokens'), 'nothing')
    rmSync(tableOf(folder, 5, 'sources'))
    expect((await refusalOf(folder)).missing.map(({ index }) => index)).toEqual([4, 5])
    for (const index of [4, 5]) expect((await mapTask(folder, index)).state).toBe('published')
    const out = folderOf()
    await mergeParts(folder, { out, waitSeconds: 0 })
    expect(resultsIn(out)).toEqual(resultsIn(single))
  })

  it('a folder without a plan', async () => {
    await expect(mergeParts(folderOf(), { out: folderOf() })).rejects.toThrow('holds no manifest')
  })
})

describe('after an input has changed', () => {
  it('planning again keeps the other parts and leads to the bytes of one machine over the new files', async () => {
    const changed = mixedCorpus()
    const { run: own, manifest: before } = await planned(optionsFor(changed))
    await mapAll(own, before)
    const out = folderOf()
    await mergeParts(own, { out, waitSeconds: 0 })
    writeFileSync(join(changed, 'texts', 'again.txt'), 'The United Nations met again in this very city, as every year.')
    rmSync(join(changed, 'texts', 'french.txt'))
    writeFileSync(join(changed, 'texts', 'zzz.txt'), 'A new text on the World Internet Conference, said in English.')
    const { manifest: after, done } = await planRun(own, { ...optionsFor(changed), perTaskBytes: 20_000 })
    expect(done).toBeGreaterThanOrEqual(before.tasks.length - 2)
    expect(done).toBeLessThan(after.tasks.length)
    await mapAll(own, after)
    await mergeParts(own, { out, waitSeconds: 0 })
    const cold = folderOf()
    await analyze({ ...optionsFor(changed), out: cold })
    expect(resultsIn(out)).toEqual(resultsIn(cold))
  })
})
