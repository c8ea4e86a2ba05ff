import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectSizeLogLikelihood } from '../../src/statistics/effect-size-log-likelihood.js'
import { comparison } from './generated.js'

describe('effectSizeLogLikelihood', () => {
  it('is 0 for equal rates, and finite and not negative wherever it is defined', () => {
    expect(effectSizeLogLikelihood(300, 100, 3000, 1000)).toBe(0)
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        const size = effectSizeLogLikelihood(a, b, c, d)
        if (size === null) return
        expect(size >= 0 && Number.isFinite(size)).toBe(true)
      }),
    )
  })

  it('is above 1 only where little more than one is expected', () => {
    expect(effectSizeLogLikelihood(3, 0, 3, 2)).toBeCloseTo((6 * Math.log(5 / 3)) / (5 * Math.log(1.2)), 12)
  })

  it('has no value where the smaller expected frequency is 1 or less, or a corpus has no words', () => {
    expect(effectSizeLogLikelihood(7, 0, 10_000, 100_000)).toBeNull()
    expect(effectSizeLogLikelihood(1, 1, 100, 100)).toBeNull()
    expect(effectSizeLogLikelihood(0, 0, 100, 100)).toBeNull()
    expect(effectSizeLogLikelihood(0, 5, 0, 100)).toBeNull()
    expect(effectSizeLogLikelihood(0, 0, 0, 0)).toBeNull()
  })

  it('does not depend on which corpus is A', () => {
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        expect(effectSizeLogLikelihood(b, a, d, c)).toBe(effectSizeLogLikelihood(a, b, c, d))
      }),
    )
  })
})
