import { Piscina } from 'piscina'
import { type Bootstraps, bootstrapsHere, underWay } from '../analysis/bootstraps.js'
import type { KeynessDraws } from '../analysis/keyness.js'
import type { Tables } from '../report/figures/figure.js'
import { writeFigures } from '../report/figures/write-figures.js'
import { bootstrapLogRatios } from '../statistics/bootstrap-log-ratio.js'
import { documentProbabilities } from '../statistics/document-permutation.js'
import { type GroupedCounts, withItems } from '../statistics/grouped-counts.js'
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

  /** @param smallEnough additions up to which the draws of keyness are made where they are asked for */
  constructor(
    private readonly jobs: number,
    private readonly smallEnough = smallEnoughForOneThread,
  ) {}

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

  /** The draws of keyness, whose items are spread over the threads where they are many: what an item gives hangs on its own counts. */
  readonly keyness: KeynessDraws = {
    probabilities: async (grouped, tested, draws) => {
      const { items, item } = grouped.counts
      const pairs = items * tested.length
      const effort = pairs * usualDraws + (draws.draws * item.length) / 2
      if (effort <= this.smallEnough && pairs <= pairsOfTask) return documentProbabilities(grouped, tested, draws)
      const probabilities = new Float64Array(pairs)
      await this.spread(grouped, Math.ceil(pairs / pairsOfTask), async (part, kept) => {
        const found = await this.run('probabilities', { grouped: part, tested, draws })
        tested.forEach((_, at) => {
          kept.forEach((of, place) => {
            probabilities[at * items + of] = found[at * kept.length + place] as number
          })
        })
      })
      return probabilities
    },
    logRatios: async (grouped, wanted, draws, seed) => {
      const { items, item } = grouped.counts
      if (draws * (item.length + wanted.item.length) <= this.smallEnough)
        return bootstrapLogRatios(grouped, wanted, draws, seed)
      const [low, high] = [new Float64Array(wanted.item.length), new Float64Array(wanted.item.length)]
      await this.spread(grouped, 1, async (part, kept) => {
        const numbers = new Int32Array(items).fill(-1)
        kept.forEach((of, number) => {
          numbers[of] = number
        })
        const rows = Array.from(low.keys()).filter((row) => (numbers[wanted.item[row] as number] as number) >= 0)
        const ofPart = {
          item: rows.map((row) => numbers[wanted.item[row] as number] as number),
          group: rows.map((row) => wanted.group[row] as number),
        }
        const found = await this.run('logRatios', { grouped: part, wanted: ofPart, draws, seed })
        rows.forEach((row, place) => {
          low[row] = found.low[place] as number
          high[row] = found.high[place] as number
        })
      })
      return { low, high }
    },
  }

  /** Draws the figures of a run. */
  drawFigures(folder: string, tables: Tables): Promise<readonly string[]> {
    return this.pool === undefined ? writeFigures(folder, tables) : this.run('drawFigures', { folder, tables })
  }

  /** Gives up what has not been computed. */
  async close(): Promise<void> {
    await this.pool?.destroy()
  }

  /** Cuts the items into at least so many parts, of which each thread has one or more, and does `work` with each. */
  private async spread(
    { counts, words, group }: GroupedCounts,
    fewest: number,
    work: (part: GroupedCounts, kept: readonly number[]) => Promise<void>,
  ): Promise<void> {
    const parts = Math.min(counts.items, Math.max(this.jobs, fewest))
    await Promise.all(
      Array.from({ length: parts }, (_, part) => {
        // Every so manieth item, so that frequent and rare ones are spread alike.
        const kept = [...Array(counts.items).keys()].filter((item) => item % parts === part)
        return work({ counts: withItems(counts, kept), words, group }, kept)
      }),
    )
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
