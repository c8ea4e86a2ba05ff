import { threadId } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina'
import type { ReadingOptions } from '../../documents/document.js'
import type { BatchFacts } from '../../store/facts.js'
import type { Source } from './find-sources.js'
import { buffersOf, bytesOf, createBatchReader } from './read-batch.js'

/** A batch as a thread hands it back. */
export interface ReadBatch {
  /** Tells whose dictionary the terms of the batch are numbered in. */
  readonly worker: number
  readonly facts: BatchFacts
  /** Bytes of its columns that came from another thread. */
  readonly bytesMoved: number
}

const reader = createBatchReader(workerData as ReadingOptions)

/** Files to read, and buffers to fill again. */
export interface ReadTask {
  readonly sources: readonly Source[]
  readonly spare: readonly ArrayBuffer[] | undefined
}

/** Reads one batch on a thread of its own; its columns are moved, not copied. */
export default async function readOnThread({ sources, spare }: ReadTask): Promise<ReadBatch> {
  const facts = await reader.read(sources, spare)
  const buffers = buffersOf(facts)
  const bytesMoved = bytesOf(facts)
  const result: ReadBatch = { worker: threadId, facts, bytesMoved }
  return move({ [transferableSymbol]: buffers, [valueSymbol]: result } as never) as unknown as ReadBatch
}
