import { type ContingencyTable, checkTable } from './contingency.js'

/**
 * The odds ratio: `(o11 / o12) / (o21 / o22)`, the odds of B with A over the odds of B without A.
 *
 * Where any cell is 0, 0.5 is added to all four, as for the log odds ratio, of which this is the exponential.
 *
 * Source: Cornfield 1951, Journal of the National Cancer Institute 11:1269-1275; with 0.5 added: Haldane 1956, Annals
 * of Human Genetics 20:309-311; Anscombe 1956, Biometrika 43:461-464.
 *
 * Range: above 0; 1 for independence. Transposing the table changes no bit, swapping rows or columns gives the
 * reciprocal. An empty table: 1. With an empty row or column the correction alone decides: an artefact, to be read
 * beside the counts.
 *
 * @method odds-ratio/1 Odds ratio
 * @throws RangeError naming the cell, where one is no count.
 */
export function oddsRatio(table: ContingencyTable): number {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  const added = o11 === 0 || o12 === 0 || o21 === 0 || o22 === 0 ? 0.5 : 0
  return ((o11 + added) * (o22 + added)) / ((o12 + added) * (o21 + added))
}
