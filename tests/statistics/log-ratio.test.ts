import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logRatio, logRatioInterval } from '../../src/statistics/log-ratio.js'
import { comparison } from './generated.js'

describe('logRatio', () => {
  it('is 1 for twice the rate and 0 for the same', () => {
    expect(logRatio(20, 10, 1000, 1000)).toBe(1)
    expect(logRatio(10, 20, 1000, 1000)).toBe(-1)
    expect(logRatio(30, 10, 3000, 1000)).toBe(0)
  })

  it('takes a frequency of 0 for a half, and none in either for no difference', () => {
    expect(logRatio(7, 0, 10_000, 100_000)).toBe(logRatio(14, 1, 20_000, 200_000))
    expect(logRatio(0, 0, 10, 1000)).toBe(0)
  })

  it('has no value where a corpus has no words', () => {
    expect(logRatio(0, 3, 0, 100)).toBeNull()
    expect(logRatio(3, 0, 100, 0)).toBeNull()
    expect(logRatio(0, 0, 0, 0)).toBeNull()
    expect(logRatioInterval(0, 3, 0, 100)).toBeNull()
    expect(logRatioInterval(40, 9, 40, 9)).toBeNull()
  })

  it('changes its sign and no other bit where the corpora are swapped, and so does its interval', () => {
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        const there = logRatio(a, b, c, d)
        const back = logRatio(b, a, d, c)
        expect(there === null ? null : 0 - there).toBe(back === null ? null : 0 + back)
        const [interval, mirrored] = [logRatioInterval(a, b, c, d), logRatioInterval(b, a, d, c)]
        expect(interval?.low).toBe(mirrored === null ? undefined : 0 - mirrored.high)
      }),
    )
  })

  it('is finite and lies in the middle of a finite interval, whatever the counts', () => {
    fc.assert(
      fc.property(comparison, ([a, b, c, d]) => {
        const value = logRatio(a, b, c, d)
        if (value === null) return
        expect(Number.isFinite(value)).toBe(true)
        const interval = logRatioInterval(a, b, c, d)
        expect(interval === null).toBe((a === 0 && b === 0) || (a === c && b === d))
        if (interval === null) return
        expect(Number.isFinite(interval.low) && Number.isFinite(interval.high)).toBe(true)
        expect((interval.low + interval.high) / 2).toBeCloseTo(value, 9)
        expect(interval.low).toBeLessThanOrEqual(interval.high)
      }),
    )
  })

  it('has an interval that narrows as the corpora grow at the same rates', () => {
    const width = (by: number) => {
      const { low, high } = logRatioInterval(20 * by, 10 * by, 1000 * by, 1000 * by) ?? { low: 0, high: 0 }
      return high - low
    }
    expect(width(100)).toBeCloseTo(width(1) / 10, 10)
  })

  it('refuses frequencies and words in the wrong places', () => {
    expect(() => logRatio(340, 10_000, 2500, 100_000.5)).toThrow(/^wordsB /)
    expect(() => logRatio(340, 10_000, 2500, 5000)).toThrow('frequencyB must not exceed wordsB (5000), but is 10000.')
    expect(() => logRatioInterval(11, 0, 10, 10)).toThrow('frequencyA must not exceed wordsA (10), but is 11.')
  })
})
