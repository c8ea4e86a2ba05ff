import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js'
import { chiSquaredSurvival } from '../statistics/chi-squared.js'
import { type ContingencyTable, expectedCells } from '../statistics/contingency.js'
import { fisherExact } from '../statistics/fisher-exact.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import type { MentionFrame } from './frame.js'
import { pairOfKey, type UnitCounts } from './pair-counts.js'

/** What a test says of a pair that takes units for independent of each other. */
export interface PairSignificance {
  readonly p: number
  /** After Benjamini and Hochberg over all pairs that were tested. */
  readonly q: number
}

/** An expected cell below this one is small: G2 does not follow chi-squared, and Fisher's test is exact. */
const smallCell = 5

/** Fisher's two-sided p of a table with an expected cell below 5; `null` for other tables. */
export function fisherWhereSmall(table: ContingencyTable): number | null {
  const isSmall = Object.values(expectedCells(table)).some((cell) => cell < smallCell)
  return isSmall ? fisherExact(table, 'two-sided') : null
}

/**
 * Tests the pairs of a family: by Fisher's exact test where an expected cell is below 5, elsewhere by G2 under chi-squared.
 *
 * @param keys all pairs that could have stood together, see `admissiblePairs`, or a part of them that was chosen without a look at
 *   where they stand: to leave out those never seen together would choose the tests by their outcome, and make q too small
 * @returns by `pairKey`
 */
export function pairSignificances(
  frame: Pick<MentionFrame, 'concepts'>,
  counts: UnitCounts,
  keys: readonly number[],
): Map<number, PairSignificance> {
  const p = Float64Array.from(keys, (key) => {
    const { table } = pairOfKey(frame, counts, key)
    return fisherWhereSmall(table) ?? chiSquaredSurvival(logLikelihood(table), 1)
  })
  const q = benjaminiHochberg(p)
  return new Map(keys.map((key, index) => [key, { p: p[index] as number, q: q[index] as number }]))
}
