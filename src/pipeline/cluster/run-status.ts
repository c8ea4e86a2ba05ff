import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../../problems/problem.js'
import { inParallel } from './in-parallel.js'
import { openRun, placesIn } from './manifest.js'
import { inspectPart } from './part.js'
import { type Queue, readQueue } from './slurm.js'

/** How a task stands. `failed`: it was begun, has no part and is no longer in the queue. `missing`: it was not begun. */
export type TaskState = 'done' | 'running' | 'pending' | 'failed' | 'missing'

/** A task that has failed. */
export interface FailedTask {
  readonly index: number
  /** File of its log. */
  readonly log: string
  /** The last lines of it. */
  readonly tail: string
}

/** How far a run is. */
export interface RunStatus {
  /** Of its jobs and logs. */
  readonly id: string
  readonly tasks: number
  readonly bytes: number
  readonly bytesDone: number
  readonly indexes: Readonly<Record<TaskState, readonly number[]>>
  readonly failed: readonly FailedTask[]
  /** Parts that are there and cannot be used, with the reason. */
  readonly unusable: readonly { readonly index: number; readonly reason: string }[]
  /** Why the queue of Slurm could not be read; `null` where it was. Without it, what is running or has failed is not known. */
  readonly queueUnknown: string | null
  readonly mergeQueued: boolean
  /** Seconds left at the speed since the last submission; `null` where no part has been published since. */
  readonly secondsLeft: number | null
}

/**
 * Tells how far a run is, from its parts, its logs and the queue of Slurm. Sizes of parts are compared, hashes are not:
 * that is done before a merge.
 */
export async function runStatus(folder: string): Promise<RunStatus> {
  const { manifest, id } = await openRun(folder)
  const places = placesIn(folder)
  const { queue, why } = await queueOrReason(id)
  const parts = await inParallel(manifest.tasks, (task) => inspectPart(folder, manifest, task, { hash: false }))
  const logs = await logsIn(places.jobs(id))
  const queued = new Map((queue?.tasks ?? []).map(({ index, state }) => [index, state]))
  const indexes: Record<TaskState, number[]> = { done: [], running: [], pending: [], failed: [], missing: [] }
  for (const [index, { state }] of parts.entries()) {
    if (state === 'complete') indexes.done.push(index)
    else indexes[queued.get(index) ?? (logs.has(index) && queue !== undefined ? 'failed' : 'missing')].push(index)
  }
  const failed: FailedTask[] = []
  for (const index of indexes.failed) {
    const log = logs.get(index)
    if (log !== undefined) failed.push({ index, log, tail: await tailOf(log) })
  }
  const bytes = manifest.tasks.reduce((sum, task) => sum + task.bytes, 0)
  const bytesDone = indexes.done.reduce((sum, index) => sum + (manifest.tasks[index]?.bytes ?? 0), 0)
  const published = await inParallel(indexes.done, async (index) => {
    const task = manifest.tasks[index]
    const receipt = await stat(join(places.parts, `${task?.key}.json`)).catch(() => undefined)
    return { bytes: task?.bytes ?? 0, at: receipt?.mtimeMs ?? 0 }
  })
  const begun = (await stat(join(places.jobs(id), 'submitted.json')).catch(() => undefined))?.mtimeMs
  return {
    id,
    tasks: manifest.tasks.length,
    bytes,
    bytesDone,
    indexes,
    failed,
    unusable: parts.flatMap((part, index) =>
      part.state === 'damaged' || part.state === 'foreign' ? [{ index, reason: part.reason }] : [],
    ),
    queueUnknown: why,
    mergeQueued: (queue?.merges.length ?? 0) > 0,
    secondsLeft: begun === undefined ? null : secondsLeft(published, begun, bytes - bytesDone),
  }
}

async function queueOrReason(id: string): Promise<{ queue: Queue | undefined; why: string | null }> {
  try {
    const queue = await readQueue(id)
    return { queue, why: queue === undefined ? 'there is no Slurm on this machine' : null }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { queue: undefined, why: error.message }
  }
}

/** The bytes that are left, at the speed from the submission to the last part that was published. */
export function secondsLeft(
  published: readonly { readonly bytes: number; readonly at: number }[],
  begun: number,
  bytesLeft: number,
): number | null {
  const since = published.filter(({ at }) => at > begun)
  const bytes = since.reduce((sum, part) => sum + part.bytes, 0)
  const last = since.reduce((latest, { at }) => Math.max(latest, at), begun)
  return bytes === 0 ? null : (bytesLeft * (last - begun)) / bytes / 1000
}

/** The log of each task that was begun, by its index: `map-7+1000.log` is that of task 1007. */
async function logsIn(folder: string): Promise<Map<number, string>> {
  const logs = new Map<number, string>()
  for (const name of await readdir(folder).catch(() => [])) {
    const [, place, offset] = /^map-(\d+)\+(\d+)\.log$/.exec(name) ?? []
    if (place !== undefined) logs.set(Number(place) + Number(offset), join(folder, name))
  }
  return logs
}

async function tailOf(log: string): Promise<string> {
  const file = await open(log, 'r')
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, 4096))
    await file.read(bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8').trimEnd().split('\n').slice(-8).join('\n')
  } finally {
    await file.close()
  }
}
