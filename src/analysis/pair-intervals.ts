import { bootstrapSums } from '../statistics/bootstrap.js'
import type { ContingencyTable } from '../statistics/contingency.js'
import type { DocumentCounts } from '../statistics/document-counts.js'
import { type Interval, standardErrorInterval } from '../statistics/interval.js'
import { logOddsRatio, logOddsRatioInterval } from '../statistics/log-odds-ratio.js'
import type { Resampling } from '../statistics/ratio.js'
import type { Bootstraps } from './bootstraps.js'
import type { CountFrame } from './frame.js'
import { type Pair, pairsByDocument, tableFromSums, type UnitCounts } from './pair-counts.js'

/** Draws of log odds ratios held at a time; more pairs are drawn group by group. */
const drawsAtATime = 2 ** 22

/** Above this share of draws without one of the concepts there is no interval. */
const mostDrawsWithout = 0.025

/** Pairs and their counts by document, laid out by `pairsByDocument`. */
export interface PairDraws {
  readonly counts: DocumentCounts
  readonly pairs: readonly Pair[]
  readonly resampling: Resampling
}

/** The {@link pairIntervals} of any number of pairs, a limited number at a time. */
export async function logOddsIntervals(
  frame: CountFrame,
  counts: UnitCounts,
  pairs: readonly Pair[],
  resampling: Resampling,
  bootstraps: Bootstraps,
): Promise<(Interval | null)[]> {
  const size = Math.max(1, Math.floor(drawsAtATime / resampling.draws))
  const groups = Array.from({ length: Math.ceil(pairs.length / size) }, (_, group) =>
    pairs.slice(group * size, (group + 1) * size),
  )
  const intervals = groups.map((group) =>
    bootstraps.pairIntervals({ counts: pairsByDocument(frame, counts, group), pairs: group, resampling }),
  )
  return (await Promise.all(intervals)).flat()
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
