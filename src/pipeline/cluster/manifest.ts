import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Problem, UsageError } from '../../problems/problem.js'
import { schemaVersion } from '../../store/schema.js'
import { canonicalJson, fingerprint } from '../fingerprint.js'
import { type AnalyzeOptions, makePlan, type Plan } from '../plan.js'
import { hashFile } from '../sources/hash-file.js'
import { publishText } from './publish.js'

/** A file to be read, as it was when the run was planned. */
export interface Input {
  /** Name in every result. */
  readonly path: string
  /** Where it lies, the same on every node; no result depends on it. */
  readonly file: string
  readonly bytes: number
  /** Empty where it could not be read. */
  readonly sha256: string
}

/** A task as the manifest names it; its files stand in `tasks/<key>.json`. */
export interface Task {
  /** Of everything that its facts depend on: the plan, and the names and bytes of its files. */
  readonly key: string
  readonly files: number
  readonly bytes: number
}

/** A file that a plan depends on, kept beside the manifest. */
export interface FrozenFile {
  readonly name: string
  readonly sha256: string
}

/** The options of an analysis that decide its results. */
export type FrozenOptions = Omit<
  AnalyzeOptions,
  'inputs' | 'out' | 'lexicon' | 'metadata' | 'password' | 'jobs' | 'batchBytes'
>

/** What a run over many machines is: its plan, frozen, and its tasks by index. */
export interface Manifest {
  readonly format: 1
  readonly tallyrand: string
  readonly fingerprints: Plan['fingerprints']
  readonly options: FrozenOptions
  readonly lexicon: FrozenFile
  readonly metadata: FrozenFile | null
  readonly perTaskBytes: number
  /** Of what was found among the inputs and is no file to read. */
  readonly problems: readonly Problem[]
  readonly tasks: readonly Task[]
}

/** A planned run, opened for work. */
export interface Run {
  readonly folder: string
  readonly manifest: Manifest
  /** Short name of this manifest: its jobs and logs carry it. */
  readonly id: string
  readonly plan: Plan
}

/** Where things lie in the folder of a run. */
export const placesIn = (run: string) => ({
  manifest: join(run, 'manifest.json'),
  task: (key: string) => join(run, 'tasks', `${key}.json`),
  frozen: ({ name, sha256 }: FrozenFile) => join(run, 'frozen', sha256, name),
  parts: join(run, 'parts'),
  jobs: (id: string) => join(run, 'jobs', id),
})

/** The key of a task over these files. */
export function taskKey(plan: string, inputs: readonly Input[]): string {
  const names = inputs.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
  return fingerprint({ plan, store: schemaVersion, inputs: names })
}

/** Writes the files of a task under its key. */
export async function writeTask(run: string, plan: string, inputs: readonly Input[]): Promise<Task> {
  const key = taskKey(plan, inputs)
  await publishText(placesIn(run).task(key), `${canonicalJson({ plan, inputs }, 1)}\n`)
  return { key, files: inputs.length, bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** Reads the files of a task. */
export async function readTask(run: string, { key }: Task): Promise<readonly Input[]> {
  const file = placesIn(run).task(key)
  try {
    const { plan, inputs } = JSON.parse(await readFile(file, 'utf8')) as { plan: string; inputs: Input[] }
    if (taskKey(plan, inputs) === key) return inputs
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file}: the files of a task could not be read (${reason}). ${planAgain(run)}`)
  }
  throw new UsageError(`${file} is not as it was written. ${planAgain(run)}`)
}

/** Writes the manifest; from then on the run is the one it describes. */
export async function writeManifest(run: string, manifest: Manifest): Promise<void> {
  await publishText(placesIn(run).manifest, `${canonicalJson(manifest, 1)}\n`)
}

/** The manifest in this folder; `undefined` where there is none. */
export async function readManifest(run: string): Promise<Manifest | undefined> {
  const file = placesIn(run).manifest
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new UsageError(`${file}: the manifest could not be read (${String(code ?? error)}).`)
  }
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === 1) return manifest
  } catch {
    throw new UsageError(`${file} is no manifest. ${planAgain(run)}`)
  }
  throw new UsageError(`${file} was written by another version of Tallyrand. ${planAgain(run)}`)
}

/**
 * Opens a planned run and makes its plan again from what is frozen in it.
 *
 * @throws {UsageError} where there is none, or where this Tallyrand would make another plan of it.
 */
export async function openRun(folder: string): Promise<Run> {
  const manifest = await readManifest(folder)
  if (manifest === undefined)
    throw new UsageError(`${folder} holds no manifest. Run "tallyrand cluster plan ${folder} ..." first.`)
  const { lexicon, metadata, options, fingerprints, tallyrand } = manifest
  const places = placesIn(folder)
  for (const frozen of metadata === null ? [lexicon] : [lexicon, metadata]) {
    if ((await hashFile(places.frozen(frozen)))?.sha256 !== frozen.sha256)
      throw new UsageError(`${places.frozen(frozen)} is not as it was when the run was planned. ${planAgain(folder)}`)
  }
  const plan = await makePlan({ ...options, inputs: [], out: '', lexicon: places.frozen(lexicon) })
  if (plan.fingerprints.plan !== fingerprints.plan) {
    throw new UsageError(
      `${folder} was planned by Tallyrand ${tallyrand}, and this one (${plan.tallyrand}) would count otherwise. ` +
        'Use the same version, with the same packages, on every machine of a run.',
    )
  }
  return { folder, manifest, plan, id: fingerprint(manifest).slice(0, 12) }
}

/** Makes the folders of a run. */
export async function makeRunFolders(run: string): Promise<void> {
  for (const name of ['tasks', 'frozen', 'parts', 'jobs']) await mkdir(join(run, name), { recursive: true })
}

function planAgain(run: string): string {
  return `Run "tallyrand cluster plan ${run} ..." again.`
}
