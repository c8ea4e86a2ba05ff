import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import { relativeError } from './generated.js'

/**
 * The regularised upper incomplete gamma function Q(df / 2, x / 2), computed with mpmath 1.3.0 at 50 digits; the last
 * two rows by its quadrature of the density at 30 digits.
 */
const vectors: readonly (readonly [x: number, df: number, p: number])[] = [
  [0.001, 1, 0.9747728793699604],
  [0.454936423119572, 1, 0.5000000000000003],
  [3.841458820694124, 1, 0.05000000000000006],
  [6.635, 1, 0.009999419574042524],
  [10.828, 1, 0.0009997657195830924],
  [26.93355, 1, 2.105717130820261e-7],
  [270.72, 1, 7.906588774961875e-61],
  [500, 1, 9.505397766554091e-111],
  [1000, 1, 1.7958327848007262e-219],
  [1370, 1, 6.942937364643268e-300],
  [5.991, 2, 0.05001161502657909],
  [1380, 2, 2.171738281389827e-300],
  [0.1, 3, 0.9918374237318764],
  [7.815, 3, 0.04999390297488389],
  [500, 3, 4.771672031912758e-108],
  [1380, 3, 6.441714254784624e-299],
  [2, 4, 0.7357588823428847],
  [9.488, 4, 0.04999440557799464],
  [700, 4, 3.4852862290890077e-150],
  [11.07, 5, 0.05000961862240548],
  [500, 5, 7.984661110562802e-106],
  [1.5, 7, 0.9823096598068504],
  [300, 7, 6.0496418565563194e-61],
  [3, 10, 0.9814240637778593],
  [18.307, 10, 0.05000058909139812],
  [1390, 10, 1.4307580017518148e-292],
  [31, 31, 0.4662125062175083],
  [45, 31, 0.049850115148123486],
  [1400, 31, 5.395428448756116e-275],
  [80, 100, 0.9296649333406051],
  [124.342, 100, 0.05000071576997177],
  [1600, 100, 1.1458595769084505e-268],
  [900, 1001, 0.9899103826844657],
  [1001, 1001, 0.4940558252393927],
  [1200, 1001, 1.349007580754396e-5],
  [2900, 1001, 6.647831415990418e-184],
  [5, 2.5, 0.12308857115265885],
  [400, 2.5, 5.748844319491698e-87],
  [1_001_414, 1e6, 0.1586916820282174],
  [100_014_142, 1e8, 0.1586575734277082],
]

/** Simpson's rule on the density beyond x, with t = x + 2 v so that exp(-x / 2) stands before the integral. */
function integratedTail(x: number, df: number, logGamma: number): number {
  const a = df / 2
  const y = x / 2
  const end = 60 + 4 * a
  const steps = 60_000
  const width = end / steps
  let sum = 0
  for (let i = 0; i <= steps; i += 1) {
    const v = i * width
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp((a - 1) * Math.log1p(v / y) - v)
  }
  return Math.exp((a - 1) * Math.log(y) - y - logGamma) * (width / 3) * sum
}

/** ln Gamma(df / 2) for whole df, by products. */
function logGammaOfHalf(df: number): number {
  let sum = df % 2 === 0 ? 0 : Math.log(Math.PI) / 2
  for (let k = df % 2 === 0 ? 1 : 0.5; k < df / 2; k += 1) sum += Math.log(k)
  return sum
}

/** For an even df the tail is a sum of Poisson probabilities: exp(-y) (1 + y + y^2/2! + ... + y^(df/2 - 1)/(df/2 - 1)!). */
function poissonSum(x: number, evenDf: number): number {
  const y = x / 2
  let term = 1
  let sum = 1
  for (let j = 1; j < evenDf / 2; j += 1) {
    term *= y / j
    sum += term
  }
  return Math.exp(-y) * sum
}

