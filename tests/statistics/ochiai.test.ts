import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ochiai } from '../../src/statistics/ochiai.js'
import { together } from './generated.js'

describe('ochiai', () => {
  it('Ochiai 1957: 5 together, 20 and 30 alone', () => {
    expect(ochiai(5, 20, 30)).toBeCloseTo(0.204124, 6)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(ochiai(110, 2552, 221)).toBeCloseTo(0.146473, 6)
  })

  it('equals the geometric mean of the two conditional shares', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        fc.pre(both > 0)
        expect(ochiai(both, a, b)).toBeCloseTo(Math.sqrt((both / a) * (both / b)), 13)
      }),
    )
  })

  it('is 0 for never together, 1 for always and only together, and between for all else', () => {
    fc.assert(
      fc.property(together, ([both, a, b]) => {
        const value = ochiai(both, a, b)
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
        expect(ochiai(both, b, a)).toBe(ochiai(both, a, b))
      }),
    )
  })

  it('depends on shares only', () => {
    fc.assert(
      fc.property(together, fc.integer({ min: 2, max: 1000 }), ([both, a, b], by) => {
        expect(ochiai(both * by, a * by, b * by)).toBeCloseTo(ochiai(both, a, b), 14)
      }),
    )
  })

  it('is 0 where one or both never occur', () => {
    expect(ochiai(0, 0, 0)).toBe(0)
    expect(ochiai(0, 5, 0)).toBe(0)
  })

  it('refuses counts that contradict each other', () => {
    expect(() => ochiai(6, 5, 9)).toThrow(new RangeError('observed must not exceed unitsA (5), but is 6.'))
    expect(() => ochiai(Number.NaN, 5, 9)).toThrow(RangeError)
  })
})
