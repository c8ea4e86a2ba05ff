import { type ContingencyTable, checkTable } from './contingency.js'

/**
 * Pointwise mutual information in bits: `log2(p(A, B) / (p(A) p(B))) = log2(o11 n / ((o11 + o12)(o11 + o21)))`.
 *
 * Source: Church & Hanks 1990, Computational Linguistics 16(1):22-29; Fano 1961, Transmission of Information.
 *
 * Range: minus infinity to `log2(n)`; 0 for independence. It favours rare pairs. Degenerate cases:
 * both occur but never together: minus infinity, the limit. One or both never occur: 0, since as many were seen
 * together as expected, none, and an absence tells nothing of the other.
 *
 * @method pointwise-mutual-information/1 Pointwise mutual information (PMI)
 * @throws RangeError naming the cell, where one is no count.
 */
export function pointwiseMutualInformation(table: ContingencyTable): number {
  checkTable(table)
  return information(table) / Math.LN2
}

/**
 * Normalised pointwise mutual information: `NPMI = PMI / -log2 p(A, B)`.
 *
 * Source: Bouma 2009, Proceedings of the Biennial GSCL Conference, pp. 31-40.
 *
 * Range: -1 to 1. Limits, all exact: -1 where both occur but never together, 0 for independence, 1 where they occur
 * always and only together. Both in every unit, where the formula would divide 0 by 0: 0, since what is everywhere tells
 * nothing of anything. One or both never occur: 0, as for {@link pointwiseMutualInformation}.
 *
 * @method normalised-pointwise-mutual-information/1 Normalised PMI (NPMI)
 * @throws RangeError naming the cell, where one is no count.
 */
export function normalisedPointwiseMutualInformation(table: ContingencyTable): number {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  if (o11 + o12 === 0 || o11 + o21 === 0) return 0
  if (o11 === 0) return -1
  if (o12 === 0 && o21 === 0) return o22 === 0 ? 0 : 1
  const units = o11 + o12 + o21 + o22
  const surprise = -logarithmOfQuotient(o11, units, o11 - units)
  return Math.max(-1, Math.min(1, information(table) / surprise))
}

/** In nats. */
function information({ o11, o12, o21, o22 }: ContingencyTable): number {
  const withA = o11 + o12
  const withB = o11 + o21
  if (withA === 0 || withB === 0) return 0
  return logarithmOfQuotient(o11 * (withA + o21 + o22), withA * withB, o11 * o22 - o12 * o21)
}

/** ln(numerator / denominator), by their exact difference where the quotient is near 1 and its logarithm near 0. */
function logarithmOfQuotient(numerator: number, denominator: number, difference: number): number {
  const excess = difference / denominator
  return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(numerator / denominator)
}
