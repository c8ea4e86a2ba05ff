import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnalyzeResult, analyze } from '../../dist/index.js'
import { folderOf, readTable } from '../support/folders.js'

type Row = Record<string, string>

const lexicon = `
title: Test
language: en
concepts:
  power:
    label: Power
    concepts:
      hard: { label: Hard, entries: [army, navy] }
      soft: { label: Soft, entries: [culture] }
  law: { label: Law, entries: [treaty, court] }
  never: { label: Never, entries: [zeppelin] }
`
const filler = 'The delegation of this small island said that every partner should meet again during the next year.'

async function run(texts: Record<string, string>): Promise<{ result: AnalyzeResult; of: (table: string) => Row[] }> {
  const out = folderOf()
  const folder = folderOf({ 'lexicon.yaml': lexicon, ...texts })
  const names = Object.keys(texts).map((name) => join(folder, name))
  const result = await analyze({
    inputs: names,
    lexicon: join(folder, 'lexicon.yaml'),
    out,
    jobs: 1,
    units: ['sentence', 'document'],
  })
  return { result, of: (table) => readTable(out, table) }
}

/** Every number of every table that says how sure another one is. */
function expectNoNaN(of: (table: string) => Row[]): void {
  for (const table of ['concepts', 'cooccurrence', 'terms', 'influence', 'influence_edges', 'concept_terms'])
    for (const row of of(table)) for (const cell of Object.values(row)) expect(cell).not.toMatch(/NaN|Infinity/)
}

describe('a corpus of several documents', () => {
  // The army always stands beside the treaty, in every document; the culture never.
  const texts = Object.fromEntries(
    Array.from({ length: 12 }, (_, document) => [
      `${document}.txt`,
      Array.from({ length: 30 }, (__, sentence) => {
        if (sentence % (5 + (document % 3)) === 0)
          return 'The army of the old republic honoured the treaty with great solemn pride.'
        if (sentence % 7 === 3) return 'A culture of trust grew slowly in every valley of the country.'
        // Every document is another one, or most would be left out as duplicates.
        return sentence === 29
          ? `${filler} They were ${document + 20} and came from ${'many '.repeat(document)}places.`
          : filler
      }).join(' '),
    ]),
  )
  let result: AnalyzeResult
  let of: (table: string) => Row[]

  beforeAll(async () => {
    ;({ result, of } = await run(texts))
  })

  it('gives every rate an interval around it, and none to a concept that never occurs', () => {
    for (const { concept, frequency, per_million, ci_low, ci_high } of of('concepts')) {
      if (concept === 'never') {
        expect([frequency, ci_low, ci_high]).toEqual(['0', '', ''])
        continue
      }
      expect(Number(ci_low)).toBeLessThanOrEqual(Number(per_million))
      expect(Number(ci_high)).toBeGreaterThanOrEqual(Number(per_million))
      expect(Number(ci_low)).toBeGreaterThanOrEqual(0)
    }
    expectNoNaN(of)
  })

  it('finds the pair that was planted and not the one that only shares documents', () => {
    const pair = (unit: string, b: string) =>
      of('cooccurrence').find((row) => row.unit === unit && row.concept_a === 'law' && row.concept_b === b)
    const planted = pair('sentence', 'power/hard')
    expect(Number(planted?.p_documents)).toBeLessThan(1e-6)
    expect(Number(planted?.q_documents)).toBeLessThan(1e-5)
    expect(Number(planted?.ci_low)).toBeGreaterThan(0)
    expect(pair('sentence', 'power/soft')).toBeUndefined()
    // All documents have both: as documents go, nothing is seen.
    expect(Number(pair('document', 'power/soft')?.p_documents)).toBe(1)
  })

  it('says what is left without each entry', () => {
    const frequency = (concept: string) => Number(of('concepts').find((row) => row.concept === concept)?.frequency)
    const { share, rank, rank_without } =
      of('influence').find(({ concept, entry }) => concept === 'power/hard' && entry === 'army') ?? {}
    expect([share, rank, rank_without]).toEqual([
      '1',
      frequency('power/hard') >= frequency('power/soft') ? '1' : '2',
      '2',
    ])
    const edges = of('influence_edges').filter((row) => row.concept_a === 'law' && row.concept_b === 'power/hard')
    expect(edges.map(({ entry, observed_without, npmi_without }) => [entry, observed_without, npmi_without])).toEqual([
      ['treaty', '0', ''],
      ['army', '0', ''],
    ])
    expect(
      result.headline.restingOnOneEntry.map(({ concept, entry, share: ofEntry }) => [concept, entry, ofEntry]),
    ).toContainEqual(['power/hard', 'army', 1])
  })

  it('lists the words beside a concept, without those of its mentions', () => {
    const company = of('concept_terms').filter(({ concept }) => concept === 'power/hard')
    const sentences = of('influence').find(({ concept }) => concept === 'power/hard')?.frequency
    const solemn = company.find(({ term }) => term === 'solemn')
    expect([solemn?.observed, solemn?.documents, solemn?.unit]).toEqual([sentences, '12', 'sentence'])
    expect(company.map(({ term }) => term)).toContain('treaty')
    expect(company.map(({ term }) => term)).not.toContain('army')
    expect(company.map(({ term }) => term)).not.toContain('valley')
    for (const { p, q } of company) expect(Number(q)).toBeGreaterThanOrEqual(Number(p))
  })

  it('cuts the running text into ten parts, whatever the documents', () => {
    for (const { frequency, dp_norm_parts } of of('terms')) {
      expect(Number(dp_norm_parts)).toBeGreaterThanOrEqual(0)
      expect(Number(dp_norm_parts)).toBeLessThanOrEqual(1)
      // A word that stands once is as uneven as can be, but for parts that differ by a word.
      if (frequency === '1') expect(Number(dp_norm_parts)).toBeGreaterThan(0.99)
    }
  })
})

