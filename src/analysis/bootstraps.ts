import type { DocumentCounts } from '../statistics/document-counts.js'
import type { Interval, OpenInterval } from '../statistics/interval.js'
import { rankIntervals } from '../statistics/rank.js'
import { type Resampling, ratioIntervals } from '../statistics/ratio.js'
import { type PairDraws, pairIntervals } from './pair-intervals.js'

/**
 * The bootstraps of a run's tables: numbers in, numbers out, of which none hangs on where they are computed. On other
 * threads, perhaps, while the store is asked the next question.
 */
export interface Bootstraps {
  readonly ratioIntervals: (
    counts: DocumentCounts,
    totals: ArrayLike<number>,
    resampling: Resampling,
  ) => Promise<OpenInterval[]>
  readonly rankIntervals: (
    counts: DocumentCounts,
    groups: readonly number[],
    resampling: Resampling,
  ) => Promise<(Interval | null)[]>
  readonly pairIntervals: (draws: PairDraws) => Promise<(Interval | null)[]>
}

/** Computes them on the spot. */
export const bootstrapsHere: Bootstraps = {
  ratioIntervals: async (counts, totals, resampling) => ratioIntervals(counts, totals, resampling),
  rankIntervals: async (counts, groups, resampling) => rankIntervals(counts, groups, resampling),
  pairIntervals: async (draws) => pairIntervals(draws),
}

/** Results under way that nobody may come to wait for, because something else has failed: their own failure is then nobody's. */
export function underWay<T>(results: Promise<T>): Promise<T> {
  results.catch(() => undefined)
  return results
}
