import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simulateRates, trueRate } from '../../bench/coverage/simulate.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { wilsonInterval } from '../../src/statistics/interval.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { bootstrapRatios, ratioIntervals, ratiosOf } from '../../src/statistics/ratio.js'
import { cutInto, someCounts } from './generated.js'

const totalsOf = (documents: number) => Float64Array.from({ length: documents }, (_, document) => 50 + 7 * document)

describe('ratios of sums over documents', () => {
  it('Cochran 1977, section 6.4: the linearised standard error, by hand', () => {
    // f = 1, 3, 2 of w = 10, 10, 20: r = 0.15, residuals -0.5, 1.5, -1.
    const { ratio, error } = ratiosOf(documentCounts(3, 1, [0, 1, 2], [0, 0, 0], [1, 3, 2]), [10, 10, 20])
    expect(ratio[0]).toBe(0.15)
    expect(error[0]).toBeCloseTo(Math.sqrt(1.5 * (0.25 + 2.25 + 1)) / 40, 14)
  })

  it('have no error where all documents have the same ratio', () => {
    const { error } = ratiosOf(documentCounts(3, 1, [0, 1, 2], [0, 0, 0], [1, 3, 7]), [10, 30, 70])
    expect(error[0]).toBe(0)
  })

  it('are the same bytes however the draws are spread over ranges', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(2 ** 31), fc.array(fc.nat(30)), (counts, seed, cuts) => {
        const totals = totalsOf(counts.documents)
        const whole = bootstrapRatios(counts, totals, { seed, from: 0, to: 30 })
        const parts = cutInto(30, cuts).map(([from, to]) => bootstrapRatios(counts, totals, { seed, from, to }))
        expect(parts.flatMap(({ ratio }) => [...ratio])).toEqual([...whole.ratio])
        expect(parts.flatMap(({ error }) => [...error])).toEqual([...whole.error])
      }),
      { numRuns: 30 },
    )
  })
})

describe('the interval of a ratio', () => {
  const resampling = { draws: 400, seed: 5 }

  it('does not depend on the other items', () => {
    const [documents, items, counts] = [
      [0, 0, 1, 2, 3, 3],
      [0, 1, 0, 1, 0, 1],
      [3, 1, 5, 2, 2, 4],
    ]
    const both = ratioIntervals(documentCounts(4, 2, documents, items, counts), totalsOf(4), resampling)
    const first = ratioIntervals(documentCounts(4, 1, [0, 1, 3], [0, 0, 0], [3, 5, 2]), totalsOf(4), resampling)
    expect(first[0]).toEqual(both[0])
  })

  it('of one document is that of Wilson, one without a count has none, and empty documents change nothing', () => {
    const one = ratioIntervals(documentCounts(3, 2, [1], [0], [4]), [0, 200, 0], resampling)
    expect(one).toEqual([wilsonInterval(4, 200), { low: null, high: null }])
    const two = documentCounts(2, 1, [0, 1], [0, 0], [4, 1])
    const withEmpty = documentCounts(4, 1, [1, 3], [0, 0], [4, 1])
    expect(ratioIntervals(withEmpty, [0, 100, 0, 90], resampling)).toEqual(ratioIntervals(two, [100, 90], resampling))
  })

  it('over no documents, no words or more counts than words is none, never NaN', () => {
    expect(ratioIntervals(documentCounts(0, 1, [], [], []), [], resampling)).toEqual([{ low: null, high: null }])
    expect(ratioIntervals(documentCounts(2, 1, [], [], []), [0, 0], resampling)).toEqual([{ low: null, high: null }])
    expect(ratioIntervals(documentCounts(1, 1, [0], [0], [3]), [2], resampling)).toEqual([{ low: null, high: null }])
    expect(ratioIntervals(documentCounts(2, 1, [0], [0], [3]), [0, 0], resampling)).toEqual([{ low: null, high: null }])
  })

  it('of documents that are all alike is none: draws from them cannot vary', () => {
    const counts = documentCounts(6, 1, [0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0], [3, 3, 3, 3, 3, 3])
    expect(ratioIntervals(counts, [70, 70, 70, 70, 70, 70], resampling)).toEqual([{ low: null, high: null }])
  })

  it('sets no upper limit where one document of many holds all', () => {
    const [interval] = ratioIntervals(documentCounts(20, 1, [7], [0], [5]), new Float64Array(20).fill(100), resampling)
    expect(interval?.high).toBeNull()
    expect(interval?.low).toBeGreaterThanOrEqual(0)
    expect(interval?.low).toBeLessThan(5 / 2000)
  })

  it('covers the true rate in 93 to 97 % of simulated corpora of 40 unlike documents', () => {
    // The width of the band allows for the chance of 400 corpora; the large simulation is in bench/.
    let covered = 0
    const corpora = 400
    const random = randomNumbers(11)
    for (let corpus = 0; corpus < corpora; corpus += 1) {
      const { words, mentions } = simulateRates(random, { documents: 40, shape: 1, holding: 1 })
      const counts = documentCounts(40, 1, [...mentions.keys()], new Int32Array(40), mentions)
      const [interval] = ratioIntervals(counts, words, { draws: 400, seed: corpus })
      if ((interval?.low ?? 0) <= trueRate && trueRate <= (interval?.high ?? Number.POSITIVE_INFINITY)) covered += 1
    }
    expect(covered / corpora).toBeGreaterThanOrEqual(0.93)
    expect(covered / corpora).toBeLessThanOrEqual(0.97)
  })
})
