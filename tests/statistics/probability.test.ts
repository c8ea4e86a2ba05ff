import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedProbability, probabilityText, smallestProbability } from '../../src/statistics/probability.js'

describe('a probability', () => {
  it('is never below 1e-300, which no reader of CSV takes for 0, and never above 1', () => {
    expect(smallestProbability).toBe(1e-300)
    expect([0, Number.MIN_VALUE, 1e-300, 0.5, 1, 1 + 2e-16].map(boundedProbability)).toEqual([
      1e-300, 1e-300, 1e-300, 0.5, 1, 1,
    ])
  })

  it.each([
    [0, '<1e-300'],
    [1e-300, '<1e-300'],
    [1.1e-300, '1.1e-300'],
    [0.000012345, '1.2e-5'],
    [0.00009999, '0.0001'],
    [0.000123, '0.00012'],
    [0.0344, '0.034'],
    [0.05, '0.05'],
    [0.5, '0.5'],
    [0.994, '0.99'],
    [0.9999, '>0.99'],
    [1, '1'],
  ])('of %d is printed as %s', (probability, text) => expect(probabilityText(probability)).toBe(text))

  it('is printed as 0 nowhere, and as 1 only where it is 1', () => {
    const probability = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -323, max: 0, noNaN: true }).map((exponent) => 10 ** exponent),
    )
    fc.assert(
      fc.property(probability, (p) => {
        const text = probabilityText(p)
        expect(Number(text.replace(/[<>]/, ''))).toBeGreaterThan(0)
        expect(text === '1').toBe(p === 1)
        if (/^\d/.test(text)) expect(Math.abs(Number(text) - p)).toBeLessThanOrEqual(0.051 * p)
      }),
    )
  })

  it.each([-1e-9, 1.1, Number.NaN])('is not %d', (value) => {
    expect(() => probabilityText(value)).toThrow(`probability must be from 0 to 1, but is ${value}.`)
  })
})
