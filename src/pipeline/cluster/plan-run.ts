import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { compareCodeUnits } from '../../language/order.js'
import { UsageError } from '../../problems/problem.js'
import { type AnalyzeOptions, makePlan } from '../plan.js'
import type { Source } from '../sources/find-sources.js'
import { hashFile } from '../sources/hash-file.js'
import { readMetadata } from '../sources/metadata-table.js'
import { cutTasks } from './cut-tasks.js'
import { inParallel } from './in-parallel.js'
import {
  type FrozenFile,
  type Input,
  type Manifest,
  makeRunFolders,
  placesIn,
  readManifest,
  readTask,
  type Task,
  writeManifest,
  writeTask,
} from './manifest.js'
import { inspectPart } from './part.js'
import { publishText } from './publish.js'

/** What to plan: an analysis, but for the folder of its results. */
export interface PlanOptions extends Omit<AnalyzeOptions, 'out'> {
  /** Bytes of input of a task. Default: 128 MiB. */
  readonly perTaskBytes?: number
}

/** What was planned. */
export interface PlannedRun {
  readonly manifest: Manifest
  readonly files: number
  readonly bytes: number
  /** Tasks whose part is there already, from an earlier plan. */
  readonly done: number
}

/**
 * Plans a run over many machines: reads the names, sizes and hashes of the inputs once and writes into the folder `run` a
 * manifest with the frozen plan and its tasks. Planning again in the same folder keeps the tasks whose files have not
 * changed, and with them the parts that are there.
 *
 * @throws {UsageError} as `analyze` does for options and inputs.
 */
export async function planRun(run: string, options: PlanOptions): Promise<PlannedRun> {
  const { inputs: paths, lexicon, metadata, password, jobs: _jobs, batchBytes: _batch, ...rest } = options
  const { perTaskBytes = 128 * 2 ** 20, ...frozen } = rest
  if (password !== undefined)
    throw new UsageError('A password would have to be written into the manifest. Decrypt the files, or use "analyze".')
  if (!(perTaskBytes >= 1))
    throw new UsageError(`A task needs at least one byte, but --per-task gives ${perTaskBytes}.`)
  const plan = await makePlan({ ...frozen, inputs: [], out: '', lexicon })
  if (metadata !== undefined) await readMetadata(metadata)
  const { findSources } = await import('../sources/find-sources.js')
  const found = await findSources(paths, metadata === undefined ? [] : [metadata])
  if (found.sources.length === 0) {
    const [first] = found.problems
    throw new UsageError(`There is no file to read in ${paths.join(', ')}. ${first?.path}: ${first?.message}`)
  }
  await makeRunFolders(run)
  const inputs = await inParallel(found.sources, identify)
  const kept = await unchangedTasks(run, plan.fingerprints.plan, perTaskBytes, inputs)
  const inKept = new Set(kept.flat().map(({ path }) => path))
  const cut = cutTasks(
    inputs.filter(({ path }) => !inKept.has(path)),
    perTaskBytes,
  )
  const inOrder = [...kept, ...cut].sort(([a], [b]) => compareCodeUnits(a?.path ?? '', b?.path ?? ''))
  const tasks: Task[] = []
  for (const task of inOrder) tasks.push(await writeTask(run, plan.fingerprints.plan, task))
  const manifest: Manifest = {
    format: 1,
    tallyrand: plan.tallyrand,
    fingerprints: plan.fingerprints,
    options: frozen,
    lexicon: await freeze(run, lexicon),
    metadata: metadata === undefined ? null : await freeze(run, metadata),
    perTaskBytes,
    problems: found.problems,
    tasks,
  }
  await writeManifest(run, manifest)
  const parts = await inParallel(tasks, (task) => inspectPart(run, manifest, task, { hash: false }))
  return {
    manifest,
    files: inputs.length,
    bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0),
    done: parts.filter(({ state }) => state === 'complete').length,
  }
}

async function identify({ path, file, bytes }: Source): Promise<Input> {
  const hashed = await hashFile(file)
  return { path, file, bytes: hashed?.bytes ?? bytes, sha256: hashed?.sha256 ?? '' }
}

/** The tasks of an earlier plan, where it was the same one, of which every file is as it was. */
async function unchangedTasks(
  run: string,
  plan: string,
  perTaskBytes: number,
  inputs: readonly Input[],
): Promise<Input[][]> {
  const earlier = await readManifest(run)
  if (earlier === undefined || earlier.fingerprints.plan !== plan || earlier.perTaskBytes !== perTaskBytes) return []
  const now = new Map(inputs.map((input) => [input.path, input]))
  const tasks = await inParallel(earlier.tasks, (task) => readTask(run, task))
  return tasks.flatMap((files) => {
    const same = files.flatMap(({ path, bytes, sha256 }) => {
      const input = now.get(path)
      return input !== undefined && input.bytes === bytes && input.sha256 === sha256 ? [input] : []
    })
    return same.length === files.length ? [same] : []
  })
}

/** Keeps a file that the plan depends on, under the hash of its bytes. */
async function freeze(run: string, file: string): Promise<FrozenFile> {
  const bytes = await readFile(file)
  const frozen = { name: basename(file), sha256: createHash('sha256').update(bytes).digest('hex') }
  const path = placesIn(run).frozen(frozen)
  await mkdir(dirname(path), { recursive: true })
  await publishText(path, bytes)
  return frozen
}
