import { describe, expect, it } from 'vitest'
import type { DocumentGroups } from '../../src/analysis/document-groups.js'
import { type KeynessDraws, keynessOf, permutationDraws } from '../../src/analysis/keyness.js'
import { bootstrapLogRatios } from '../../src/statistics/bootstrap-log-ratio.js'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import { contingencyTable } from '../../src/statistics/contingency.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { documentProbabilities } from '../../src/statistics/document-permutation.js'
import { logLikelihood } from '../../src/statistics/log-likelihood.js'
import { logRatio } from '../../src/statistics/log-ratio.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { permutedGroup } from '../../src/statistics/resample.js'

const drawn: KeynessDraws = {
  probabilities: async (...test) => documentProbabilities(...test),
  logRatios: async (...wanted) => bootstrapLogRatios(...wanted),
}
const settings = { draws: 1000, seed: 1, limit: 1000, drawn }

/** Frequencies by document and item, and the groups of the documents. */
function compared(group: readonly number[], frequencies: readonly (readonly number[])[], words: readonly number[]) {
  const rows = frequencies.flatMap((counts, document) => counts.map((count, item) => ({ document, item, count })))
  const filled = rows.filter(({ count }) => count > 0)
  const column = (of: 'document' | 'item' | 'count') => filled.map((row) => row[of])
  const items = frequencies[0]?.map((_, item) => `item-${String(item).padStart(3, '0')}`) ?? []
  const counts = documentCounts(group.length, items.length, column('document'), column('item'), column('count'))
  const groups: DocumentGroups = {
    names: ['x', 'y'],
    documents: group.map((of, number) => ({
      number,
      document: `${number}`,
      words: words[number] as number,
      group: of,
    })),
    pairs: [{ a: 0, b: 1 }],
    leftOut: [],
  }
  return { frequencies: { items, counts, words, group }, groups }
}

/** Documents that keep to their own subjects: a term is in few of them, and then often. */
function burstyDocuments(documents: number, terms: number) {
  const { below, fraction } = randomNumbers(4)
  return Array.from({ length: documents }, () =>
    Array.from({ length: terms }, () => (fraction() < 0.2 ? 5 + below(30) : below(2))),
  )
}

