import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputChangedError, type Manifest, mapTask, planRun } from '../../../dist/index.js'
import { readTask } from '../../../dist/pipeline/cluster/manifest.js'
import { folderOf } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'
import { mixedCorpus, optionsFor, partOf, planned } from './planned-corpus.js'

/** The files of a task, as the manifest has them. */
async function inputsOf(run: string, { tasks }: Manifest, index: number) {
  const task = tasks[index]
  if (task === undefined) throw new Error(`no task ${index}`)
  return readTask(run, task)
}

describe('a task', () => {
  it('publishes one Parquet file a table, named by its content, and a receipt', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const done = await mapTask(run, 1)
    expect(done).toMatchObject({ index: 1, state: 'published', files: manifest.tasks[1]?.files })
    expect(done.tokens).toBeGreaterThan(500)
    const names = partOf(run, manifest, 1).map((name) => name.replace(manifest.tasks[1]?.key ?? '', ''))
    expect(names.map((name) => name.replace(/\.[0-9a-f]{16}\./, '.'))).toEqual(
      'documents json pages paragraphs problems sentences sources terms texts tokens'
        .split(' ')
        .map((table) => (table === 'json' ? '.json' : `.${table}.parquet`)),
    )
    expect(readdirSync(join(run, 'parts')).length).toBe(names.length)
  })

  it('publishes the same bytes every time', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const read = () =>
      partOf(run, manifest, 2).map((name) => [name, readFileSync(join(run, 'parts', name)).toString('base64')])
    await mapTask(run, 2)
    const first = read()
    rmSync(join(run, 'parts'), { recursive: true })
    mkdirSync(join(run, 'parts'))
    await mapTask(run, 2)
    expect(read()).toEqual(first)
  })

  it('of more than a thread takes at a time publishes the same bytes every time too', async () => {
    const corpus = folderOf({ ...generatedCorpus(200, 3), 'metadata.csv': 'file,title\n' })
    const runs = [await planned(optionsFor(corpus)), await planned(optionsFor(corpus))]
    const contents: string[][] = []
    for (const { run, manifest } of runs) {
      // One task over all of it.
      const whole = await planRun(run, { ...optionsFor(corpus), perTaskBytes: 10 ** 9 })
      expect(whole.manifest.tasks.length).toBe(1)
      expect(manifest.tasks.length).toBeGreaterThan(1)
      await mapTask(run, 0)
      contents.push(readdirSync(join(run, 'parts')).sort())
    }
    expect(contents[1]).toEqual(contents[0])
  })

  it('does nothing where its part is there', async () => {
    const { run } = await planned(optionsFor(mixedCorpus()))
    const first = await mapTask(run, 0)
    expect(await mapTask(run, 0)).toEqual({ ...first, state: 'already-there' })
  })

  it('leaves nothing behind in the folder for temporary files', async () => {
    const scratch = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tallyrand-map-'))
    const { run } = await planned(optionsFor(mixedCorpus()))
    const before = scratch().length
    await mapTask(run, 0)
    expect(scratch().length).toBeLessThanOrEqual(before)
  })

  it('that is not in the plan is refused', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    await expect(mapTask(run, manifest.tasks.length)).rejects.toThrow(`There is no task ${manifest.tasks.length}`)
    await expect(mapTask(folderOf(), 0)).rejects.toThrow('holds no manifest')
  })
})

describe('an input that is not what it was when the run was planned', () => {
  it.each([
    ['changed', 'has changed since the run was planned', (file: string) => writeFileSync(file, 'Something else.')],
    ['was removed', 'cannot be read now', (file: string) => rmSync(file)],
    [
      'grew by a byte at its end',
      'has changed since the run was planned',
      (file: string) => writeFileSync(file, `${readFileSync(file, 'utf8')} `),
    ],
  ] as const)('because it %s stops its task, and nothing is published', async (_what, message, change) => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const inputs = await inputsOf(run, manifest, 3)
    const { file = '' } = inputs.at(-1) ?? {}
    change(file)
    const error: unknown = await mapTask(run, 3).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(InputChangedError)
    expect(String(error)).toContain(`${file} `)
    expect(String(error)).toContain(message)
    expect(readdirSync(join(run, 'parts'))).toEqual([])
  })

  it('is found too where it is too large to be read', async () => {
    const corpus = mixedCorpus()
    const { run, manifest } = await planned(optionsFor(corpus))
    const large = join(corpus, 'texts', 'large.txt')
    let index = -1
    for (const [at] of manifest.tasks.entries())
      if ((await inputsOf(run, manifest, at)).some(({ file }) => file === large)) index = at
    expect((await mapTask(run, index)).state).toBe('published')
    rmSync(join(run, 'parts'), { recursive: true })
    mkdirSync(join(run, 'parts'))
    writeFileSync(large, readFileSync(large, 'utf8').replace('the', 'The'))
    await expect(mapTask(run, index)).rejects.toThrow('has changed since the run was planned')
  })

  it('is no error where it could not be read then either; where it can be read now, it is one', async () => {
    const corpus = mixedCorpus()
    const file = join(corpus, 'texts', 'unreadable.txt')
    const { run, manifest } = await planned(optionsFor(corpus))
    let index = -1
    for (const [at] of manifest.tasks.entries())
      if ((await inputsOf(run, manifest, at)).some((input) => input.file === file)) index = at
    expect((await mapTask(run, index)).state).toBe('published')
    rmSync(join(run, 'parts'), { recursive: true })
    mkdirSync(join(run, 'parts'))
    rmSync(file)
    writeFileSync(file, 'Now it can be read.')
    await expect(mapTask(run, index)).rejects.toThrow('could not be read when the run was planned')
  })
})
