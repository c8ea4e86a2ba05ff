import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dice } from '../../src/statistics/dice.js'
import { together } from './generated.js'

describe('dice', () => {
  it('Dice 1945: 5 together, 20 and 30 alone', () => {
    expect(dice(5, 20, 30)).toBeCloseTo(0.2, 6)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(dice(110, 2552, 221)).toBeCloseTo(0.079336, 6)
  })

  it('equals the harmonic mean of the two conditional shares', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        fc.pre(both > 0)
        expect(dice(both, a, b)).toBeCloseTo(2 / (a / both + b / both), 13)
      }),
    )
  })

  it('is 0 for never together, 1 for always and only together, and between for all else', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        const value = dice(both, a, b)
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
        expect(dice(both, b, a)).toBe(dice(both, a, b))
      }),
    )
  })

  it('depends on shares only', () => {
    fc.assert(
      fc.property(together, fc.integer({ min: 2, max: 1000 }), ([both, a, b], by) => {
        expect(dice(both * by, a * by, b * by)).toBeCloseTo(dice(both, a, b), 14)
      }),
    )
  })

  it('is 0 where one or both never occur', () => {
    expect(dice(0, 0, 0)).toBe(0)
    expect(dice(0, 5, 0)).toBe(0)
  })

  it('refuses counts that contradict each other', () => {
    expect(() => dice(6, 5, 9)).toThrow(new RangeError('observed must not exceed unitsA (5), but is 6.'))
    expect(() => dice(Number.NaN, 5, 9)).toThrow(RangeError)
  })
})
