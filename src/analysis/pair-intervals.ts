import { bootstrapSums } from '../statistics/bootstrap.js'
import type { ContingencyTable } from '../statistics/contingency.js'
import type { DocumentCounts } from '../statistics/document-counts.js'
import { type Interval, standardErrorInterval } from '../statistics/interval.js'
import { hasEmptyMargin, logOddsRatio, logOddsRatioInterval } from '../statistics/log-odds-ratio.js'
import type { Resampling } from '../statistics/ratio.js'
import { type Pair, tableFromSums } from './pair-counts.js'

/** Above this share of draws without one of the concepts, or with it everywhere, there is no interval. */
const mostDrawsWithout = 0.025

/** Pairs and their counts by document, laid out by `pairsByDocument`. */
export interface PairDraws {
  readonly counts: DocumentCounts
  readonly pairs: readonly Pair[]
  readonly resampling: Resampling
}

/**
 * The interval of each pair's log odds ratio: from the standard error of a bootstrap over documents; with one document Woolf's, which
 * takes its units for independent. `null` where so few documents hold one of the concepts, or are without it, that more than 2.5 % of the
 * draws have it nowhere, or everywhere: an odds ratio of nothing says nothing, and without these draws the rest would seem to
 * agree. `null` too where the draws do not vary.
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
  return hasEmptyMargin(table) ? Number.NaN : logOddsRatio(table)
}
