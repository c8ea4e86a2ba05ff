import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosine } from '../../src/statistics/cosine.js'
import { columns, count, shuffled } from './generated.js'

const pairs = fc.array(fc.tuple(count(1000), count(1000)), { maxLength: 40 })

describe('cosine', () => {
  it('is exactly 1 for the same counts, 0 for nothing in common and for an empty vector', () => {
    fc.assert(
      fc.property(fc.array(count(1000)), (counts) => {
        expect(cosine(counts, counts)).toBe(counts.some((value) => value > 0) ? 1 : 0)
      }),
    )
    expect(cosine([1, 2, 0], [0, 0, 3])).toBe(0)
    expect(cosine([0, 0], [1, 2])).toBe(0)
    expect(cosine([], [])).toBe(0)
  })

  it('is from 0 to 1 for counts, the same for both directions and any order of terms', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([inOrder, otherwise]) => {
        const [a, b] = columns(inOrder)
        const value = cosine(a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(cosine(b, a)).toBe(value)
        expect(cosine(...columns(otherwise))).toBe(value)
      }),
    )
  })

  it('needs only the shared terms where the squares are given', () => {
    expect(cosine([2, 2], [1, 2], 9, 9)).toBe(cosine([1, 2, 2, 0], [0, 1, 2, 2]))
  })

  it('is -1 for opposite weights', () => expect(cosine([1, -2], [-2, 4])).toBeCloseTo(-1, 15))

  it('refuses vectors of different lengths and what is no finite number', () => {
    expect(() => cosine([1], [1, 2])).toThrow('a and b must be as long, but are 1 and 2.')
    expect(() => cosine([Number.NaN], [1])).toThrow(RangeError)
    expect(() => cosine([1e200], [1e200])).toThrow('a and b must hold finite numbers whose squares can be added.')
  })
})