describe('keyness', () => {
  it('holds what its measures say, the highest G2 first', async () => {
    const { frequencies, groups } = compared(
      [0, 0, 1, 1, 1],
      [
        [8, 1],
        [6, 1],
        [1, 1],
        [0, 1],
        [1, 2],
      ],
      [1000, 900, 1100, 1000, 1000],
    )
    const [found] = await keynessOf('term', frequencies, groups, settings)
    expect(found?.items.map(({ item }) => item)).toEqual(['item-000', 'item-001'])
    const g2 = logLikelihood(contingencyTable(14, 16, 1900, 5000))
    expect(found?.items[0]).toMatchObject({
      kind: 'term',
      frequencyA: 14,
      frequencyB: 2,
      perMillionA: (14 / 1900) * 1e6,
      g2,
      p: chiSquaredSurvival(g2, 1),
      logRatio: logRatio(14, 2, 1900, 3100),
      bic: g2 - Math.log(5000),
    })
    // Two of five documents can be chosen in ten ways, of which one is as extreme.
    expect(Math.abs((found?.items[0]?.pDocuments as number) - 0.1)).toBeLessThan(0.03)
    expect(found).toMatchObject({ byWords: 1, byDocuments: 0, tested: 2 })
  })

  it('has no NaN: one document on a side leaves the test and the interval empty', async () => {
    const { frequencies, groups } = compared(
      [0, 1, 1],
      [
        [3, 0],
        [1, 0],
        [1, 0],
      ],
      [100, 100, 100],
    )
    const [found] = await keynessOf('term', frequencies, groups, settings)
    expect(found?.items[0]).toMatchObject({ pDocuments: null, qDocuments: null, low: null, high: null })
    expect(found?.items[1]).toMatchObject({ frequencyA: 0, g2: 0, p: 1, q: 1, logRatio: 0, percentDifference: 0 })
  })

  it('finds nothing where all documents are alike', async () => {
    const { frequencies, groups } = compared(
      [0, 0, 1, 1],
      [
        [3, 1],
        [3, 1],
        [3, 1],
        [3, 1],
      ],
      [50, 50, 50, 50],
    )
    const [found] = await keynessOf('term', frequencies, groups, settings)
    for (const item of found?.items ?? [])
      expect(item).toMatchObject({ g2: 0, p: 1, pDocuments: 1, qDocuments: 1, logRatio: 0, low: null, high: null })
  })

  it('gives no G2 where there are more mentions than words, and no probability of 0', async () => {
    const { frequencies, groups } = compared([0, 0, 1, 1], [[30], [30], [1], [1]], [20, 20, 50, 50])
    const [found] = await keynessOf('concept', frequencies, groups, settings)
    expect(found?.items[0]).toMatchObject({ g2: null, p: null, q: null, logRatio: null, bic: null })
    const strong = compared([0, 0, 1, 1], [[4000], [4000], [0], [0]], [9000, 9000, 9000, 9000])
    const [sure] = await keynessOf('term', strong.frequencies, strong.groups, settings)
    expect(sure?.items[0]?.p).toBeGreaterThan(0)
    expect(sure?.items[0]?.p).toBe(chiSquaredSurvival(5000, 1))
  })

  it('draws more where that is cheap and never less than is asked for', () => {
    const small = compared([0, 0, 1, 1], [[1], [1], [1], [1]], [9, 9, 9, 9])
    expect(permutationDraws(small.frequencies, [0], 1000)).toBe(20_000)
    const huge = {
      ...small.frequencies,
      counts: { ...small.frequencies.counts, item: new Int32Array(40_000_000) },
    }
    expect(permutationDraws(huge, [0], 1000)).toBe(1000)
  })

  it('lets a term pass in at most 5 % of random splits by documents, however unequal, and by G2 in nearly all', async () => {
    const frequencies = burstyDocuments(40, 60)
    const words = frequencies.map((_, document) => (document % 4 === 0 ? 8000 : 1000))
    const splits = 400
    for (const size of [20, 7]) {
      const passed = { words: 0, documents: 0 }
      for (let split = 0; split < splits; split += 1) {
        const first = new Set(permutedGroup(40, size, 9, split))
        const group = words.map((_, document) => (first.has(document) ? 0 : 1))
        const data = compared(group, frequencies, words)
        const [found] = await keynessOf('term', data.frequencies, data.groups, {
          ...settings,
          draws: 200,
          limit: 1,
          drawn: {
            ...drawn,
            probabilities: async (grouped, tested, test) =>
              documentProbabilities(grouped, tested, { ...test, draws: 1999 }),
          },
        })
        if ((found?.byWords ?? 0) > 0) passed.words += 1
        if ((found?.byDocuments ?? 0) > 0) passed.documents += 1
      }
      expect(passed.documents / splits).toBeLessThanOrEqual(0.05)
      expect(passed.words / splits).toBeGreaterThan(0.95)
    }
  })

  it('finds the term that was planted, among terms of which documents are full', async () => {
    const { below } = randomNumbers(6)
    const group = Array.from({ length: 40 }, (_, document) => (document < 12 ? 0 : 1))
    const frequencies = burstyDocuments(40, 60).map((counts, document) => [
      ...counts,
      (document < 12 ? 6 : 1) + below(3),
    ])
    const data = compared(
      group,
      frequencies,
      frequencies.map(() => 2000),
    )
    const [found] = await keynessOf('term', data.frequencies, data.groups, settings)
    const key = found?.items.filter(({ qDocuments }) => (qDocuments ?? 1) <= 0.05).map(({ item }) => item)
    expect(key).toEqual(['item-060'])
  })
})
