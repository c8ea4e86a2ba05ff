import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedCells } from '../../src/statistics/contingency.js'
import { pearsonChiSquared, yatesChiSquared } from '../../src/statistics/pearson-chi-squared.js'
import { anyTable, columnsSwapped, fullTable, independentTable, rowsSwapped, table, transposed } from './generated.js'

describe('pearsonChiSquared', () => {
  it('equals the sum of (o - e)^2 / e', () => {
    fc.assert(
      fc.property(fullTable(1000), (cells) => {
        const { e11, e12, e21, e22 } = expectedCells(cells)
        const sum =
          (cells.o11 - e11) ** 2 / e11 +
          (cells.o12 - e12) ** 2 / e12 +
          (cells.o21 - e21) ** 2 / e21 +
          (cells.o22 - e22) ** 2 / e22
        expect(Math.abs(pearsonChiSquared(cells) - sum)).toBeLessThanOrEqual(1e-9 * Math.max(1, sum))
      }),
    )
  })

  it('is exactly 0 for independence and for an empty row or column', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        expect(pearsonChiSquared(cells)).toBe(0)
      }),
    )
    for (const cells of [table(0, 0, 0, 0), table(0, 0, 7, 9), table(3, 0, 4, 0)]) {
      expect(pearsonChiSquared(cells)).toBe(0)
      expect(yatesChiSquared(cells)).toBe(0)
    }
  })

  it('is from 0 to n, n for a full association, and never below the corrected one', () => {
    expect(pearsonChiSquared(table(10, 0, 0, 90))).toBe(100)
    fc.assert(
      fc.property(anyTable(1e9), (cells) => {
        const x2 = pearsonChiSquared(cells)
        expect(x2).toBeLessThanOrEqual(cells.o11 + cells.o12 + cells.o21 + cells.o22)
        expect(yatesChiSquared(cells)).toBeLessThanOrEqual(x2)
        expect(yatesChiSquared(cells)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('does not change in any bit when the table is turned', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        for (const measure of [pearsonChiSquared, yatesChiSquared])
          for (const turned of [transposed(cells), rowsSwapped(cells), columnsSwapped(cells)])
            expect(measure(turned)).toBe(measure(cells))
      }),
    )
  })

  it('corrects a small departure away altogether', () => {
    expect(yatesChiSquared(table(5, 5, 5, 6))).toBe(0)
    expect(pearsonChiSquared(table(5, 5, 5, 6))).toBeGreaterThan(0)
  })
})
