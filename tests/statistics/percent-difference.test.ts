import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentDifference } from '../../src/statistics/percent-difference.js'
import { relativeRisk } from '../../src/statistics/relative-risk.js'
import { comparison } from './generated.js'

describe('percentDifference', () => {
  it('is 100 for twice the rate, 0 for the same and -100 where A lacks the item', () => {
    expect(percentDifference(20, 10, 1000, 1000)).toBe(100)
    expect(percentDifference(30, 10, 3000, 1000)).toBe(0)
    expect(percentDifference(0, 10, 1000, 1000)).toBe(-100)
  })

  it('has no value for an item that the reference lacks, and is 0 where both lack it', () => {
    expect(percentDifference(7, 0, 10_000, 100_000)).toBeNull()
    expect(percentDifference(0, 0, 10_000, 100_000)).toBe(0)
  })

  it('has no value where a corpus has no words', () => {
    expect(percentDifference(0, 5, 0, 100)).toBeNull()
    expect(percentDifference(5, 0, 100, 0)).toBeNull()
  })

  it('is finite, at least -100, and tells what the relative risk tells', () => {
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        const difference = percentDifference(a, b, c, d)
        const risk = relativeRisk(a, b, c, d)
        expect(difference === null).toBe(risk === null)
        if (difference === null || risk === null) return
        expect(difference).toBeGreaterThanOrEqual(-100)
        expect(Math.abs(difference - 100 * (risk - 1))).toBeLessThanOrEqual(1e-10 * Math.max(100, difference))
      }),
    )
  })

  it('refuses what is no count', () => {
    expect(() => percentDifference(1, 2, 10, -1)).toThrow(/^wordsB .*-1/)
  })
})
