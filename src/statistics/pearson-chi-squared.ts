import { type ContingencyTable, checkTable } from './contingency.js'

/**
 * Pearson's X2 of a two-by-two table against independence: `X2 = n (o11 o22 - o12 o21)^2 / (rowA rowNotA columnB
 * columnNotB)`, which is the sum of `(o - e)^2 / e` over the four cells. It follows chi-squared with one degree of
 * freedom where every expected cell is large enough (by the usual rule, 5).
 *
 * Source: Pearson 1900, Philosophical Magazine (series 5) 50:157-175.
 *
 * Range: 0 (independent) to n, without sign. The order of rows, of columns, and of the two, changes no bit. An empty
 * row or column, and an empty table, cannot depart from independence: exactly 0.
 *
 * @method pearson-chi-squared/1 Pearson's X2
 * @throws RangeError naming the cell, where one is no count.
 */
export function pearsonChiSquared(table: ContingencyTable): number {
  return statistic(table, 0)
}

/**
 * X2 with Yates' correction for continuity: `X2 = n max(0, |o11 o22 - o12 o21| - n / 2)^2 / (rowA rowNotA columnB
 * columnNotB)`. R's `chisq.test` applies it to two-by-two tables unless told otherwise, as does quanteda; most tools of
 * corpus linguistics do not.
 *
 * Source: Yates 1934, Supplement to the Journal of the Royal Statistical Society 1(2):217-235.
 *
 * Range: 0 to n, never above {@link pearsonChiSquared}, without sign. An empty row or column, and an empty table:
 * exactly 0.
 *
 * @method yates-chi-squared/1 X2 with Yates' correction
 * @throws RangeError naming the cell, where one is no count.
 */
export function yatesChiSquared(table: ContingencyTable): number {
  return statistic(table, 0.5)
}

function statistic(table: ContingencyTable, continuity: number): number {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  const units = o11 + o12 + o21 + o22
  const margins = (o11 + o12) * (o21 + o22) * ((o11 + o21) * (o12 + o22))
  if (margins === 0) return 0
  const departure = Math.max(0, Math.abs(o11 * o22 - o12 * o21) - units * continuity)
  return Math.min(units, (units * departure * departure) / margins)
}