describe('chiSquaredSurvival', () => {
  it.each(vectors)('of %d with %d degrees of freedom is %d', (x, df, p) => {
    expect(relativeError(chiSquaredSurvival(x, df), p)).toBeLessThan(1e-12)
  })

  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [10.828, 1, 0.001],
    [5.991, 2, 0.05],
    [18.307, 10, 0.05],
  ])('gives the level of the printed critical value %d for %d degrees of freedom', (x, df, level) => {
    expect(relativeError(chiSquaredSurvival(x, df), level)).toBeLessThan(2e-3)
  })

  it('equals the finite sum for even degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1300, noNaN: true }), fc.integer({ min: 1, max: 60 }), (x, half) => {
        expect(relativeError(chiSquaredSurvival(x, 2 * half), poissonSum(x, 2 * half))).toBeLessThan(1e-12)
      }),
    )
  })

  it('equals the integral of the density', () => {
    fc.assert(
      fc.property(fc.double({ min: 10, max: 1350, noNaN: true }), fc.integer({ min: 1, max: 25 }), (x, df) => {
        expect(relativeError(chiSquaredSurvival(x, df), integratedTail(x, df, logGammaOfHalf(df)))).toBeLessThan(1e-10)
      }),
      { numRuns: 40 },
    )
  })

  it('rises by a known step with two more degrees of freedom', () => {
    // Q(a + 1, y) = Q(a, y) + y^a exp(-y) / Gamma(a + 1)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), fc.integer({ min: 1, max: 60 }), (x, df) => {
        const y = x / 2
        const step = Math.exp((df / 2) * Math.log(y) - y - logGammaOfHalf(df + 2))
        expect(relativeError(chiSquaredSurvival(x, df + 2), chiSquaredSurvival(x, df) + step)).toBeLessThan(1e-12)
      }),
    )
  })

  it('falls from 1 to 0 and stays between', () => {
    const statistic = fc.double({ min: 0, max: 3000, noNaN: true })
    fc.assert(
      fc.property(statistic, statistic, fc.double({ min: 1, max: 500, noNaN: true }), (x, y, df) => {
        const [low, high] = x < y ? [x, y] : [y, x]
        const p = chiSquaredSurvival(low, df)
        expect(p).toBeLessThanOrEqual(1)
        expect(chiSquaredSurvival(high, df)).toBeGreaterThanOrEqual(1e-300)
        expect(chiSquaredSurvival(high, df)).toBeLessThanOrEqual(p * (1 + 1e-12))
      }),
    )
    expect(chiSquaredSurvival(0, 1)).toBe(1)
    expect(chiSquaredSurvival(0, 7)).toBe(1)
    expect(chiSquaredSurvival(Number.POSITIVE_INFINITY, 1)).toBe(1e-300)
    expect(chiSquaredSurvival(Number.POSITIVE_INFINITY, 7)).toBe(1e-300)
  })

  it('is never 0: what is below 1e-300 is given as 1e-300', () => {
    expect(chiSquaredSurvival(1373, 1)).toBeGreaterThan(1e-300)
    for (const statistic of [1375, 1420, 1490, 1e6, 1e300]) expect(chiSquaredSurvival(statistic, 1)).toBe(1e-300)
    expect(chiSquaredSurvival(1e300, 5)).toBe(1e-300)
    expect(chiSquaredSurvival(Number.MIN_VALUE, 5)).toBe(1)
  })

  it('refuses a statistic below 0 or without a value, and degrees of freedom out of range', () => {
    expect(() => chiSquaredSurvival(-1, 1)).toThrow(new RangeError('statistic must be 0 or more, but is -1.'))
    expect(() => chiSquaredSurvival(Number.NaN, 1)).toThrow(RangeError)
    for (const df of [0, 0.99, -1, Number.NaN, 1e8 + 1, Number.POSITIVE_INFINITY]) {
      expect(() => chiSquaredSurvival(1, df)).toThrow(`degreesOfFreedom must be from 1 to 100000000, but is ${df}.`)
    }
  })
})
