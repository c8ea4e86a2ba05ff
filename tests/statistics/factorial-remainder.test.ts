import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorialRemainder } from '../../src/statistics/factorial-remainder.js'

describe('factorialRemainder', () => {
  it('is 0 for 0', () => {
    expect(factorialRemainder(0)).toBe(0)
  })

  it('gives the factorials back', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n
      const leading = n * Math.log(n) - n
      expect(Math.abs(factorialRemainder(n) - (Math.log(factorial) - leading))).toBeLessThan(3e-14)
    }
  })

  it('knows the factorials of halves through the root of pi', () => {
    let gamma = Math.sqrt(Math.PI)
    for (let x = 0.5; x <= 18; x += 1) {
      gamma *= x
      expect(Math.abs(factorialRemainder(x) - (Math.log(gamma) - (x * Math.log(x) - x)))).toBeLessThan(3e-14)
    }
  })

  it('obeys (x + 1)! = (x + 1) x! for every real x', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 40, noNaN: true }), (x) => {
        const rise = factorialRemainder(x + 1) - factorialRemainder(x)
        expect(Math.abs(rise - (1 - x * Math.log1p(1 / x)))).toBeLessThan(2e-14)
      }),
    )
  })

  it('approaches ln(2 pi x) / 2 and stays below 20 for every count', () => {
    expect(factorialRemainder(1e12)).toBeCloseTo(Math.log(2 * Math.PI * 1e12) / 2, 12)
    expect(factorialRemainder(Number.MAX_SAFE_INTEGER)).toBeLessThan(20)
  })
})
