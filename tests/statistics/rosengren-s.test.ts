import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rosengrenS } from '../../src/statistics/rosengren-s.js'
import { columns, partsWithItem, shuffled } from './generated.js'

describe('rosengrenS', () => {
  it('is 1 where every part holds its share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 }), (words) => {
        expect(
          rosengrenS(
            words.map((size) => 3 * size),
            words.map((size) => 10 * size),
          ),
        ).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is the share of the words where all stands in one part, and from the smallest share to 1 everywhere', () => {
    expect(rosengrenS([7, 0, 0], [10, 20, 30])).toBeCloseTo(1 / 6, 12)
    fc.assert(
      fc.property(partsWithItem, (parts) => {
        const value = rosengrenS(...columns(parts)) ?? Number.NaN
        const words = parts.map(([, size]) => size)
        const smallest = Math.min(...words) / words.reduce((sum, size) => sum + size, 0)
        expect(value).toBeGreaterThanOrEqual(smallest * (1 - 1e-12))
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('does not change in any bit with the order of the parts, nor by parts without words', () => {
    fc.assert(
      fc.property(shuffled(partsWithItem), ([parts, order]) => {
        const value = rosengrenS(...columns(parts))
        expect(rosengrenS(...columns(order))).toBe(value)
        expect(rosengrenS(...columns([[0, 0], ...parts, [0, 0]]))).toBe(value)
      }),
    )
  })

  it('has no value for an item that does not occur, and is 1 over one part', () => {
    expect(rosengrenS([0, 0], [5, 5])).toBeNull()
    expect(rosengrenS([], [])).toBeNull()
    expect(rosengrenS([3], [5])).toBe(1)
  })

  it('refuses arrays of different lengths, what is no count, and an item in a part without words', () => {
    expect(() => rosengrenS([1], [1, 2])).toThrow('occurrences and words must be as long, but are 1 and 2.')
    expect(() => rosengrenS([1, -1], [1, 2])).toThrow(/^occurrences\[1\] /)
    expect(() => rosengrenS([1, 1], [1, 0])).toThrow('occurrences[1] is 1, but words[1] is 0.')
  })
})