describe('a corpus of one document', () => {
  it('gives Wilson intervals, no rank interval and no correlation, and still tests sentences', async () => {
    const { of } = await run({
      'one.txt': `The army met. The court met the army. A treaty came. ${Array(20).fill(filler).join(' ')}`,
    })
    const hard = of('concepts').find(({ concept }) => concept === 'power/hard')
    expect(Number(hard?.ci_low)).toBeGreaterThan(0)
    expect(Number(hard?.ci_high)).toBeGreaterThan(Number(hard?.per_million))
    expect([hard?.rank_low, hard?.length_correlation, hard?.dp_norm]).toEqual(['', '', '0'])
    const [pair] = of('cooccurrence').filter(({ unit }) => unit === 'sentence')
    expect(Number(pair?.ci_low)).toBeLessThan(Number(pair?.log_odds_ratio))
    expect(Number(pair?.p_documents)).toBeGreaterThan(0)
    expectNoNaN(of)
  })
})

describe('words beside a concept', () => {
  const beside = (word: string, times: number, n: number) =>
    `${`The army marched with a ${word} banner. `.repeat(times)}${Array(5).fill(filler).join(' ')} They were ${n} and ${'many '.repeat(n)}more.`
  const companyIn = async (texts: readonly string[]) => {
    const { of } = await run(Object.fromEntries(texts.map((text, n) => [`${n}.txt`, text])))
    return of('concept_terms').flatMap(({ concept, term }) => (concept === 'power/hard' ? [term] : []))
  }

  it('are none of a single document, however often it says them, where there are three', async () => {
    const company = await companyIn([beside('golden', 9, 0), ...[1, 2, 3].map((n) => beside('crimson', 2, n))])
    expect(company).toContain('crimson')
    expect(company).toContain('banner')
    expect(company).not.toContain('golden')
  })

  it('are those of all documents where there are fewer', async () => {
    expect(await companyIn([beside('golden', 9, 0)])).toContain('golden')
  })
})

describe('documents that are all alike', () => {
  it('say nothing of how far others might differ: no interval, no correlation, and no NaN', async () => {
    // A number is no word, so that none is a duplicate of another.
    const texts = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, `The army met the court in ${n}. ${Array(5).fill(filler).join(' ')}`]),
    )
    const { of } = await run(texts)
    const law = of('concepts').find(({ concept }) => concept === 'law')
    expect([law?.ci_low, law?.ci_high]).toEqual(['', ''])
    for (const { ci_low, ci_high } of of('cooccurrence')) expect([ci_low, ci_high]).toEqual(['', ''])
    expect(law?.length_correlation).toBe('')
    expectNoNaN(of)
  })
})

describe('texts without a mention', () => {
  it('give tables without rows or without intervals', async () => {
    const { of, result } = await run({
      'a.txt': Array(9).fill(filler).join(' '),
      'b.txt': `${filler} Nothing else was said by anyone there.`,
    })
    for (const { frequency, ci_low, ci_high, rank_low } of of('concepts'))
      expect([frequency, ci_low, ci_high, rank_low]).toEqual(['0', '', '', ''])
    for (const table of ['cooccurrence', 'influence', 'influence_edges', 'concept_terms']) expect(of(table)).toEqual([])
    expect(result.headline.restingOnOneEntry).toEqual([])
  })
})

describe('draws and seed', () => {
  it('stand in the plan, and are refused where they are none', async () => {
    const folder = folderOf({ 'a.txt': filler, 'lexicon.yaml': lexicon })
    const base = { inputs: [join(folder, 'a.txt')], lexicon: join(folder, 'lexicon.yaml'), jobs: 1 }
    const { plan } = await analyze({ ...base, out: folderOf(), draws: 200, seed: 7 })
    expect(plan.resampling).toEqual({ draws: 200, seed: 7 })
    await expect(analyze({ ...base, out: folderOf(), draws: 99 })).rejects.toThrow(
      '--draws must be a whole number from 100 to 100000, but is 99.',
    )
    await expect(analyze({ ...base, out: folderOf(), seed: -1 })).rejects.toThrow(
      '--seed must be a whole number from 0',
    )
  })
})
