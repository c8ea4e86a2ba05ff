import { documentProbabilities, type PermutationDraws } from '../statistics/document-permutation.js'
import type { GroupedCounts } from '../statistics/grouped-counts.js'

/** A permutation test of some items. */
export interface PermutationTask {
  readonly grouped: GroupedCounts
  readonly tested: readonly number[]
  readonly draws: PermutationDraws
}

/** Computes it on a thread of its own. */
export default function permute({ grouped, tested, draws }: PermutationTask): Float64Array {
  return documentProbabilities(grouped, tested, draws)
}
