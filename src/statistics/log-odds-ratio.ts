import { type ContingencyTable, checkTable } from './contingency.js'
import { defaultDeviate, type Interval } from './interval.js'

/**
 * The natural logarithm of the odds ratio: `ln(o11 o22 / (o12 o21))`.
 *
 * Where any cell is 0, 0.5 is added to all four (Haldane-Anscombe), so that the value is finite; a table without a zero
 * is left as it is.
 *
 * Source: Haldane 1956, Annals of Human Genetics 20:309-311; Anscombe 1956, Biometrika 43:461-464.
 *
 * Range: any finite number; 0 for independence, above 0 for attraction. Swapping rows or columns changes the sign and
 * no other bit. An empty table: 0. With an empty row or column the correction alone decides, and the value follows the
 * other margin: it is an artefact, to be read beside the counts.
 *
 * @method log-odds-ratio/1 Log odds ratio
 * @throws RangeError naming the cell, where one is no count.
 */
export function logOddsRatio(table: ContingencyTable): number {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  const added = o11 === 0 || o12 === 0 || o21 === 0 || o22 === 0 ? 0.5 : 0
  const agreeing = (o11 + added) * (o22 + added)
  const differing = (o12 + added) * (o21 + added)
  // The larger product is always the numerator: the logarithm of a reciprocal would differ in its last bit.
  return agreeing >= differing ? Math.log(agreeing / differing) : -Math.log(differing / agreeing)
}

/**
 * The interval of the log odds ratio from its standard error: `ln OR -/+ z sqrt(1/o11 + 1/o12 + 1/o21 + 1/o22)`.
 *
 * Where any cell is 0, 0.5 is added to all four, in the estimate and in its error alike.
 *
 * Source: Woolf 1955, Annals of Human Genetics 19:251-253; with 0.5 added: Gart & Zweifel 1967, Biometrika 54:181-187.
 *
 * Range: finite, around {@link logOddsRatio}. It takes the units for independent of each other: for units from the same
 * documents it is too narrow. Swapping rows or columns mirrors it. With an empty row or column, as of what stands in every unit,
 * `null`: there is nothing to compare with, and the correction alone would decide.
 *
 * @method log-odds-ratio-interval/1 Interval of the log odds ratio
 * @param deviate the quantile of the standard normal distribution; the default is that of an interval of 95 %
 * @throws RangeError naming the cell, where one is no count.
 */
export function logOddsRatioInterval(table: ContingencyTable, deviate = defaultDeviate): Interval | null {
  const estimate = logOddsRatio(table)
  if (hasEmptyMargin(table)) return null
  const { o11, o12, o21, o22 } = table
  const added = o11 === 0 || o12 === 0 || o21 === 0 || o22 === 0 ? 0.5 : 0
  // Diagonals first: swapping rows or columns then changes no bit.
  const variance = 1 / (o11 + added) + 1 / (o22 + added) + (1 / (o12 + added) + 1 / (o21 + added))
  const half = deviate * Math.sqrt(variance)
  return { low: estimate - half, high: estimate + half }
}

/** Whether a row or a column of a table is empty. */
export function hasEmptyMargin({ o11, o12, o21, o22 }: ContingencyTable): boolean {
  return o11 + o12 === 0 || o21 + o22 === 0 || o11 + o21 === 0 || o12 + o22 === 0
}
