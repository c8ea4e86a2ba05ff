import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectSizeLogLikelihood } from '../../src/statistics/effect-size-log-likelihood.js'
import { comparison } from './generated.js'

describe('effectSizeLogLikelihood', () => {
  it('is 0 for equal rates and from 0 to 1 wherever it is defined', () => {
    expect(effectSizeLogLikelihood(300, 100, 3000, 1000)).toBe(0)
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        const size = effectSizeLogLikelihood(a, b, c, d)
        if (size === null) return
        expect(size).toBeGreaterThanOrEqual(0)
        expect(size).toBeLessThanOrEqual(1)
      }),
    )
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
