import { bootstrapSums } from '../statistics/bootstrap.js'
import type { ContingencyTable } from '../statistics/contingency.js'
import type { DocumentCounts } from '../statistics/document-counts.js'
import { type Interval, standardErrorInterval } from '../statistics/interval.js'
import { logOddsRatio, logOddsRatioInterval } from '../statistics/log-odds-ratio.js'
import type { Resampling } from '../statistics/ratio.js'
import { type Pair, tableFromSums } from './pair-counts.js'

/** Above this share of draws without one of the concepts there is no interval. */
const mostDrawsWithout = 0.025

/** Pairs and their counts by document, laid out by `pairsByDocument`. */
export interface PairDraws {
  readonly counts: DocumentCounts
  readonly pairs: readonly Pair[]
  readonly resampling: Resampling
}

/**
 * The interval of each pair's log odds ratio: from the standard error of a bootstrap over documents; with one document Woolf's, which
 * takes its units for independent. `null` where so few documents hold one of the concepts that more than 2.5 % of the draws are
 * without it: an odds ratio of nothing says nothing, and without these draws the rest would seem to agree.
 */
export function pairIntervals({ counts, pairs, resampling: { draws, seed } }: PairDraws): (Interval | null)[] {
  if (counts.documents === 1) return pairs.map(({ table }) => logOddsRatioInterval(table))
  const drawn = new Float64Array(pairs.length * draws)
  bootstrapSums(counts, { seed, from: 0, to: draws }, (sums, draw) => {
    for (let index = 0; index < pairs.length; index += 1)
      drawn[index * draws + draw] = logOddsOfDraw(tableFromSums(sums, pairs, index))
  })
  return pairs.map(({ table }, index) => {
    const ofPair = drawn.subarray(index * draws, (index + 1) * draws)
    const without = ofPair.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0)
    const isSteady = without <= mostDrawsWithout * draws
    return isSteady ? standardErrorInterval(logOddsRatio(table), ofPair, counts.documents) : null
  })
}

function logOddsOfDraw(table: ContingencyTable): number {
  const { o11, o12, o21 } = table
  return o11 + o12 === 0 || o11 + o21 === 0 ? Number.NaN : logOddsRatio(table)
}
