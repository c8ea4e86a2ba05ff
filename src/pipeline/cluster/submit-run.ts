import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UsageError } from '../../problems/problem.js'
import { canonicalJson } from '../fingerprint.js'
import { inParallel } from './in-parallel.js'
import { type JobSettings, mapScript, mergeScript } from './job-script.js'
import { openRun, placesIn } from './manifest.js'
import { inspectPart } from './part.js'
import { publishText } from './publish.js'
import { indexList } from './refusals.js'
import { mapJobName, maximumArraySize, mergeJobName, readQueue, submitJob } from './slurm.js'

/** How to submit a run to Slurm. */
export interface SubmitOptions {
  /** Folder of the results. */
  readonly out: string
  /** The program and its first arguments: what `tallyrand` is on a node, such as `['node', '/path/to/dist/cli/main.js']`. */
  readonly command: readonly string[]
  /** Options of `sbatch` for all jobs, such as `--partition=main`. */
  readonly sbatch?: readonly string[]
  /** How often a task that fails is tried again. Default: 3. */
  readonly retries?: number
  /** Indexes of an array at most. Default: what the cluster allows. */
  readonly arraySize?: number
  /** Seconds that the merge waits for late parts. Default: 60. */
  readonly waitSeconds?: number
  /** Leave the merge to the caller. Default: false. */
  readonly noMerge?: boolean
}

/** What was submitted. */
export interface SubmittedRun {
  readonly id: string
  readonly tasks: number
  /** Tasks whose part was there. */
  readonly done: number
  /** Tasks that were in the queue already. */
  readonly queued: number
  /** The arrays submitted now, each with its tasks. */
  readonly arrays: readonly { readonly job: string; readonly indexes: readonly number[] }[]
  /** Number of the job that merges; `null` where none was submitted. */
  readonly merge: string | null
}

/**
 * Submits to Slurm what a run still lacks: a job array over the tasks that have no whole part and are not in the queue, in
 * chunks that the cluster allows, and a merge that waits for them. Submitting again resumes. Two submissions at once
 * do work twice and count nothing twice: a part is the same whoever publishes it, and merges run one after the other.
 *
 * @throws {UsageError} where there is no Slurm, or it refuses a job; what was submitted before that stays and is found again.
 */
export async function submitRun(folder: string, options: SubmitOptions): Promise<SubmittedRun> {
  const { manifest, id } = await openRun(folder)
  const queue = await readQueue(id)
  if (queue === undefined)
    throw new UsageError(
      'There is no Slurm on this machine (squeue was not found). Run this on a login node of the cluster.',
    )
  // In this order: a task that leaves the queue in between has its part.
  const parts = await inParallel(manifest.tasks, (task) => inspectPart(folder, manifest, task, { hash: true }))
  const missing = parts.flatMap(({ state }, index) => (state === 'complete' ? [] : [index]))
  const inQueue = new Set(queue.tasks.map(({ index }) => index))
  const settings: JobSettings = { command: options.command, run: resolve(folder) }
  const places = placesIn(settings.run).jobs(id)
  await mkdir(places, { recursive: true })
  const waiting = new Set(queue.tasks.map(({ job }) => job))
  const arrays: { job: string; indexes: number[] }[] = []
  const size = Math.min(options.arraySize ?? Number.POSITIVE_INFINITY, await maximumArraySize())
  const chunks = chunked(
    missing.filter((index) => !inQueue.has(index)),
    size,
  )
  for (const { offset, indexes } of chunks) {
    const script = join(places, `map+${offset}.sh`)
    await publishText(script, mapScript(settings, offset, options.retries ?? 3))
    const job = await submitJob(
      [
        ...common(settings.run, mapJobName(id, offset), join(places, `map-%a+${offset}.log`), options),
        '--requeue',
        `--array=${indexList(indexes.map((index) => index - offset))}`,
      ],
      script,
    ).catch((error: unknown) => {
      throw partlySubmitted(error, arrays)
    })
    arrays.push({ job, indexes })
    waiting.add(job)
  }
  const needsMerge = options.noMerge !== true && (arrays.length > 0 || queue.merges.length === 0)
  const result = {
    id,
    tasks: manifest.tasks.length,
    done: manifest.tasks.length - missing.length,
    queued: inQueue.size,
  }
  const merge = needsMerge ? await submitMerge() : null
  await publishText(join(places, 'submitted.json'), `${canonicalJson({ ...result, arrays, merge }, 1)}\n`)
  return { ...result, arrays, merge }

  async function submitMerge(): Promise<string> {
    const script = join(places, 'merge.sh')
    await publishText(script, mergeScript(settings, resolve(options.out), options.waitSeconds ?? 60))
    // After any end: whether all is there, the merge finds out itself. One at a time: two must not write into one store.
    const after = [...waiting].map((job) => `afterany:${job}`)
    return submitJob(
      [
        ...common(settings.run, mergeJobName(id), join(places, 'merge.log'), options),
        '--requeue',
        `--dependency=${[...after, 'singleton'].join(',')}`,
      ],
      script,
    )
  }
}

function common(run: string, name: string, log: string, { sbatch = [] }: SubmitOptions): string[] {
  // sbatch reads % in a path as the beginning of a pattern; %a, the place in the array, is meant as one.
  const output = log.replaceAll('%', '%%').replace('map-%%a+', 'map-%a+')
  return [
    `--job-name=${name}`,
    `--chdir=${run}`,
    `--output=${output}`,
    '--open-mode=append',
    '--ntasks=1',
    '--nodes=1',
    ...sbatch,
  ]
}

/** Cuts indexes where a new array has to begin: an array counts from 0 to `size - 1`. */
function chunked(indexes: readonly number[], size: number): { offset: number; indexes: number[] }[] {
  const chunks = new Map<number, number[]>()
  for (const index of indexes) {
    const offset = Math.floor(index / size) * size
    const chunk = chunks.get(offset) ?? []
    chunks.set(offset, chunk)
    chunk.push(index)
  }
  return [...chunks].map(([offset, own]) => ({ offset, indexes: own }))
}

function partlySubmitted(error: unknown, arrays: readonly { job: string; indexes: readonly number[] }[]): unknown {
  if (!(error instanceof UsageError) || arrays.length === 0) return error
  const done = indexList(arrays.flatMap(({ indexes }) => indexes))
  return new UsageError(
    `${error.message}\nThe tasks ${done} are submitted, the merge is not. Where the cluster limits how many jobs you may ` +
      'have, submit again when these have run.',
  )
}
