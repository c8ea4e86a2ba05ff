import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaledComplementaryErrorFunction } from '../../src/statistics/complementary-error-function.js'
import { relativeError } from './generated.js'

/** exp(z^2) erfc(z), computed with mpmath 1.3.0 at 50 digits. */
const vectors: readonly (readonly [z: number, value: number])[] = [
  [0.001, 0.9988726200811514],
  [0.1, 0.8964569799691267],
  [0.3, 0.7345993345676551],
  [0.49999, 0.6156954711170897],
  [0.5, 0.6156903441929259],
  [0.75, 0.5069376502931449],
  [1, 0.427583576155807],
  [2, 0.25539567631050575],
  [3.5, 0.1552936556088943],
  [6.2, 0.08985810831974592],
  [6.3, 0.08846589935285219],
  [10, 0.05614099274382259],
  [50, 0.011281536265323773],
  [1e6, 5.641895835474742e-7],
  [1e200, 5.641895835477563e-201],
]

/** Simpson's rule on 2 / sqrt(pi) * integral of exp(-u^2 - 2 z u) over u from 0 to infinity. */
function integrated(z: number): number {
  // Beyond this the integrand is below exp(-40) of where it began.
  const end = 40 / (z + Math.sqrt(z * z + 40))
  const steps = 20_000
  const width = end / steps
  let sum = 0
  for (let i = 0; i <= steps; i += 1) {
    const u = i * width
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-u * u - 2 * z * u)
  }
  return (2 / Math.sqrt(Math.PI)) * (width / 3) * sum
}

describe('scaledComplementaryErrorFunction', () => {
  it.each(vectors)('of %d is %d', (z, value) => {
    expect(relativeError(scaledComplementaryErrorFunction(z), value)).toBeLessThan(2e-15)
  })

  it('runs from exactly 1 to 0', () => {
    expect(scaledComplementaryErrorFunction(0)).toBe(1)
    expect(scaledComplementaryErrorFunction(Number.POSITIVE_INFINITY)).toBe(0)
  })

  it('equals the integral', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), (z) => {
        expect(relativeError(scaledComplementaryErrorFunction(z), integrated(z))).toBeLessThan(1e-11)
      }),
      { numRuns: 50 },
    )
  })

  it.each([-1e-9, Number.NEGATIVE_INFINITY, Number.NaN])('refuses %d', (z) => {
    expect(() => scaledComplementaryErrorFunction(z)).toThrow(RangeError)
  })
})
