import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { records } from '../../../src/analysis/result-table.js'
import { shareOfVocabulary, type TrendOptions, trend } from '../../../src/pipeline/concept/trend.js'
import { search } from '../../../src/pipeline/search/search.js'
import { finishedCsv } from '../../../src/report/csv.js'
import { folderOf, readTable } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const lexiconText = `title: T
concepts:
  actor:
    concepts:
      china: { entries: [China] }
      un: { entries: [United Nations] }
  norm: { entries: [norm] }
  never: { entries: [xylophone] }
`
const lexicon = join(folderOf({ 'l.yaml': lexiconText }), 'l.yaml')

describe('a trend over a store', () => {
  const out = folderOf()
  const follow = (concept: string, options: Partial<TrendOptions> = {}) => trend({ store: out, concept, ...options })
  const rowsOf = async (concept: string, options: Partial<TrendOptions> = {}) =>
    records((await follow(concept, options)).tables[0] ?? { name: '', columns: [], rows: [] })

  beforeAll(async () => {
    const files = Object.entries(generatedCorpus(14, 5)).map(([name, text], index) => {
      // No document is of 2012; one has only a year, one no date, one no issuer.
      const year = [2010, 2011, 2013, 2014][index % 4]
      const date = index === 0 ? '' : `date: ${index === 1 ? year : `${year}-0${1 + (index % 9)}-11`}\n`
      const issuer = index === 2 ? '' : `issuer: ${['China', 'Utopia', 'Erewhon'][index % 3]}\n`
      return [name.replace(/\.\w+$/, '.md'), `---\ntitle: T\n${issuer}${date}---\n\n${text}\n`]
    })
    await analyze({ inputs: [folderOf(Object.fromEntries(files))], lexicon, out, jobs: 1 })
  })

  it('is what the mentions and documents of the run sum to', async () => {
    const documents = readTable(out, 'documents').filter(({ date }) => date !== '')
    const mentions = readTable(out, 'mentions')
    for (const row of await rowsOf('actor', { group: 'issuer' })) {
      const inCell = documents.filter(({ date, issuer }) => date?.slice(0, 4) === row.period && issuer === row.group)
      const found = mentions.filter(
        ({ concept, document }) => concept?.startsWith('actor/') && inCell.some((each) => each.document === document),
      )
      expect(row).toMatchObject({
        frequency: found.length,
        words: inCell.reduce((sum, { words }) => sum + Number(words), 0),
        documents: inCell.length,
        documents_with: new Set(found.map(({ document }) => document)).size,
      })
    }
    expect((await rowsOf('actor')).reduce((sum, row) => sum + Number(row.frequency), 0)).toBeGreaterThan(10)
  })

  it('by year is what the run has written, to the last digit', async () => {
    const written = readTable(out, 'trend')
    for (const concept of ['actor', 'actor/china', 'norm', 'never']) {
      const [table] = (await follow(concept)).tables
      const lines = finishedCsv(table ?? { columns: [], rows: [] })
        .trimEnd()
        .split('\r\n')
        .slice(1)
      expect(lines).toEqual(written.filter((row) => row.concept === concept).map((row) => Object.values(row).join(',')))
    }
    expect([...new Set(written.map(({ period }) => period))]).toEqual(['2010', '2011', '2012', '2013', '2014'])
  })

  it('keeps a period without documents, with 0 documents and no rate', async () => {
    expect((await rowsOf('norm')).find(({ period }) => period === '2012')).toEqual({
      ...{
        period: '2012',
        group: '',
        concept: 'norm',
        frequency: 0,
        words: 0,
        per_million: null,
        ci_low: null,
        ci_high: null,
      },
      ...{ documents: 0, documents_with: 0, share_of_documents: null, share_ci_low: null, share_ci_high: null },
    })
  })

  it('of a pattern counts what a search for it finds', async () => {
    for (const pattern of ['"China"', 'sovereign*', '[lemma="argue"]']) {
      const found = await search({ store: out, pattern, where: ['date>=2010'], limit: 100_000 })
      expect(found.matches).toBeGreaterThan(0)
      const result = await follow(pattern)
      expect([result.kind, result.mentions]).toEqual(['pattern', found.matches])
    }
  })

  it('says which documents have no place', async () => {
    const { notes } = await follow('norm', { by: 'month', group: 'issuer' })
    expect(notes).toEqual([
      expect.stringMatching(/^2 of 14 documents have no date with a month and are left out: \S+\.md, \S+\.md\.$/),
      expect.stringMatching(/^1 of 14 documents has no issuer and is left out: \S+\.md\.$/),
    ])
    expect((await follow('norm', { where: ['date>2030'] })).notes).toEqual(['No document meets the conditions.'])
  })

  it('goes by decades, the values of a field, and conditions', async () => {
    expect((await rowsOf('norm', { by: 'decade' })).map(({ period }) => period)).toEqual(['2010s'])
    expect((await rowsOf('norm', { by: 'issuer' })).map(({ period }) => period)).toEqual(['China', 'Erewhon', 'Utopia'])
    const some = await follow('norm', { where: ['issuer=China'] })
    expect(some.documents).toBe(
      readTable(out, 'documents').filter((row) => row.issuer === 'China' && row.date !== '').length,
    )
  })

  it('of what never occurs is a row of 0, and of what there is not an error that names what is near', async () => {
    for (const { documents, frequency, per_million } of await rowsOf('never'))
      expect([frequency, per_million]).toEqual([0, documents === 0 ? null : 0])
    await expect(follow('actor/chian')).rejects.toThrow('has no concept actor/chian. Did you mean actor/china?')
    expect((await follow('china')).notes[0]).toBe('china was read as a pattern; there is also the concept actor/china.')
    await expect(follow('norm', { group: 'party' })).rejects.toThrow('--group: no document has a field "party".')
    await expect(shareOfVocabulary({ store: out, concept: 'norm' })).rejects.toThrow(
      'name a field of the documents with --group',
    )
  })

  it('of shares gives every group its part, and is the same each time', async () => {
    const ask = () => shareOfVocabulary({ store: out, concept: 'actor', group: 'issuer' })
    const once = await ask()
    expect(once.tables.map(({ name }) => name)).toEqual(['share', 'turning_points', 'share_overall'])
    expect(await ask()).toEqual(once)
    for (const { rows } of once.tables)
      for (const cell of rows.flat()) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true)
  })

  it('over one document has its interval, and over documents without a date says so', async () => {
    const small = folderOf()
    await analyze({
      inputs: [folderOf({ 'a.md': '---\ndate: 2020\n---\n\nThe norms of China and of others.' })],
      lexicon,
      out: small,
      jobs: 1,
    })
    const one = await trend({ store: small, concept: 'norm' })
    expect(records(one.tables[0] ?? { name: '', columns: [], rows: [] })).toMatchObject([
      { period: '2020', frequency: 1, documents: 1 },
    ])
    const undated = folderOf()
    await analyze({
      inputs: [folderOf({ 'a.txt': 'The norms of China and of others.' })],
      lexicon,
      out: undated,
      jobs: 1,
    })
    const none = await trend({ store: undated, concept: 'norm' })
    expect([none.tables[0]?.rows, none.notes]).toEqual([[], ['1 of 1 documents has no date and is left out: a.txt.']])
    expect(readTable(undated, 'trend')).toEqual([])
  })
})

