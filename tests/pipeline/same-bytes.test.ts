import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnalyzeOptions, analyze } from '../../dist/index.js'
import { firstDifference, folderOf, resultsIn } from '../support/folders.js'
import { generatedCorpus, randomNumbers } from '../support/generated-corpus.js'

const shippedLexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const files = generatedCorpus(90, 7)
const folder = folderOf(files)
const inputs = [join(folder, 'texts')]

async function tables(
  options: Partial<AnalyzeOptions> = {},
  out = folderOf(),
): Promise<Map<string, readonly string[]>> {
  await analyze({
    inputs,
    lexicon: shippedLexicon,
    out,
    units: ['sentence', 'paragraph', 'document', 'window:20'],
    jobs: 1,
    ...options,
  })
  return resultsIn(out)
}

describe('the same documents give the same bytes of every table, figure and network', () => {
  let expected: Map<string, readonly string[]>

  beforeAll(async () => {
    expected = await tables()
  })

  it('writes every table of the contract as CSV and Parquet', () => {
    const names = [
      'concept_terms',
      'concepts',
      'cooccurrence',
      'document_concepts',
      'documents',
      'entries',
      'goal_strategy',
      'influence',
      'influence_edges',
      'mentions',
      'pages',
      'problems',
      'reuse',
      'terms',
      'trend',
    ]
    const tableNames = [...expected.keys()].filter((name) => /\.(?:csv|parquet)$/.test(name))
    expect(tableNames).toEqual(names.flatMap((name) => [`${name}.csv`, `${name}.parquet`]))
  })

  it('writes figures with their specifications, and the network of each unit', () => {
    const names = ['sentence', 'paragraph', 'document', 'window-20']
    const figures = [
      ...['concept-rates', 'dispersion', 'document-profiles', 'entry-shares'],
      ...names.flatMap((unit) => ['association', 'goal-strategy', 'network'].map((figure) => `${figure}-${unit}`)),
    ]
    expect([...expected.keys()]).toEqual(
      expect.arrayContaining([
        ...figures.flatMap((name) => [`${name}.svg`, `${name}.vl.json`]),
        ...names.flatMap((unit) => ['gexf', 'graphml', 'vosviewer.json'].map((end) => `cooccurrence-${unit}.${end}`)),
      ]),
    )
  })

  it.each([2, 4])('with %i workers', async (jobs) => {
    expect(firstDifference(await tables({ jobs, batchBytes: 20_000 }), expected)).toBe('')
  })

  it.each([1, 3_000, 10 ** 9])('in batches of %i bytes', async (batchBytes) => {
    expect(firstDifference(await tables({ batchBytes, jobs: 2 }), expected)).toBe('')
  })

  it('whatever the order in which the documents are named', async () => {
    const random = randomNumbers(3)
    const names = readdirSync(inputs[0] as string).map((name) => join(inputs[0] as string, name))
    for (let round = 0; round < 3; round += 1) {
      const shuffled = [...names].sort(() => random(3) - 1)
      expect(firstDifference(await tables({ inputs: shuffled }), expected)).toBe('')
    }
  })

  it('over a store that holds them already, without reading one again', async () => {
    const out = folderOf()
    await tables({}, out)
    const again = await analyze({
      inputs,
      lexicon: shippedLexicon,
      out,
      units: ['sentence', 'paragraph', 'document', 'window:20'],
    })
    expect(again.work).toMatchObject({ filesRead: 0, filesReused: 90, tokensTagged: 0, tokensMatched: 0 })
    expect(firstDifference(resultsIn(out), expected)).toBe('')
  })

  it('after documents were added, changed and taken away again', async () => {
    const out = folderOf()
    const names = Object.keys(files).sort()
    const fewer = folderOf(Object.fromEntries(names.slice(0, 60).map((name) => [name, files[name] as string])))
    writeFileSync(
      join(fewer, names[3] as string),
      'Something else about the World Internet Conference, said in English here.\n',
    )
    writeFileSync(
      join(fewer, 'texts', 'zzz.txt'),
      'A text that will be taken away: the United Nations met in this city.\n',
    )
    await analyze({ inputs: [join(fewer, 'texts')], lexicon: shippedLexicon, out, jobs: 1 })
    expect(firstDifference(await tables({}, out), expected)).toBe('')
  })

  it('after an edit of the lexicon: a warm run re-reads and re-tags nothing and equals a cold one', async () => {
    const original = readFileSync(shippedLexicon, 'utf8')
    const edited = join(folderOf(), 'edited.yaml')
    writeFileSync(edited, original.replace('- normative power', '- normative power\n          - delegation'))
    const warm = folderOf()
    await tables({}, warm)
    const { work } = await analyze({ inputs, lexicon: edited, out: warm, units: ['sentence'], jobs: 1 })
    expect(work).toMatchObject({ filesRead: 0, filesReused: 90, tokensTagged: 0 })
    expect(work.tokensMatched).toBeGreaterThan(10_000)
    const cold = folderOf()
    await analyze({ inputs, lexicon: edited, out: cold, units: ['sentence'], jobs: 1 })
    expect(firstDifference(resultsIn(warm), resultsIn(cold))).toBe('')
    expect(firstDifference(resultsIn(warm), expected)).not.toBe('')
  })

  it('says nothing of the machine, the user or the time in run.json, and writes the same bytes of it', async () => {
    const [first, second] = [folderOf(), folderOf()]
    await tables({ jobs: 1 }, first)
    await tables({ jobs: 2, batchBytes: 5_000 }, second)
    const record = readFileSync(join(first, 'run.json'), 'utf8')
    expect(readFileSync(join(second, 'run.json'), 'utf8')).toBe(record)
    expect(record).not.toContain(folder)
    expect(record).not.toMatch(/20\d\d-\d\d-\d\dT/)
  })
})
