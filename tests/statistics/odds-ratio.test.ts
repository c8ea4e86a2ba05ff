import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOddsRatio } from '../../src/statistics/log-odds-ratio.js'
import { oddsRatio } from '../../src/statistics/odds-ratio.js'
import { anyTable, independentTable, table, transposed } from './generated.js'

describe('oddsRatio', () => {
  it('is 1 for independence and for an empty table', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        expect(oddsRatio(cells)).toBeCloseTo(1, 12)
      }),
    )
    expect(oddsRatio(table(0, 0, 0, 0))).toBe(1)
  })

  it('adds a half to all cells where one is 0', () => {
    expect(oddsRatio(table(3, 0, 1, 2))).toBe((3.5 * 2.5) / (0.5 * 1.5))
  })

  it('is above 0, finite, the same for a transposed table, and has the log odds ratio for its logarithm', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const ratio = oddsRatio(cells)
        expect(ratio > 0 && Number.isFinite(ratio)).toBe(true)
        expect(oddsRatio(transposed(cells))).toBe(ratio)
        expect(Math.log(ratio)).toBeCloseTo(logOddsRatio(cells), 12)
      }),
    )
  })

  it('refuses what is no count', () => {
    expect(() => oddsRatio(table(1, 2, 3, 0.5))).toThrow(/^o22 /)
  })
})
