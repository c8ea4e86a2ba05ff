import type { Piscina } from 'piscina'
import type { ReadingOptions } from '../../documents/document.js'
import { InternalError, problem } from '../../problems/problem.js'
import type { BatchFacts } from '../../store/facts.js'
import type { Source } from './find-sources.js'
import { createBatchReader } from './read-batch.js'
import type { ReadBatch, ReadTask } from './worker.js'

/** How the files of a run are spread over threads; none of it shows in a result. */
export interface Spread {
  /** Worker threads. */
  readonly jobs: number
  /** Files are put together until they have this many bytes. */
  readonly batchBytes: number
}

/** Below this many bytes in all, starting a thread and its language model takes longer than the work. */
const smallEnoughForOneThread = 200_000

/**
 * Cuts the files into batches of about `batchBytes`. Larger files are batches of their own, and so are PDFs, whose bytes say little of
 * how long they take: they come first, the largest before all, so that the threads end together. The others follow in their order.
 */
export function batches(sources: readonly Source[], batchBytes: number): Source[][] {
  const isAlone = ({ path, bytes }: Source) => bytes >= batchBytes || /\.pdf$/i.test(path)
  const alone = sources.filter(isAlone).sort((a, b) => b.bytes - a.bytes)
  const result: Source[][] = alone.map((source) => [source])
  let bytes = Number.POSITIVE_INFINITY
  for (const source of sources.filter((each) => !isAlone(each))) {
    if (bytes + source.bytes > batchBytes) {
      result.push([])
      bytes = 0
    }
    result.at(-1)?.push(source)
    bytes += source.bytes
  }
  return result
}

/**
 * Reads the files on worker threads and gives their facts batch by batch, as they come. No more than two batches a thread
 * are under way, so that memory stays flat however slowly the facts are taken. A batch that kills its thread
 * is read again file by file, so that only the file at fault is lost, with a problem that says so.
 */
export async function* readSources(
  sources: readonly Source[],
  options: ReadingOptions,
  { jobs, batchBytes }: Spread,
  signal: AbortSignal,
): AsyncGenerator<ReadBatch> {
  const work = batches(sources, batchBytes)
  if (sources.reduce((sum, { bytes }) => sum + bytes, 0) <= smallEnoughForOneThread) {
    const reader = createBatchReader(options)
    for (const batch of work) {
      signal.throwIfAborted()
      yield { worker: 0, facts: await reader.read(batch), bytesMoved: 0 }
    }
    return
  }
  const { Piscina: Pool } = await import('piscina')
  const pool = new Pool<ReadTask, ReadBatch>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: options,
  })
  try {
    const inOrder = new WorkerOrder()
    const underWay: Promise<ReadBatch[]>[] = []
    // Megabytes that are given back and asked for again with every batch leave the memory of the process in pieces.
    const spare: (readonly ArrayBuffer[])[] = []
    let next = 0
    const start = () => {
      const batch = work[next]
      next += 1
      if (batch !== undefined) underWay.push(readOrSplit(pool, batch, spare.pop()))
    }
    for (let slot = 0; slot < jobs * 2; slot += 1) start()
    while (underWay.length > 0) {
      const done = await Promise.race(underWay.map(async (results, index) => ({ results: await results, index })))
      underWay.splice(done.index, 1)
      if (!signal.aborted) start()
      for (const result of done.results) {
        for (const ready of inOrder.take(result)) {
          yield ready
          if (ready.facts.tokens.length > 0) spare.push(ready.facts.tokens.map(({ buffer }) => buffer as ArrayBuffer))
        }
      }
      signal.throwIfAborted()
    }
    inOrder.end()
  } finally {
    await pool.destroy()
  }
}

/**
 * Gives a batch of a worker when the terms that it numbers on from have been given. Batches of one worker can arrive in
 * another order than that in which it read them; one without terms of its own may even be given behind a later one.
 */
export class WorkerOrder {
  private readonly termsSeen = new Map<number, number>()
  private early: ReadBatch[] = [];

  *take(arrived: ReadBatch): Generator<ReadBatch> {
    this.early.push(arrived)
    for (;;) {
      const ready = this.early.find((batch) => this.isReady(batch))
      if (ready === undefined) return
      this.early = this.early.filter((batch) => batch !== ready)
      const { from, surface } = ready.facts.terms
      this.termsSeen.set(ready.worker, Math.max(this.termsSeen.get(ready.worker) ?? 0, from + surface.length))
      yield ready
    }
  }

  private isReady({ worker, facts }: ReadBatch): boolean {
    const { from, surface } = facts.terms
    const seen = this.termsSeen.get(worker) ?? 0
    return from === seen || (surface.length === 0 && from < seen)
  }

  /** @throws {InternalError} where a batch waits for one that never came: it must not be lost in silence. */
  end(): void {
    const lost = this.early.flatMap(({ facts }) => facts.sources.map(({ path }) => path))
    if (lost.length > 0) {
      throw new InternalError(`The terms of these files hang on a batch that was lost: ${lost.join(', ')}. Run again.`)
    }
  }
}

async function readOrSplit(
  pool: Piscina<ReadTask, ReadBatch>,
  batch: Source[],
  spare?: readonly ArrayBuffer[],
): Promise<ReadBatch[]> {
  try {
    return [await pool.run({ sources: batch, spare }, { transferList: [...(spare ?? [])] })]
  } catch (error) {
    if (batch.length > 1) {
      const results: ReadBatch[] = []
      for (const source of batch) results.push(...(await readOrSplit(pool, [source])))
      return results
    }
    return batch.map((source) => ({ worker: -1, facts: fatal(source, error), bytesMoved: 0 }))
  }
}

/** The facts of a file that took its thread down with it. */
function fatal({ path, bytes }: Source, error: unknown): BatchFacts {
  const message = error instanceof Error ? error.message : String(error)
  const lost = problem(
    'damaged',
    path,
    `Reading it failed in a way that no reader should: ${message}. Leave it out and report it.`,
  )
  return {
    sources: [{ path, sha256: '', bytes, documents: [], problems: [lost] }],
    terms: { from: 0, surface: [], lemma: [], pos: [], kind: [] },
    paragraphs: [],
    pages: [],
    sentences: [],
    tokens: [],
  }
}
