import { type ContingencyTable, checkTable } from './contingency.js'
import { factorialRemainder } from './factorial-remainder.js'
import { logLikelihood } from './log-likelihood.js'
import { boundedProbability } from './probability.js'

/** Which departures from independence count: more together than expected, fewer, or either. */
export type Alternative = 'greater' | 'less' | 'two-sided'

/** Tables whose probability exceeds the observed one by less than this share are ties, as in R's `fisher.test`. */
const tie = 1e-7

/** A term that changes the sum of a tail no more. */
const negligible = 2 ** -60

/**
 * Fisher's exact test of a two-by-two table: the probability, with all margins fixed, of a table at least as extreme,
 * `p = sum of r1! r2! c1! c2! / (n! o11! o12! o21! o22!)` over these tables, r and c being the sums of rows and
 * columns. For tables with small expected cells, where G2 does not follow chi-squared.
 *
 * `greater`: the hypergeometric probabilities of all tables with an o11 at least as large; `less`: at most as large;
 * `two-sided`: of all tables that are at most as probable as the observed one, where probabilities that differ by less
 * than one part in ten million are equal.
 *
 * Source: Fisher 1935, Journal of the Royal Statistical Society 98(1):39-82; in corpus linguistics: Pedersen 1996,
 * Proceedings of the South-Central SAS Users Group Conference, pp. 188-200.
 *
 * Range: 1e-300 to 1. With an empty row or column, or an empty table, only one table is possible: 1. Relative error
 * below 1e-10 for tables of up to a billion; a smaller p is given as 1e-300 and means "at most this".
 *
 * @method fisher-exact/1 Fisher's exact test
 * @throws RangeError naming the cell, where one is no count, or the alternative, where it is none.
 */
export function fisherExact(table: ContingencyTable, alternative: Alternative): number {
  checkTable(table)
  if (alternative === 'greater') return boundedProbability(atLeast(table))
  if (alternative === 'less') return boundedProbability(atLeast(withColumnsSwapped(table)))
  if (alternative === 'two-sided') return boundedProbability(atMostAsProbable(table))
  throw new RangeError(`alternative must be 'greater', 'less' or 'two-sided', but is ${alternative}.`)
}

/**
 * ln of the hypergeometric probability r1! r2! c1! c2! / (n! o11! o12! o21! o22!). The leading terms of the nine
 * log-factorials add up to minus half of G2, so that only their small remainders are left to add.
 */
function logProbability(table: ContingencyTable): number {
  const { o11, o12, o21, o22 } = table
  const margins =
    factorialRemainder(o11 + o12) +
    factorialRemainder(o21 + o22) +
    (factorialRemainder(o11 + o21) + factorialRemainder(o12 + o22))
  const cells = factorialRemainder(o11) + factorialRemainder(o22) + (factorialRemainder(o12) + factorialRemainder(o21))
  return margins - cells - factorialRemainder(o11 + o12 + o21 + o22) - logLikelihood(table) / 2
}

function atLeast(table: ContingencyTable): number {
  const { o11, o12, o21, o22 } = table
  if (o11 * o22 > o12 * o21) return Math.min(1, upperTail(table))
  // Below expectation the tail is most of the distribution, and what it leaves out is the small, summable side.
  if (o11 === 0 || o22 === 0) return 1
  return 1 - upperTail(withColumnsSwapped(shifted(table, -1)))
}

/** Sum of the probabilities of this table and of all with a larger o11. Only beyond the peak, where they fall. */
function upperTail(table: ContingencyTable): number {
  let { o11, o12, o21, o22 } = table
  let term = 1
  let sum = 1
  // Where a cell becomes 0 there is no further table, and so does the term.
  while (term > sum * negligible) {
    o11 += 1
    o22 += 1
    term *= (o12 * o21) / (o11 * o22)
    o12 -= 1
    o21 -= 1
    sum += term
  }
  return Math.exp(logProbability(table) + Math.log(sum))
}

/** Probabilities rise to one peak and fall, so the tables in question are those up to one o11 and those from another. */
function atMostAsProbable(table: ContingencyTable): number {
  const { o11, o12, o21, o22 } = table
  const limit = logProbability(table) + Math.log1p(tie)
  const isCounted = (shift: number): boolean => logProbability(shifted(table, shift)) <= limit
  const withA = o11 + o12
  const withB = o11 + o21
  const lowest = -Math.min(o11, o22)
  const highest = Math.min(o12, o21)
  const mode = Math.floor(((withA + 1) * (withB + 1)) / (withA + o21 + o22 + 2)) - o11
  const peak = Math.min(highest, Math.max(lowest, mode))
  if (isCounted(peak)) return 1
  const lower = lastBefore(lowest - 1, peak, isCounted)
  const upper = lastBefore(-highest - 1, -peak, (shift) => isCounted(-shift))
  const lowerTail = lower < lowest ? 0 : upperTail(withColumnsSwapped(shifted(table, lower)))
  return Math.min(1, lowerTail + (-upper > highest ? 0 : upperTail(shifted(table, -upper))))
}

/** The last whole number from `first` for which `holds`, where it holds up to some point before `end` and not after. */
function lastBefore(first: number, end: number, holds: (value: number) => boolean): number {
  let low = first
  let high = end
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** The table with the same margins and an o11 larger by `shift`. */
function shifted({ o11, o12, o21, o22 }: ContingencyTable, shift: number): ContingencyTable {
  return { o11: o11 + shift, o12: o12 - shift, o21: o21 - shift, o22: o22 + shift }
}

/** Turns "at most as many together" into "at least as many apart". */
function withColumnsSwapped({ o11, o12, o21, o22 }: ContingencyTable): ContingencyTable {
  return { o11: o12, o12: o11, o21: o22, o22: o21 }
}