const debates = '../shared/texts/general-debate'

describe.skipIf(!existsSync(debates))('the cyber vocabulary of the general debate', () => {
  it('spreads from 4 of 189 speeches in 2010 to 25 of 192 in 2024', { timeout: 180_000 }, async () => {
    const out = folderOf()
    const years = ['2010', '2015', '2018', '2021', '2024']
    const speeches = readdirSync(debates).filter((name) => years.some((year) => name.endsWith(`_${year}.txt`)))
    const metadata = [
      'file,issuer,date',
      ...speeches.map((name) => `${name},${name.slice(0, 3)},${name.slice(-8, -4)}`),
    ]
    await analyze({
      inputs: speeches.map((name) => join(debates, name)),
      lexicon,
      out,
      units: ['sentence'],
      metadata: join(folderOf({ 'm.csv': metadata.join('\n') }), 'm.csv'),
    })
    const { tables } = await trend({ store: out, concept: 'cyber*' })
    const found = records(tables[0] ?? { name: '', columns: [], rows: [] }).filter(
      ({ documents }) => Number(documents) > 0,
    )
    expect(found.map(({ period, documents_with, documents }) => `${period}: ${documents_with}/${documents}`)).toEqual([
      '2010: 4/189',
      '2015: 10/193',
      '2018: 20/196',
      '2021: 32/194',
      '2024: 25/192',
    ])
    expect(found.map(({ frequency }) => frequency)).toEqual([5, 10, 38, 54, 39])
  })
})
