import { describe, expect, it } from 'vitest'
import { bootstrapLogRatios } from '../../src/statistics/bootstrap-log-ratio.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { logRatio } from '../../src/statistics/log-ratio.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { studentQuantile } from '../../src/statistics/student.js'

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

  it('is none where all documents are alike, or a side lacks the item or is one document', () => {
    const alike = oneItem([0, 0, 1, 1], [2, 2, 2, 2], [100, 100, 100, 100])
    const { low, high } = bootstrapLogRatios(alike, { item: [0], group: [0] }, 200, 1)
    expect([low[0], high[0]]).toEqual([NaN, NaN])
    const missing = oneItem([0, 0, 1, 1], [0, 0, 2, 3], [100, 100, 100, 100])
    expect(bootstrapLogRatios(missing, { item: [0], group: [0] }, 200, 1).low[0]).toBeNaN()
    const single = oneItem([0, 1, 1], [4, 2, 3], [100, 100, 100])
    expect(bootstrapLogRatios(single, { item: [0], group: [0] }, 200, 1).high[0]).toBeNaN()
  })

  it('takes all other documents as one pool, whatever groups they are of', () => {
    const frequencies = [5, 3, 4, 1, 2, 1, 1, 9, 0, 7]
    const words = [900, 1100, 1000, 1000, 1200, 800, 1000, 700, 900, 1300]
    const first = { item: [0], group: [0] }
    const two = bootstrapLogRatios(oneItem([0, 0, 0, 1, 1, 1, 1, 1, 1, 1], frequencies, words), first, 300, 5)
    for (const group of [
      [0, 0, 0, 1, 1, 2, 2, 3, 3, 3],
      [0, 0, 0, 1, 2, 3, 4, 5, 6, 7],
    ])
      expect(bootstrapLogRatios(oneItem(group, frequencies, words), first, 300, 5)).toEqual(two)
    // Groups of which each is steady would leave a rest that is resampled group by group next to nothing to vary by.
    const steady = oneItem([0, 0, 0, 1, 1, 1, 2, 2, 2], [5, 3, 4, 1, 1, 1, 40, 40, 40], Array(9).fill(1000))
    const { low, high } = bootstrapLogRatios(steady, first, 300, 5)
    expect((high[0] as number) - (low[0] as number)).toBeGreaterThan(2)
  })

  it('is as wide as where each side is drawn on its own, with as many documents as it has', () => {
    const group = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]
    const frequencies = [9, 4, 12, 6, 3, 7, 2, 5, 8, 1, 4, 6, 3]
    const words = [900, 1100, 1000, 1000, 1200, 800, 1000, 700, 900, 1300, 600, 900, 1000]
    const found = bootstrapLogRatios(oneItem(group, frequencies, words), { item: [0, 0, 0], group: [0, 1, 2] }, 4000, 1)
    const { below } = randomNumbers(2)
    for (const of of [0, 1, 2]) {
      const error = (isIn: (document: number) => boolean) => {
        const members = [...group.keys()].filter(isIn)
        const logs = Array.from({ length: 4000 }, () => {
          const drawn = members.map(() => members[below(members.length)] as number)
          const sum = (values: readonly number[]) => drawn.reduce((all, each) => all + (values[each] as number), 0)
          return Math.log2(sum(frequencies) / sum(words))
        })
        const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length
        const variance = logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (logs.length - 1)
        return { variance: (variance * members.length) / (members.length - 1), freedom: members.length - 1 }
      }
      const [a, b] = [error((document) => group[document] === of), error((document) => group[document] !== of)]
      const variance = a.variance + b.variance
      const freedom = Math.floor(variance ** 2 / (a.variance ** 2 / a.freedom + b.variance ** 2 / b.freedom))
      const width = 2 * studentQuantile(0.975, freedom) * Math.sqrt(variance)
      expect(((found.high[of] as number) - (found.low[of] as number)) / width).toBeGreaterThan(0.93)
      expect(((found.high[of] as number) - (found.low[of] as number)) / width).toBeLessThan(1.07)
    }
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
