import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapSums } from '../../src/statistics/bootstrap.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { bootstrapWeights } from '../../src/statistics/resample.js'
import { cutInto, someCounts } from './generated.js'

describe('the sums of a bootstrap', () => {
  it('are the counts times the weights of the draw', () => {
    const counts = documentCounts(3, 2, [0, 0, 1, 2], [0, 1, 1, 0], [4, 1, 2, 9])
    bootstrapSums(counts, { seed: 3, from: 5, to: 8 }, (sums, draw, weights) => {
      const [a = 0, b = 0, c = 0] = bootstrapWeights(3, 3, draw)
      expect([...weights]).toEqual([a, b, c])
      expect([...sums]).toEqual([4 * a + 9 * c, a + 2 * b])
    })
  })

  it('are the same however the draws are spread over ranges', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(2 ** 31), fc.array(fc.nat(30)), (counts, seed, cuts) => {
        const drawn = (ranges: readonly (readonly [number, number])[]) => {
          const all: number[][] = []
          for (const [from, to] of ranges) bootstrapSums(counts, { seed, from, to }, (sums) => all.push([...sums]))
          return all
        }
        expect(drawn(cutInto(30, cuts))).toEqual(drawn([[0, 30]]))
      }),
      { numRuns: 30 },
    )
  })

  it('are whole numbers, also of large counts', () => {
    const counts = documentCounts(2, 1, [0, 1], [0, 0], [2 ** 30 + 1, 2 ** 30 + 2])
    bootstrapSums(counts, { seed: 1, from: 0, to: 20 }, ([sum], _, [a = 0, b = 0]) => {
      expect(sum).toBe(a * (2 ** 30 + 1) + b * (2 ** 30 + 2))
    })
  })
})
