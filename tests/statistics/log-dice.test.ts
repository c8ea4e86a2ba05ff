import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logDice } from '../../src/statistics/log-dice.js'
import { together } from './generated.js'

describe('logDice', () => {
  it('Rychlý 2008: 14 for always and only together', () => {
    expect(logDice(10, 10, 10)).toBe(14)
  })

  it('5 together, 20 and 30 alone', () => {
    expect(logDice(5, 20, 30)).toBeCloseTo(11.678072, 6)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(logDice(110, 2552, 221)).toBeCloseTo(10.344128, 6)
  })

  it('equals its definition, never exceeds 14, and does not care which is first', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        fc.pre(both > 0)
        const value = logDice(both, a, b)
        expect(value).toBeCloseTo(14 + Math.log(2 * both) / Math.LN2 - Math.log(a + b) / Math.LN2, 11)
        expect(value).toBeLessThanOrEqual(14)
        expect(logDice(both, b, a)).toBe(value)
      }),
    )
  })

  it('rises by one for twice as many together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (both, more) => {
        const alone = 2 * both + more
        expect(logDice(2 * both, alone, alone) - logDice(both, alone, alone)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is minus infinity, never NaN, for never together', () => {
    expect(logDice(0, 5, 9)).toBe(Number.NEGATIVE_INFINITY)
    expect(logDice(0, 0, 0)).toBe(Number.NEGATIVE_INFINITY)
  })

  it('refuses counts that contradict each other', () => {
    expect(() => logDice(6, 9, 5)).toThrow(new RangeError('observed must not exceed unitsB (5), but is 6.'))
  })
})
