import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContingencyTable } from '../../src/statistics/contingency.js'
import { logOddsRatio, logOddsRatioInterval } from '../../src/statistics/log-odds-ratio.js'
import {
  anyTable,
  columnsSwapped,
  fullTable,
  independentTable,
  rowsSwapped,
  scaled,
  table,
  theSwiss,
  transposed,
} from './generated.js'

describe('logOddsRatio', () => {
  it('Dunning 1993, p. 72: the swiss have an odds ratio of 11.814788', () => {
    expect(Math.exp(logOddsRatio(theSwiss))).toBeCloseTo(11.814788, 6)
  })

  it('Fisher 1935: the tea tasting has an odds ratio of 9', () => {
    expect(logOddsRatio(table(3, 1, 1, 3))).toBeCloseTo(Math.log(9), 15)
  })

  it('340 in 10,000 against 2500 in 100,000 has an odds ratio of 1.37267', () => {
    expect(Math.exp(logOddsRatio(table(340, 2500, 9660, 97_500)))).toBeCloseTo(1.37267, 5)
  })

  it('equals the difference of the log odds of the rows', () => {
    fc.assert(
      fc.property(fullTable(), (cells) => {
        const { o11, o12, o21, o22 } = cells
        expect(logOddsRatio(cells)).toBeCloseTo(Math.log(o11 / o12) - Math.log(o21 / o22), 11)
      }),
    )
  })

  it('Haldane 1956, Anscombe 1956: adds 0.5 to all four cells where one is 0, and only there', () => {
    expect(logOddsRatio(table(0, 5, 6, 9))).toBeCloseTo(Math.log((0.5 * 9.5) / (5.5 * 6.5)), 14)
    expect(logOddsRatio(table(5, 0, 6, 9))).toBeCloseTo(Math.log((5.5 * 9.5) / (0.5 * 6.5)), 14)
    expect(logOddsRatio(table(5, 6, 0, 9))).toBeCloseTo(Math.log((5.5 * 9.5) / (6.5 * 0.5)), 14)
    expect(logOddsRatio(table(5, 6, 9, 0))).toBeCloseTo(Math.log((5.5 * 0.5) / (6.5 * 9.5)), 14)
    expect(logOddsRatio(table(1, 2, 3, 4))).toBeCloseTo(Math.log(4 / 6), 14)
  })

  it('is finite for every table, and 0 for an empty one', () => {
    fc.assert(
      fc.property(anyTable(1e12), (cells) => {
        expect(Number.isFinite(logOddsRatio(cells))).toBe(true)
      }),
    )
    expect(logOddsRatio(table(0, 0, 0, 0))).toBe(0)
  })

  it('changes only its sign when rows or columns are swapped, and nothing when transposed', () => {
    fc.assert(
      fc.property(anyTable(1e9), (cells) => {
        const value = logOddsRatio(cells)
        expect(logOddsRatio(transposed(cells))).toBe(value)
        expect(logOddsRatio(rowsSwapped(cells)) + value).toBe(0)
        expect(logOddsRatio(columnsSwapped(cells)) + value).toBe(0)
      }),
    )
  })

  it('is exactly 0 for independence, and does not depend on size without a zero cell', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        expect(logOddsRatio(cells)).toBe(0)
      }),
    )
    fc.assert(
      fc.property(fullTable(), fc.integer({ min: 2, max: 1000 }), (cells, by) => {
        expect(logOddsRatio(scaled(cells, by))).toBeCloseTo(logOddsRatio(cells), 13)
      }),
    )
  })

  it('refuses what is no count', () => {
    expect(() => logOddsRatio(table(1, 1, 1, -1))).toThrow(/^o22 .*-1/)
  })
})

describe('logOddsRatioInterval', () => {
  const hasMargins = ({ o11, o12, o21, o22 }: ContingencyTable) =>
    o11 + o12 > 0 && o21 + o22 > 0 && o11 + o21 > 0 && o12 + o22 > 0

  it('lies around the estimate and is finite, whatever the cells, and is none with an empty row or column', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const interval = logOddsRatioInterval(cells)
        expect(interval !== null).toBe(hasMargins(cells))
        if (interval === null) return
        const { low, high } = interval
        expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true)
        expect((low + high) / 2).toBeCloseTo(logOddsRatio(cells), 9)
      }),
    )
    expect(logOddsRatioInterval(table(3, 4, 0, 0))).toBeNull()
    expect(logOddsRatioInterval(table(3, 0, 4, 0))).toBeNull()
    expect(logOddsRatioInterval(table(0, 0, 0, 0))).toBeNull()
  })

  it('is mirrored in every bit where rows or columns are swapped', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const interval = logOddsRatioInterval(cells)
        const mirrored = interval === null ? null : { low: 0 - interval.high, high: 0 - interval.low }
        expect(logOddsRatioInterval(rowsSwapped(cells))).toEqual(mirrored)
        expect(logOddsRatioInterval(columnsSwapped(cells))).toEqual(mirrored)
      }),
    )
  })

  it('is as wide as its deviate says, and halves with four times the counts', () => {
    const width = (by: number, deviate?: number) => {
      const interval = logOddsRatioInterval({ o11: 9 * by, o12: 4 * by, o21: 3 * by, o22: 7 * by }, deviate)
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(width(4)).toBeCloseTo(width(1) / 2, 12)
    expect(width(1, 1)).toBeCloseTo(2 * Math.sqrt(1 / 9 + 1 / 4 + 1 / 3 + 1 / 7), 12)
  })
})
