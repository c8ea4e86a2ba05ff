import { threadId } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina'
import type { ReadingOptions } from '../documents/document.js'
import type { BatchFacts } from '../store/facts.js'
import type { Source } from './find-sources.js'
import { buffersOf, createBatchReader } from './read-batch.js'

/** A batch as a thread hands it back. */
export interface ReadBatch {
  /** Tells whose dictionary the terms of the batch are numbered in. */
  readonly worker: number
  readonly facts: BatchFacts
}

const reader = createBatchReader(workerData as ReadingOptions)

/** Reads one batch on a thread of its own; its columns are moved, not copied. */
export default async function readOnThread(sources: readonly Source[]): Promise<ReadBatch> {
  const facts = await reader.read(sources)
  const result: ReadBatch = { worker: threadId, facts }
  return move({ [transferableSymbol]: buffersOf(facts), [valueSymbol]: result } as never) as unknown as ReadBatch
}
