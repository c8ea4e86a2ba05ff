import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logRatio } from '../../src/statistics/log-ratio.js'
import { relativeRisk } from '../../src/statistics/relative-risk.js'
import { comparison } from './generated.js'

describe('relativeRisk', () => {
  it('is 1 for equal rates and for an item in neither corpus, and 0 where A lacks it', () => {
    expect(relativeRisk(30, 10, 3000, 1000)).toBe(1)
    expect(relativeRisk(0, 0, 3000, 1000)).toBe(1)
    expect(relativeRisk(0, 10, 3000, 1000)).toBe(0)
  })

  it('has no value for an item in A only, and where a corpus has no words', () => {
    expect(relativeRisk(1, 0, 10, 10)).toBeNull()
    expect(relativeRisk(0, 1, 0, 10)).toBeNull()
    expect(relativeRisk(1, 0, 10, 0)).toBeNull()
  })

  it('has Log Ratio for its logarithm where both corpora have the item', () => {
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        if (a === 0 || b === 0) return
        expect(Math.log2(relativeRisk(a, b, c, d) ?? 0)).toBeCloseTo(logRatio(a, b, c, d) ?? Number.NaN, 12)
      }),
    )
  })
})
