import { Piscina } from 'piscina'
import type { Permute } from '../analysis/keyness.js'
import { documentProbabilities } from '../statistics/document-permutation.js'
import { withItems } from '../statistics/grouped-counts.js'
import type { PermutationTask } from './permute-worker.js'

/** Below about this many additions, starting a thread takes longer than the work. */
const smallEnoughForOneThread = 3e8
/** Pairs of item and group that one task holds, of about 40 bytes each. */
const pairsOfTask = 1_500_000
/** Draws after which an item that is common is decided. */
const usualDraws = 200

/** A permutation test whose items are spread over threads; an item's p hangs on its own counts, so the results are the same. */
export interface ThreadedPermutation {
  readonly permute: Permute
  readonly close: () => Promise<void>
}

/** Threads are started when a test is large enough for them. */
export function permuteOnThreads(jobs: number): ThreadedPermutation {
  let pool: Piscina<PermutationTask, Float64Array> | undefined
  const threads = () => {
    pool ??= new Piscina<PermutationTask, Float64Array>({
      filename: new URL('./permute-worker.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: jobs,
      idleTimeout: Number.POSITIVE_INFINITY,
    })
    return pool
  }
  const permute: Permute = async (grouped, tested, draws) => {
    const { counts, words, group } = grouped
    const pairs = counts.items * tested.length
    const effort = pairs * usualDraws + (draws.draws * counts.item.length) / 2
    if (effort <= smallEnoughForOneThread && pairs <= pairsOfTask) return documentProbabilities(grouped, tested, draws)
    const tasks = Math.min(counts.items, Math.max(jobs, Math.ceil(pairs / pairsOfTask)))
    const probabilities = new Float64Array(pairs)
    const share = async (task: number) => {
      // Every so manieth item, so that frequent and rare ones are spread alike.
      const items = Array.from({ length: counts.items }, (_, item) => item).filter((item) => item % tasks === task)
      const part = await threads().run({ grouped: { counts: withItems(counts, items), words, group }, tested, draws })
      tested.forEach((_, at) => {
        items.forEach((item, place) => {
          probabilities[at * counts.items + item] = part[at * items.length + place] as number
        })
      })
    }
    await Promise.all(Array.from({ length: tasks }, (_, task) => share(task)))
    return probabilities
  }
  return { permute, close: async () => pool?.destroy() }
}
