import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kullbackLeiblerDivergence } from '../../src/statistics/kullback-leibler-divergence.js'
import { columns, partsWithItem, shuffled } from './generated.js'

describe('kullbackLeiblerDivergence', () => {
  it('is 0 where every part holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (words) => {
        expect(
          kullbackLeiblerDivergence(
            words.map((size) => 3 * size),
            words.map((size) => 10 * size),
          ),
        ).toBeCloseTo(0, 12)
      }),
    )
  })

  it('is log2 of what one part is of the words where all stands in it, and from 0 to that of the smallest everywhere', () => {
    expect(kullbackLeiblerDivergence([7, 0, 0], [10, 20, 30])).toBeCloseTo(Math.log2(6), 12)
    fc.assert(
      fc.property(partsWithItem, (parts) => {
        const value = kullbackLeiblerDivergence(...columns(parts)) ?? Number.NaN
        const words = parts.map(([, size]) => size)
        const smallest = Math.min(...words) / words.reduce((sum, size) => sum + size, 0)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(Math.log2(1 / smallest) + 1e-12)
      }),
    )
  })

  it('does not change in any bit with the order of the parts, nor by parts without words', () => {
    fc.assert(
      fc.property(shuffled(partsWithItem), ([parts, order]) => {
        const value = kullbackLeiblerDivergence(...columns(parts))
        expect(kullbackLeiblerDivergence(...columns(order))).toBe(value)
        expect(kullbackLeiblerDivergence(...columns([[0, 0], ...parts, [0, 0]]))).toBe(value)
      }),
    )
  })

  it('has no value for an item that does not occur, and is 0 over one part', () => {
    expect(kullbackLeiblerDivergence([0, 0], [5, 5])).toBeNull()
    expect(kullbackLeiblerDivergence([], [])).toBeNull()
    expect(kullbackLeiblerDivergence([3], [5])).toBe(0)
  })

  it('refuses arrays of different lengths, what is no count, and an item in a part without words', () => {
    expect(() => kullbackLeiblerDivergence([1], [1, 2])).toThrow(
      'occurrences and words must be as long, but are 1 and 2.',
    )
    expect(() => kullbackLeiblerDivergence([1, -1], [1, 2])).toThrow(/^occurrences\[1\] /)
    expect(() => kullbackLeiblerDivergence([1, 1], [1, 0])).toThrow('occurrences[1] is 1, but words[1] is 0.')
  })
})
