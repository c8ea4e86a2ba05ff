import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bayesFactor, evidenceOf } from '../../src/statistics/bayes-factor.js'

describe('bayesFactor', () => {
  it('is 0 without words, and -ln n without a difference', () => {
    expect(bayesFactor(0, 0)).toBe(0)
    expect(bayesFactor(0, 1)).toBe(0)
    expect(bayesFactor(0, 1000)).toBe(-Math.log(1000))
  })

  it('asks for more the more words and degrees of freedom there are', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 1e9 }), (g2, words) => {
        expect(bayesFactor(g2, 2 * words)).toBeLessThan(bayesFactor(g2, words))
        expect(bayesFactor(g2, words, 2)).toBeLessThan(bayesFactor(g2, words))
      }),
    )
  })

  it.each([
    [-0.1, 'against'],
    [0, 'bare'],
    [1.9, 'bare'],
    [2, 'positive'],
    [6, 'strong'],
    [9.99, 'strong'],
    [10, 'very strong'],
  ])('of %d is called %s', (value, evidence) => expect(evidenceOf(value)).toBe(evidence))

  it('refuses a G2 below 0, and what is no count', () => {
    expect(() => bayesFactor(-1, 10)).toThrow('logLikelihood must be 0 or more, but is -1.')
    expect(() => bayesFactor(Number.NaN, 10)).toThrow(RangeError)
    expect(() => bayesFactor(1, 1.5)).toThrow(/^observations /)
  })
})
