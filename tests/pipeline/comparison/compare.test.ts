import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze, type Comparison, compare, keynessCsv } from '../../../dist/index.js'
import { firstDifference, folderOf, readTable, tablesIn } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)))
const lexicon = join(root, 'corpus/lexicons/cyber-diplomacy.yaml')
const shared = join(root, '../shared/texts')
const names = ['keyness', 'compare_sentences', 'similarity', 'similarity_groups']

/** The tables of a comparison in a folder, without those of the run. */
function comparedTables(out: string) {
  return new Map([...tablesIn(out)].filter(([name]) => names.includes(name.replace(/\.\w+$/, ''))))
}

/** Every cell of every table of a comparison. */
function cells(out: string): string[] {
  return names.flatMap((name) => readTable(out, name).flatMap((row) => Object.values(row)))
}

describe('comparing groups of documents', () => {
  const planted =
    'Our delegation defends cyber sovereignty above all. Cyber sovereignty and its borders come first for every partner.'
  const corpus = Object.fromEntries(
    Object.entries(generatedCorpus(24, 5)).map(([path, text], index) => [
      path,
      index % 2 === 0 ? `${text}\n${`${planted}\n\n`.repeat(3)}` : text,
    ]),
  )
  const files = Object.keys(corpus)
  const rows = files.map((path, index) => {
    const bloc = index % 2 === 0 ? 'east' : index === 5 ? '' : 'west'
    return `${path.slice('texts/'.length)},${bloc},${index < 2 ? 'first' : `other-${index % 3}`}`
  })
  const folder = folderOf({ ...corpus, 'm.csv': `file,bloc,part\n${rows.join('\n')}\n` })
  const out = join(folder, 'out')
  const minimumFrequency = 5
  let found: Comparison

  beforeAll(async () => {
    const metadata = join(folder, 'm.csv')
    await analyze({ inputs: [join(folder, 'texts')], lexicon, metadata, out, jobs: 1 })
    found = await compare({ store: out, by: 'bloc', minimumFrequency, jobs: 1 })
  })

  it('finds what was planted, by documents too, with a sentence that says so', () => {
    const [pair] = found.pairs
    expect(pair?.a).toMatchObject({ name: 'east', documents: 12 })
    expect(pair?.b).toMatchObject({ name: 'west', documents: 11 })
    const concept = pair?.a.concepts.find(({ item }) => item === 'norm/cyber-sovereignty')
    expect(concept).toMatchObject({ support: 'documents' })
    expect(concept?.evidence?.sentence.toLowerCase()).toContain('cyber sovereignty')
    expect(concept?.low).toBeGreaterThan(0)
    expect(concept?.qDocuments).toBeLessThan(0.01)
    expect(pair?.b.concepts.map(({ item }) => item)).not.toContain('norm/cyber-sovereignty')
  })

  it('names the document whose group is not known', () => {
    expect(found.leftOut).toEqual([files[5]?.slice('texts/'.length)])
  })

  it('writes tables whose counts are those of the run', () => {
    const keyness = readTable(out, 'keyness')
    const concepts = new Map(readTable(out, 'document_concepts').map((row) => [`${row.document} ${row.concept}`, row]))
    const documents = readTable(out, 'documents').map(({ document = '' }) => document)
    const east = documents.filter((document) => files.indexOf(`texts/${document}`) % 2 === 0)
    for (const { item, frequency_a } of keyness.filter(({ kind }) => kind === 'concept')) {
      const sum = east.reduce((all, each) => all + Number(concepts.get(`${each} ${item}`)?.frequency ?? 0), 0)
      expect(Number(frequency_a)).toBe(sum)
    }
    expect(keyness.filter(({ kind }) => kind === 'term')).toHaveLength(found.tested.term)
    expect(keynessCsv(found)).toBe(readFileSync(join(out, 'tables/keyness.csv'), 'utf8'))
    expect(readTable(out, 'similarity')).toHaveLength((23 * 22) / 2)
    expect(readTable(out, 'similarity_groups')).toHaveLength(1)
  })

  it('gives no sentence twice, and a sentence for every key item still', () => {
    const sentences = readTable(out, 'compare_sentences').map(({ sentence }) => sentence)
    expect(sentences.length).toBeGreaterThan(3)
    expect(new Set(sentences).size).toBe(sentences.length)
    // The planted sentences stand in twelve documents, three times in each.
    expect(sentences.filter((sentence) => sentence === planted.split('. ')[0]?.concat('.'))).toHaveLength(1)
    const [pair] = found.pairs
    for (const { evidence } of [...(pair?.a.concepts ?? []), ...(pair?.a.terms ?? [])]) expect(evidence).not.toBeNull()
  })

  it('leaves out concepts that no compared document names', () => {
    const concepts = readTable(out, 'keyness').filter(({ kind }) => kind === 'concept')
    for (const row of concepts) expect(Number(row.frequency_a) + Number(row.frequency_b)).toBeGreaterThan(0)
    const named = readTable(out, 'concepts').filter(({ frequency }) => frequency !== '0')
    expect(readTable(out, 'concepts').length).toBeGreaterThan(named.length)
    expect(found.tested.concept).toBe(concepts.length)
    expect(concepts.length).toBeLessThanOrEqual(named.length)
  })

  it('gives the same bytes on any number of threads and in the run itself', async () => {
    const again = folderOf()
    await compare({ store: join(out, 'corpus.duckdb'), by: 'bloc', minimumFrequency, jobs: 2, out: again })
    expect(firstDifference(comparedTables(again), comparedTables(out))).toBe('')
    const metadata = join(folder, 'm.csv')
    const inRun = join(folder, 'in-run')
    await analyze({ inputs: [join(folder, 'texts')], lexicon, metadata, out: inRun, jobs: 2, compare: 'bloc' })
    await compare({ store: out, by: 'bloc', jobs: 1, out: again })
    expect(firstDifference(comparedTables(inRun), comparedTables(again))).toBe('')
    expect(JSON.parse(readFileSync(join(inRun, 'run.json'), 'utf8')).plan.compare).toBe('bloc')
  })

  it('compares within a run by the draws and the seed that run.json states, and draws its figures', async () => {
    const metadata = join(folder, 'm.csv')
    const inRun = async (seed: number) => {
      const at = join(folder, `seed-${seed}`)
      const inputs = [join(folder, 'texts')]
      await analyze({ inputs, lexicon, metadata, out: at, jobs: 1, compare: 'bloc', seed, draws: 300 })
      return at
    }
    const [one, other] = [await inRun(1), await inRun(2)]
    expect(JSON.parse(readFileSync(join(one, 'run.json'), 'utf8')).plan.resampling).toEqual({ draws: 300, seed: 1 })
    const again = folderOf()
    await compare({ store: one, by: 'bloc', jobs: 1, out: again, seed: 1, draws: 300 })
    expect(firstDifference(comparedTables(one), comparedTables(again))).toBe('')
    const keyness = (at: string) => readFileSync(join(at, 'tables/keyness.csv'), 'utf8')
    expect(keyness(one)).not.toBe(keyness(other))
    const figures = readdirSync(join(one, 'figures')).filter((name) => /^(keyness-|similarity)/.test(name))
    expect(figures).toEqual(
      expect.arrayContaining(['keyness-concept-east-west.svg', 'keyness-term-east-west.svg', 'similarity.svg']),
    )
  })

  it('asks for draws enough for its test before anything is read', async () => {
    const few = analyze({ inputs: [folder], lexicon, out: folderOf(), compare: 'bloc', draws: 100 })
    await expect(few).rejects.toThrow('--draws must be a whole number from 200 to 100000 with --compare, but is 100.')
  })

  it('has neither NaN nor infinity anywhere, also with groups of one document and rates of 0', async () => {
    const several = folderOf()
    const result = await compare({ store: out, by: 'part', minimumFrequency: 1, draws: 200, jobs: 1, out: several })
    expect(result.pairs.map(({ a, isTested }) => [a.name, a.documents, isTested])).toContainEqual(['first', 2, true])
    const single = folderOf()
    const one = `document=${files[0]?.slice('texts/'.length)}`
    const lone = await compare({ store: out, a: [one], draws: 200, jobs: 1, out: single })
    expect(lone.pairs[0]).toMatchObject({
      isTested: false,
      a: { documents: 1 },
      b: { name: '(others)', documents: 23 },
    })
    const rowsOfLone = readTable(single, 'keyness')
    expect(new Set(rowsOfLone.flatMap((row) => [row.p_documents, row.q_documents, row.ci_low]))).toEqual(new Set(['']))
    for (const cell of [...cells(out), ...cells(several), ...cells(single)])
      expect(cell).not.toMatch(/^(NaN|-?Inf\w*)$/)
  })

  it('compares two single texts: what either says more often, and that nothing was tested over documents', async () => {
    const two = folderOf({
      'x/a.txt': `${'Every delegation defends cyber sovereignty and its borders. '.repeat(30)}It met once.`,
      'y/b.txt': `${'Every delegation upholds international law at sea. '.repeat(30)}It met once.`,
    })
    const out = join(two, 'out')
    const result = await compare({ folders: [join(two, 'x'), join(two, 'y')], lexicon, out, jobs: 1 })
    const [pair] = result.pairs
    expect(pair).toMatchObject({ isTested: false, a: { documents: 1 }, b: { documents: 1 } })
    expect(pair?.a.terms.map(({ item }) => item)).toEqual(expect.arrayContaining(['sovereignty', 'border']))
    expect(pair?.b.terms.map(({ item }) => item)).toEqual(expect.arrayContaining(['law', 'sea']))
    expect(pair?.a.concepts[0]).toMatchObject({ item: 'norm/cyber-sovereignty', support: 'words' })
    expect(result.minimumDocuments).toBe(1)
    const rows = readTable(out, 'keyness')
    expect(rows.map(({ item }) => item)).toContain('delegation')
    expect(new Set(rows.map(({ over_documents }) => over_documents))).toEqual(new Set(['not tested']))
    for (const { p_documents, q_documents, ci_low, ci_high } of rows)
      expect([p_documents, q_documents, ci_low, ci_high]).toEqual(['', '', '', ''])
    for (const cell of cells(out)) expect(cell).not.toMatch(/^(NaN|-?Inf\w*)$/)
  })

  it('reads two folders into one store and compares them', async () => {
    const two = folderOf({
      'x/a.txt': planted.repeat(9),
      'x/b.txt': planted.repeat(8),
      'y/c.txt': corpus[files[1] as string] ?? '',
    })
    const result = await compare({ folders: [join(two, 'y'), join(two, 'x')], lexicon, out: join(two, 'out'), jobs: 1 })
    expect(result.pairs.map(({ a, b }) => [a.name, a.documents, b.name, b.documents])).toEqual([['y', 1, 'x', 2]])
    expect(readdirSync(join(two, 'out'))).toContain('corpus.duckdb')
    const nested = compare({ folders: [two, join(two, 'x')], lexicon, out: join(two, 'out') })
    await expect(nested).rejects.toThrow('give folders that share no document')
    const results = compare({ folders: [join(two, 'x'), join(two, 'out')], lexicon, out: join(two, 'other') })
    await expect(results).rejects.toThrow('holds the results of a run')
  })

  it('asks for one way to compare', async () => {
    await expect(compare({ store: out })).rejects.toThrow('Say what to compare in one way: --by FIELD')
    await expect(compare({ store: out, by: 'bloc', a: ['bloc=east'] })).rejects.toThrow('in one way')
    await expect(compare({ store: out, b: ['bloc=east'] })).rejects.toThrow('in one way')
    await expect(compare({ store: out, by: 'bloc', draws: 5 })).rejects.toThrow(
      '--draws must be a whole number from 200',
    )
  })
})

