import { describe, expect, it } from 'vitest'
import { bootstrapLogRatios } from '../../src/statistics/bootstrap-log-ratio.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { logRatio } from '../../src/statistics/log-ratio.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'

/** One item in documents of given words. */
function oneItem(group: readonly number[], frequencies: readonly number[], words: readonly number[]) {
  const document = frequencies.flatMap((count, each) => (count > 0 ? [each] : []))
  const counts = documentCounts(
    group.length,
    1,
    document,
    document.map(() => 0),
    document.map((each) => frequencies[each] as number),
  )
  return { counts, words, group }
}

describe('the bootstrap of Log Ratio', () => {
  it('surrounds Log Ratio, and is the same for the same seed', () => {
    const data = oneItem([0, 0, 0, 1, 1, 1, 1], [5, 3, 4, 1, 2, 1, 1], [900, 1100, 1000, 1000, 1200, 800, 1000])
    const wanted = { item: [0, 0], group: [0, 1] }
    const { low, high } = bootstrapLogRatios(data, wanted, 500, 1)
    const estimate = logRatio(12, 5, 3000, 4000) as number
    expect(((low[0] as number) + (high[0] as number)) / 2).toBeCloseTo(estimate, 12)
    expect(low[0]).toBeLessThan(estimate)
    expect(low[1]).toBeCloseTo(-(high[0] as number), 9)
    expect(bootstrapLogRatios(data, wanted, 500, 1)).toEqual({ low, high })
    expect(bootstrapLogRatios(data, wanted, 500, 2)).not.toEqual({ low, high })
  })

  it('is a point where all documents are alike, and none where a side lacks the item or is one document', () => {
    const alike = oneItem([0, 0, 1, 1], [2, 2, 2, 2], [100, 100, 100, 100])
    const { low, high } = bootstrapLogRatios(alike, { item: [0], group: [0] }, 200, 1)
    expect([low[0], high[0]]).toEqual([0, 0])
    const missing = oneItem([0, 0, 1, 1], [0, 0, 2, 3], [100, 100, 100, 100])
    expect(bootstrapLogRatios(missing, { item: [0], group: [0] }, 200, 1).low[0]).toBeNaN()
    const single = oneItem([0, 1, 1], [4, 2, 3], [100, 100, 100])
    expect(bootstrapLogRatios(single, { item: [0], group: [0] }, 200, 1).high[0]).toBeNaN()
  })

  it('covers the true ratio in about 95 % of samples, also where documents differ much', () => {
    const samples = 200
    let covered = 0
    for (let sample = 0; sample < samples; sample += 1) {
      const { below, fraction } = randomNumbers(11, sample)
      const group = Array.from({ length: 50 }, (_, document) => (document < 20 ? 0 : 1))
      const words = group.map(() => 500 + below(1000))
      // Each document has a rate of its own, up to four times that of another; in group 0 twice as high.
      const frequencies = group.map((of, document) => {
        const rate = (of === 0 ? 0.02 : 0.01) * (0.4 + 1.2 * fraction())
        let count = 0
        for (let word = 0; word < (words[document] as number); word += 1) count += fraction() < rate ? 1 : 0
        return count
      })
      const { low, high } = bootstrapLogRatios(
        oneItem(group, frequencies, words),
        { item: [0], group: [0] },
        200,
        sample,
      )
      if ((low[0] as number) <= 1 && 1 <= (high[0] as number)) covered += 1
    }
    expect(covered / samples).toBeGreaterThan(0.9)
    expect(covered / samples).toBeLessThanOrEqual(0.99)
  })
})
