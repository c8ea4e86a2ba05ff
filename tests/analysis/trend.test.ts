import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacedDocument } from '../../src/analysis/place-documents.js'
import { finished, records } from '../../src/analysis/result-table.js'
import { type Series, trendTable } from '../../src/analysis/trend.js'

const periods = ['2010', '2011', '2012'].map((label, step) => ({ label, step }))
const someDraws = { draws: 60, seed: 1 }

const corpora = fc.array(
  fc.record({
    words: fc.integer({ min: 1, max: 50 }),
    period: fc.integer({ min: 0, max: 2 }),
    group: fc.constantFrom('', 'A', 'B'),
    frequencies: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
  }),
  { maxLength: 12 },
)
type Corpus = (PlacedDocument & { readonly frequencies: readonly number[] })[]

const seriesOf = (corpus: Corpus): Series[] =>
  ['a', 'b'].map((concept, number) => ({
    concept,
    counts: corpus.flatMap(({ frequencies }, document) =>
      (frequencies[number] as number) > 0 ? [[document, frequencies[number] as number] as const] : [],
    ),
  }))
const rowsOf = async (corpus: Corpus) =>
  records(await finished(trendTable(corpus, periods, seriesOf(corpus), someDraws)))

describe('a trend', () => {
  it('counts what a reader with a pencil counts, in every period, group and concept', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (corpus) => {
        const rows = await rowsOf(corpus)
        const groups = [...new Set(corpus.map(({ group }) => group))].sort()
        expect(rows.map(({ period, group, concept }) => [period, group, concept])).toEqual(
          periods.flatMap(({ label }) =>
            groups.flatMap((group) => ['a', 'b'].map((concept) => [label, group, concept])),
          ),
        )
        for (const row of rows) {
          const inCell = corpus.filter(
            ({ period, group }) => periods[period]?.label === row.period && group === row.group,
          )
          const counts = inCell.map(({ frequencies }) => frequencies[row.concept === 'a' ? 0 : 1] as number)
          const frequency = counts.reduce((sum, count) => sum + count, 0)
          const words = inCell.reduce((sum, document) => sum + document.words, 0)
          const has = counts.filter((count) => count > 0).length
          expect(row).toMatchObject({ frequency, words, documents: inCell.length, documents_with: has })
          expect(row.per_million).toBe(words === 0 ? null : (frequency * 1e6) / words)
          expect(row.share_of_documents).toBe(inCell.length === 0 ? null : has / inCell.length)
        }
      }),
    )
  })

  it('has intervals around what they are of, and nothing that is no number', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async (corpus) => {
        for (const row of await rowsOf(corpus)) {
          for (const cell of Object.values(row)) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true)
          const { per_million: rate, ci_low: low, share_of_documents: share, share_ci_low, share_ci_high } = row
          if (low !== null) expect(low).toBeLessThanOrEqual((rate as number) + 1e-9)
          if (share !== null) {
            expect(share_ci_low).toBeLessThanOrEqual(share as number)
            expect(share_ci_high).toBeGreaterThanOrEqual(share as number)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has no rate where there is no document, and 0 where there is one without a mention', async () => {
    const rows = await rowsOf([
      { words: 10, period: 0, group: '', frequencies: [2, 0] },
      { words: 10, period: 2, group: '', frequencies: [0, 0] },
    ])
    expect(
      rows.filter(({ concept }) => concept === 'a').map(({ per_million, documents }) => [per_million, documents]),
    ).toEqual([
      [200_000, 1],
      [null, 0],
      [0, 1],
    ])
  })

  it("gives Wilson's interval where there is one document", async () => {
    const [row] = await rowsOf([{ words: 20, period: 0, group: '', frequencies: [5, 0] }])
    // R 4.2.2: prop.test(5, 20, correct = FALSE)$conf.int
    expect(row?.ci_low).toBeCloseTo(111_861.7, 1)
    expect(row?.ci_high).toBeCloseTo(468_700.9, 1)
  })
})
