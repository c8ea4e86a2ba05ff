import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorialRemainder } from '../../src/statistics/factorial-remainder.js'

/** ln x! - (x ln x - x), computed with mpmath 1.3.0 at 40 digits. */
const vectors: readonly (readonly [x: number, value: number])[] = [
  [0.5, 0.7257913526447274],
  [1, 1.0],
  [2.25, 1.3612089446219857],
  [7.5, 1.9374946032340121],
  [15.99, 2.310131208520528],
  [16, 2.310440550244173],
  [16.5, 2.3256686109895233],
  [20, 2.4209709896736653],
  [100, 3.2223569567543535],
  [12345.5, 5.6294687348959025],
]

describe('factorialRemainder', () => {
  it.each(vectors)('of %d is %d', (x, value) => {
    expect(Math.abs(factorialRemainder(x) - value)).toBeLessThan(5e-15)
  })

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
