import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carrollD2 } from '../../src/statistics/carroll-d2.js'
import { columns, partsWithItem, shuffled } from './generated.js'

describe('carrollD2', () => {
  it('is 1 where every part holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (words) => {
        expect(
          carrollD2(
            words.map((size) => 3 * size),
            words.map((size) => 10 * size),
          ),
        ).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is 0 where all stands in one part, and from 0 to 1 everywhere', () => {
    expect(carrollD2([7, 0, 0], [10, 20, 30])).toBe(0)
    fc.assert(
      fc.property(partsWithItem, (parts) => {
        const value = carrollD2(...columns(parts)) ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not change in any bit with the order of the parts, nor by parts without words', () => {
    fc.assert(
      fc.property(shuffled(partsWithItem), ([parts, order]) => {
        const value = carrollD2(...columns(parts))
        expect(carrollD2(...columns(order))).toBe(value)
        expect(carrollD2(...columns([[0, 0], ...parts, [0, 0]]))).toBe(value)
      }),
    )
  })

  it('has no value for an item that does not occur, nor over one part', () => {
    expect(carrollD2([0, 0], [5, 5])).toBeNull()
    expect(carrollD2([], [])).toBeNull()
    expect(carrollD2([3], [5])).toBeNull()
  })

  it('refuses arrays of different lengths, what is no count, and an item in a part without words', () => {
    expect(() => carrollD2([1], [1, 2])).toThrow('occurrences and words must be as long, but are 1 and 2.')
    expect(() => carrollD2([1, -1], [1, 2])).toThrow(/^occurrences\[1\] /)
    expect(() => carrollD2([1, 1], [1, 0])).toThrow('occurrences[1] is 1, but words[1] is 0.')
  })
})
