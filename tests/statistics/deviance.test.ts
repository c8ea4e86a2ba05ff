import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviance } from '../../src/statistics/deviance.js'
import { relativeError } from './generated.js'

const direct = (o: number, e: number) => o * Math.log(o / e) - (o - e)

describe('deviance', () => {
  it('is what was expected where nothing was observed, since 0 ln 0 = 0', () => {
    expect(deviance(0, 12.5, -12.5)).toBe(12.5)
    expect(deviance(0, 0, 0)).toBe(0)
  })

  it('is 0 where the expected was observed', () => {
    expect(deviance(7, 7, 0)).toBe(0)
  })

  it('equals the plain formula far from equality', () => {
    const number = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(number, number, (o, e) => {
        fc.pre(o > 2 * e || e > 2 * o)
        expect(relativeError(deviance(o, e, o - e), direct(o, e))).toBeLessThan(1e-13)
      }),
    )
  })

  it('is continuous where the series takes over', () => {
    const expected = 1000
    for (const v of [0.1, -0.1]) {
      const o = (expected * (1 + v)) / (1 - v)
      for (const observed of [o * (1 - 1e-12), o * (1 + 1e-12)]) {
        expect(
          relativeError(deviance(observed, expected, observed - expected), direct(observed, expected)),
        ).toBeLessThan(1e-13)
      }
    }
  })

  it('keeps all digits near equality, where the plain formula has none left', () => {
    // (1 + t) ln(1 + t) - t = t^2/2 - t^3/6 + t^4/12 - ...
    const expected = 1_000_000_007
    const t = 1 / expected
    const exact = expected * (t ** 2 / 2 - t ** 3 / 6)
    expect(relativeError(deviance(expected + 1, expected, 1), exact)).toBeLessThan(1e-15)
    expect(relativeError(direct(expected + 1, expected), exact)).toBeGreaterThan(1e-3)
  })
})