describe.skipIf(!existsSync(shared))('the real texts', () => {
  const blocs = {
    western: 'Australia Ireland Israel Malta Republic_of_Korea Switzerland United_States_of_America European_Union',
    'like-minded': 'Cuba Iran_Islamic_Republic_of Joint_like_minded_group Russian_Federation',
  }

  it('of 2025: some speak of responsible behaviour and international law, others of the use of ICTs between governments', async () => {
    const rows = Object.entries(blocs).flatMap(([bloc, states]) =>
      states.split(' ').map((state) => `${state}.txt,${bloc}`),
    )
    const folder = folderOf({ 'm.csv': `file,bloc\n${rows.join('\n')}\n` })
    const out = join(folder, 'out')
    await analyze({ inputs: [join(shared, 'oewg-2025')], lexicon, metadata: join(folder, 'm.csv'), out, jobs: 1 })
    const { pairs } = await compare({ store: out, by: 'bloc', minimumFrequency: 5, jobs: 1 })
    const [pair] = pairs
    const terms = (side: 'a' | 'b') => pair?.[side].terms.map(({ item }) => item)
    expect(pair?.a.name).toBe('like-minded')
    expect(terms('a')).toEqual(expect.arrayContaining(['intergovernmental', 'icts', 'field']))
    expect(terms('b')).toEqual(expect.arrayContaining(['cyberspace', 'responsible', 'law', 'capacity']))
    const concepts = pair?.b.concepts.map(({ item }) => item)
    expect(concepts).toEqual(expect.arrayContaining(['norm/responsible-state-behaviour', 'norm/international-law']))
    // Twelve documents are too few for a test over documents, and the result says so.
    expect([...(pair?.a.terms ?? []), ...(pair?.b.terms ?? [])].map(({ support }) => support)).not.toContain(
      'documents',
    )
    expect(pair?.significant.term.byWords).toBeGreaterThan(20)
  })

  it('of cyber-security strategies: those of the United States are of federal agencies, and three documents hint at it', async () => {
    const folder = join(shared, 'cyber-strategies')
    const out = folderOf()
    await analyze({ inputs: [folder], lexicon, metadata: join(folder, 'metadata.csv'), out, jobs: 2 })
    const { pairs, keyness } = await compare({ store: out, a: ['country=United States'], jobs: 2 })
    const [pair] = pairs
    expect(pair?.a.documents).toBe(3)
    const terms = pair?.a.terms.map(({ item }) => item)
    expect(terms).toEqual(expect.arrayContaining(['federal', 'homeland', 'department', 'dhs', 'states']))
    // The error of a rate over three documents is not well known: what G2 finds key by the hundred stays a hint.
    expect(pair?.a.terms.map(({ support }) => support)).not.toContain('documents')
    const found = keyness.flatMap(({ items }) => items).find(({ item }) => item === 'homeland')
    expect(found?.pDocuments).toBeLessThan(0.001)
    const theme = pair?.a.concepts.find(({ item }) => item === 'theme/deterrence-attribution')
    expect(theme?.evidence?.sentence).toContain('attribution')
    expect(pair?.significant.term.byWords).toBeGreaterThan(500)
  })
})
