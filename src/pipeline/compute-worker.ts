import { type PairDraws, pairIntervals } from '../analysis/pair-intervals.js'
import type { Tables } from '../report/figures/figure.js'
import { writeFigures } from '../report/figures/write-figures.js'
import { bootstrapLogRatios, type WantedRatios } from '../statistics/bootstrap-log-ratio.js'
import type { DocumentCounts } from '../statistics/document-counts.js'
import { documentProbabilities, type PermutationDraws } from '../statistics/document-permutation.js'
import type { GroupedCounts } from '../statistics/grouped-counts.js'
import { rankIntervals } from '../statistics/rank.js'
import { type Resampling, ratioIntervals } from '../statistics/ratio.js'

/** What a thread computes on its own: plain data in, plain data out, or files. */
export const computations = {
  probabilities: ({ grouped, tested, draws }: PermutationTask) => documentProbabilities(grouped, tested, draws),
  logRatios: ({ grouped, wanted, draws, seed }: LogRatioTask) => bootstrapLogRatios(grouped, wanted, draws, seed),
  ratioIntervals: ({ counts, totals, resampling }: RatioTask) => ratioIntervals(counts, totals, resampling),
  rankIntervals: ({ counts, groups, resampling }: RankTask) => rankIntervals(counts, groups, resampling),
  pairIntervals: (draws: PairDraws) => pairIntervals(draws),
  loadDrawing: async (_: undefined): Promise<void> => {
    await import('../report/figures/draw-svg.js')
  },
  drawFigures: ({ folder, tables }: FigureTask) => writeFigures(folder, tables),
}

/** A permutation test of some items. */
export interface PermutationTask {
  readonly grouped: GroupedCounts
  readonly tested: readonly number[]
  readonly draws: PermutationDraws
}

interface LogRatioTask {
  readonly grouped: GroupedCounts
  readonly wanted: WantedRatios
  readonly draws: number
  readonly seed: number
}

interface RatioTask {
  readonly counts: DocumentCounts
  readonly totals: ArrayLike<number>
  readonly resampling: Resampling
}

interface RankTask {
  readonly counts: DocumentCounts
  readonly groups: readonly number[]
  readonly resampling: Resampling
}

interface FigureTask {
  readonly folder: string
  readonly tables: Tables
}

/** One of these, by name. */
export interface ComputeTask {
  readonly name: keyof typeof computations
  readonly input: never
}

/** Computes one on a thread of its own. */
export default function compute({ name, input }: ComputeTask): unknown {
  return computations[name](input)
}
