import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { egbertDeviationOfProportions } from '../../src/statistics/egbert-deviation.js'
import { columns, partsWithItem, shuffled } from './generated.js'

describe('egbertDeviationOfProportions', () => {
  it('is 1 where every part holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (words) => {
        expect(
          egbertDeviationOfProportions(
            words.map((size) => 3 * size),
            words.map((size) => 10 * size),
          ),
        ).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is 0 where all stands in one part, and from 0 to 1 everywhere', () => {
    expect(egbertDeviationOfProportions([7, 0, 0], [10, 20, 30])).toBeCloseTo(0, 12)
    expect(egbertDeviationOfProportions([0, 0, 7], [10, 20, 30])).toBeCloseTo(0, 12)
    fc.assert(
      fc.property(partsWithItem, (parts) => {
        const value = egbertDeviationOfProportions(...columns(parts)) ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is scaled by the smallest part that holds the item, as DPnorm is by the smallest of all', () => {
    // DP is 0.75 - 0.3; the smallest part with the item has 0.3 of the words, the smallest of all 0.1.
    expect(egbertDeviationOfProportions([3, 1, 0], [30, 60, 10])).toBeCloseTo(1 - 0.45 / 0.7, 12)
  })

  it('does not change in any bit with the order of the parts, nor by parts without words', () => {
    fc.assert(
      fc.property(shuffled(partsWithItem), ([parts, order]) => {
        const value = egbertDeviationOfProportions(...columns(parts))
        expect(egbertDeviationOfProportions(...columns(order))).toBe(value)
        expect(egbertDeviationOfProportions(...columns([[0, 0], ...parts, [0, 0]]))).toBe(value)
      }),
    )
  })

  it('has no value for an item that does not occur, and is 1 over one part', () => {
    expect(egbertDeviationOfProportions([0, 0], [5, 5])).toBeNull()
    expect(egbertDeviationOfProportions([], [])).toBeNull()
    expect(egbertDeviationOfProportions([3], [5])).toBe(1)
  })

  it('refuses arrays of different lengths, what is no count, and an item in a part without words', () => {
    expect(() => egbertDeviationOfProportions([1], [1, 2])).toThrow(
      'occurrences and words must be as long, but are 1 and 2.',
    )
    expect(() => egbertDeviationOfProportions([1, -1], [1, 2])).toThrow(/^occurrences\[1\] /)
    expect(() => egbertDeviationOfProportions([1, 1], [1, 0])).toThrow('occurrences[1] is 1, but words[1] is 0.')
  })
})
