import { Piscina } from 'piscina'
import { type Bootstraps, bootstrapsHere, underWay } from '../analysis/bootstraps.js'
import type { Permute } from '../analysis/keyness.js'
import type { Tables } from '../report/figures/figure.js'
import { writeFigures } from '../report/figures/write-figures.js'
import { documentProbabilities } from '../statistics/document-permutation.js'
import { withItems } from '../statistics/grouped-counts.js'
import type { ComputeTask, computations } from './compute-worker.js'

/** Below about this many additions, starting a thread takes longer than the work. */
const smallEnoughForOneThread = 3e8
/** Pairs of item and group that one task of a permutation test holds, of about 40 bytes each. */
const pairsOfTask = 1_500_000
/** Draws after which an item that is common is decided. */
const usualDraws = 200

type Computations = typeof computations
type Input<Name extends keyof Computations> = Parameters<Computations[Name]>[0]
type Output<Name extends keyof Computations> = Awaited<ReturnType<Computations[Name]>>

/**
 * Threads for long computations. What is computed hangs on its input alone, so no result hangs on how many threads there are, or
 * whether there are any.
 */
export class ComputeThreads {
  private pool: Piscina<ComputeTask, unknown> | undefined

  constructor(private readonly jobs: number) {}

  /** Starts a thread before there is work for it, and lets it load what draws figures. Without this, both are done where they are asked for. */
  start(): void {
    underWay(this.run('loadDrawing', undefined))
  }

  /** The bootstraps of a run's tables. */
  readonly bootstraps: Bootstraps = {
    ratioIntervals: (counts, totals, resampling) =>
      this.pool === undefined
        ? bootstrapsHere.ratioIntervals(counts, totals, resampling)
        : this.run('ratioIntervals', { counts, totals, resampling }),
    rankIntervals: (counts, groups, resampling) =>
      this.pool === undefined
        ? bootstrapsHere.rankIntervals(counts, groups, resampling)
        : this.run('rankIntervals', { counts, groups, resampling }),
    pairIntervals: (draws) =>
      this.pool === undefined ? bootstrapsHere.pairIntervals(draws) : this.run('pairIntervals', draws),
  }

  /** A permutation test whose items are spread over the threads where it is large enough: an item's p hangs on its own counts. */
  readonly permute: Permute = async (grouped, tested, draws) => {
    const { counts, words, group } = grouped
    const pairs = counts.items * tested.length
    const effort = pairs * usualDraws + (draws.draws * counts.item.length) / 2
    if (effort <= smallEnoughForOneThread && pairs <= pairsOfTask) return documentProbabilities(grouped, tested, draws)
    const tasks = Math.min(counts.items, Math.max(this.jobs, Math.ceil(pairs / pairsOfTask)))
    const probabilities = new Float64Array(pairs)
    const share = async (task: number) => {
      // Every so manieth item, so that frequent and rare ones are spread alike.
      const items = Array.from({ length: counts.items }, (_, item) => item).filter((item) => item % tasks === task)
      const part = await this.run('permute', {
        grouped: { counts: withItems(counts, items), words, group },
        ...{ tested, draws },
      })
      tested.forEach((_, at) => {
        items.forEach((item, place) => {
          probabilities[at * counts.items + item] = part[at * items.length + place] as number
        })
      })
    }
    await Promise.all(Array.from({ length: tasks }, (_, task) => share(task)))
    return probabilities
  }

  /** Draws the figures of a run. */
  drawFigures(folder: string, tables: Tables): Promise<readonly string[]> {
    return this.pool === undefined ? writeFigures(folder, tables) : this.run('drawFigures', { folder, tables })
  }

  /** Gives up what has not been computed. */
  async close(): Promise<void> {
    await this.pool?.destroy()
  }

  private async run<Name extends keyof Computations>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    this.pool ??= new Piscina<ComputeTask, unknown>({
      filename: new URL('./compute-worker.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: this.jobs,
      idleTimeout: Number.POSITIVE_INFINITY,
    })
    return (await this.pool.run({ name, input: input as never })) as Output<Name>
  }
}

/** Hands out threads, and gives them up when `work` has ended, however it ends. */
export async function withComputeThreads<T>(jobs: number, work: (threads: ComputeThreads) => Promise<T>): Promise<T> {
  const threads = new ComputeThreads(jobs)
  try {
    return await work(threads)
  } finally {
    await threads.close()
  }
}
