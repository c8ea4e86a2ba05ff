import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { juillandD } from '../../src/statistics/juilland-d.js'
import { columns, partsWithItem, shuffled } from './generated.js'

describe('juillandD', () => {
  it('is 1 where every part holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (words) => {
        expect(
          juillandD(
            words.map((size) => 3 * size),
            words.map((size) => 10 * size),
          ),
        ).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is 0 where all stands in one part, and from 0 to 1 everywhere', () => {
    expect(juillandD([7, 0, 0], [10, 20, 30])).toBeCloseTo(0, 12)
    fc.assert(
      fc.property(partsWithItem, (parts) => {
        const value = juillandD(...columns(parts)) ?? Number.NaN
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not change in any bit with the order of the parts, nor by parts without words', () => {
    fc.assert(
      fc.property(shuffled(partsWithItem), ([parts, order]) => {
        const value = juillandD(...columns(parts))
        expect(juillandD(...columns(order))).toBe(value)
        expect(juillandD(...columns([[0, 0], ...parts, [0, 0]]))).toBe(value)
      }),
    )
  })

  it('has no value for an item that does not occur, nor over one part', () => {
    expect(juillandD([0, 0], [5, 5])).toBeNull()
    expect(juillandD([], [])).toBeNull()
    expect(juillandD([3], [5])).toBeNull()
  })

  it('refuses arrays of different lengths, what is no count, and an item in a part without words', () => {
    expect(() => juillandD([1], [1, 2])).toThrow('occurrences and words must be as long, but are 1 and 2.')
    expect(() => juillandD([1, -1], [1, 2])).toThrow(/^occurrences\[1\] /)
    expect(() => juillandD([1, 1], [1, 0])).toThrow('occurrences[1] is 1, but words[1] is 0.')
  })
})
