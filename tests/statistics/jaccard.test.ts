import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaccard, jaccardOfSets } from '../../src/statistics/jaccard.js'
import { together } from './generated.js'

describe('jaccard', () => {
  it('Jaccard 1912: 5 together, 20 and 30 alone', () => {
    expect(jaccard(5, 20, 30)).toBeCloseTo(0.111111, 6)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(jaccard(110, 2552, 221)).toBeCloseTo(0.041307, 6)
  })

  it('equals the intersection over the union', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        fc.pre(both > 0)
        expect(jaccard(both, a, b)).toBeCloseTo(both / (both + (a - both) + (b - both)), 13)
      }),
    )
  })

  it('is 0 for never together, 1 for always and only together, and between for all else', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        const value = jaccard(both, a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(value === 0).toBe(both === 0)
        expect(value === 1).toBe(both > 0 && a === both && b === both)
      }),
    )
  })

  it('does not care which is first', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        expect(jaccard(both, b, a)).toBe(jaccard(both, a, b))
      }),
    )
  })

  it('depends on shares only', () => {
    fc.assert(
      fc.property(together, fc.integer({ min: 2, max: 1000 }), ([both, a, b], by) => {
        expect(jaccard(both * by, a * by, b * by)).toBeCloseTo(jaccard(both, a, b), 14)
      }),
    )
  })

  it('is 0 where one or both never occur', () => {
    expect(jaccard(0, 0, 0)).toBe(0)
    expect(jaccard(0, 5, 0)).toBe(0)
  })

  it('refuses counts that contradict each other', () => {
    expect(() => jaccard(6, 5, 9)).toThrow(new RangeError('observed must not exceed unitsA (5), but is 6.'))
    expect(() => jaccard(Number.NaN, 5, 9)).toThrow(RangeError)
  })
})

describe('jaccardOfSets', () => {
  it('is the share of elements in both, 1 for the same and 0 for none in common', () => {
    expect(jaccardOfSets(new Set(['a', 'b', 'c']), new Set(['c', 'b', 'd']))).toBe(0.5)
    expect(jaccardOfSets(new Set([1, 2]), new Set([2, 1]))).toBe(1)
    expect(jaccardOfSets(new Set([1]), new Set([2]))).toBe(0)
    expect(jaccardOfSets(new Set(), new Set())).toBe(0)
    expect(jaccardOfSets(new Set([1]), new Set())).toBe(0)
  })

  it('is the same for either set first', () => {
    const set = fc.array(fc.nat(20)).map((elements) => new Set(elements))
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(jaccardOfSets(a, b)).toBe(jaccardOfSets(b, a))
      }),
    )
  })
})
