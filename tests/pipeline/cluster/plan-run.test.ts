import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mapTask, mergeParts, planRun } from '../../../dist/index.js'
import { folderOf } from '../../support/folders.js'
import { mapAll, mixedCorpus, optionsFor, planned } from './planned-corpus.js'

describe('a plan', () => {
  it('names every file in one task, with the hash of its bytes', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const inputs = manifest.tasks.flatMap(
      ({ key }) =>
        (
          JSON.parse(readFileSync(join(run, 'tasks', `${key}.json`), 'utf8')) as {
            inputs: { path: string; sha256: string }[]
          }
        ).inputs,
    )
    const paths = inputs.map(({ path }) => path)
    expect(paths.length).toBe(47)
    expect(paths).toEqual([...new Set(paths)].sort())
    for (const { path, sha256 } of inputs) expect(sha256).toMatch(path === 'unreadable.txt' ? /^$/ : /^[0-9a-f]{64}$/)
    expect(manifest.problems.map(({ code }) => code)).toEqual(['about-the-folder'])
  })

  it('of the same inputs is the same to the byte', async () => {
    const options = optionsFor(mixedCorpus())
    const [one, other] = [await planned(options), await planned(options)]
    expect(readFileSync(join(one.run, 'manifest.json'), 'utf8')).toBe(
      readFileSync(join(other.run, 'manifest.json'), 'utf8'),
    )
  })

  it('has other keys for another lexicon, other options and other bytes', async () => {
    const corpus = mixedCorpus()
    const keys = async (options: object) =>
      (await planned({ ...optionsFor(corpus), ...options })).manifest.tasks.map(({ key }) => key)
    const first = await keys({})
    const lexicon = join(folderOf(), 'other.yaml')
    writeFileSync(
      lexicon,
      readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8').replace('- normative power', '- delegation'),
    )
    for (const options of [{ lexicon }, { anyLanguage: true }, { zones: ['body'] }])
      expect((await keys(options)).filter((key) => first.includes(key))).toEqual([])
    writeFileSync(join(corpus, 'texts', 'again.txt'), 'Other words.')
    expect((await keys({})).filter((key) => !first.includes(key)).length).toBeGreaterThan(0)
  })

  it('is frozen: what becomes of the lexicon and the metadata afterwards does not bear on it', async () => {
    const corpus = mixedCorpus()
    const lexicon = join(corpus, 'lexicon.yaml')
    writeFileSync(lexicon, readFileSync('corpus/lexicons/cyber-diplomacy.yaml'))
    const { run, manifest } = await planned({ ...optionsFor(corpus), lexicon })
    writeFileSync(lexicon, 'no lexicon at all')
    writeFileSync(join(corpus, 'metadata.csv'), 'nothing')
    await mapAll(run, manifest)
    const { headline } = await mergeParts(run, { out: folderOf(), waitSeconds: 0 })
    expect(headline.mentions).toBeGreaterThan(100)
  })

  it('that was changed by hand is refused', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const task = join(run, 'tasks', `${manifest.tasks[0]?.key}.json`)
    writeFileSync(task, readFileSync(task, 'utf8').replace(/"sha256": "./, '"sha256": "x'))
    await expect(mapTask(run, 0)).rejects.toThrow('is not as it was written')
    const frozen = join(run, 'frozen', manifest.lexicon.sha256, manifest.lexicon.name)
    writeFileSync(frozen, `${readFileSync(frozen, 'utf8')}\n`)
    await expect(mapTask(run, 1)).rejects.toThrow('is not as it was when the run was planned')
  })

  it('that this version would make otherwise is refused', async () => {
    const { run, manifest } = await planned(optionsFor(mixedCorpus()))
    const other = { ...manifest, tallyrand: '0.0.1', fingerprints: { ...manifest.fingerprints, plan: 'another' } }
    writeFileSync(join(run, 'manifest.json'), JSON.stringify(other))
    await expect(mapTask(run, 0)).rejects.toThrow('was planned by Tallyrand 0.0.1')
    await expect(mergeParts(run, { out: folderOf() })).rejects.toThrow('was planned by Tallyrand 0.0.1')
    writeFileSync(join(run, 'manifest.json'), '{"format": 2}')
    await expect(mapTask(run, 0)).rejects.toThrow('written by another version')
    writeFileSync(join(run, 'manifest.json'), '{"format": ')
    await expect(mapTask(run, 0)).rejects.toThrow('is no manifest')
  })

  it('takes no password, no task without bytes and no inputs without a file', async () => {
    const options = optionsFor(mixedCorpus())
    await expect(planRun(folderOf(), { ...options, password: 'secret' })).rejects.toThrow('A password')
    await expect(planRun(folderOf(), { ...options, perTaskBytes: 0 })).rejects.toThrow('--per-task')
    await expect(planRun(folderOf(), { ...options, inputs: [folderOf()] })).rejects.toThrow('There is no document in')
    const onlyNotes = folderOf({ 'README.md': 'About nothing.' })
    await expect(planRun(folderOf(), { ...options, inputs: [onlyNotes] })).rejects.toThrow(
      'There is no file to read in',
    )
  })
})
