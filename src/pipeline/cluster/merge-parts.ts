import { join } from 'node:path'
import { UsageError } from '../../problems/problem.js'
import { type FactFiles, importFacts } from '../../store/import-facts.js'
import { openStore, type Store } from '../../store/store.js'
import { FactWriter } from '../../store/write-batch.js'
import {
  type AnalyzeControl,
  type AnalyzeResult,
  checkedJobs,
  databaseThreads,
  finish,
  makeFolder,
  openTokenWorks,
  storedProblems,
  type TokenWorks,
} from '../analyze.js'
import type { Progress } from '../progress.js'
import { type Filled, keepWhatIsCurrent } from '../sources/fill-store.js'
import { joinMetadata } from '../sources/join-metadata.js'
import { readMetadata } from '../sources/metadata-table.js'
import { catchUp, workOnBatch } from '../token-work.js'
import { awaitParts } from './await-parts.js'
import { type Input, openRun, placesIn, type Run, readTask } from './manifest.js'

/** Where and how to merge. */
export interface MergeOptions {
  /** Folder of the results; made if it is not there. */
  readonly out: string
  /** Seconds to wait for parts that a shared file system shows late. Default: 60. */
  readonly waitSeconds?: number
  /** Threads of the database. Default: one for each core. */
  readonly jobs?: number
}

/**
 * Merges the parts of a planned run into the store, tables and records that `analyze` writes over the same inputs, to the
 * byte. Only parts that the manifest names are read, each once, and every one must be there, of this plan and whole.
 * Parts are read one after the other, so that memory does not grow with their number.
 *
 * @throws {IncompleteRunError} where a part is missing, damaged or of another plan; nothing is written then.
 */
export async function mergeParts(
  folder: string,
  options: MergeOptions,
  control: AnalyzeControl = {},
): Promise<AnalyzeResult> {
  const { onProgress = () => undefined, signal = new AbortController().signal } = control
  const run = await openRun(folder)
  const { manifest, plan } = run
  const jobs = checkedJobs(options.jobs)
  const parts = await awaitParts(run, options.waitSeconds ?? 60, signal)
  const metadata =
    manifest.metadata === null ? undefined : await readMetadata(placesIn(folder).frozen(manifest.metadata))
  await makeFolder(options.out)
  const store = await openStore(join(options.out, 'corpus.duckdb'), { threads: databaseThreads(jobs) })
  try {
    const { works, written } = await uniteParts(store, run, parts, signal, onProgress)
    const metadataProblems = await joinMetadata(store, metadata)
    const problems = [...manifest.problems, ...metadataProblems, ...(await storedProblems(store))]
    return await finish(store, plan, options, works, written, problems, undefined, control)
  } finally {
    await store.close()
  }
}

/** Makes the store hold the facts of exactly the files of the run: what it has of them stays, the rest comes from the parts. */
async function uniteParts(
  store: Store,
  { folder, manifest, plan }: Run,
  parts: readonly FactFiles[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<{ works: TokenWorks; written: Filled }> {
  const indexOf = new Map<string, number>()
  const inputs: Pick<Input, 'path' | 'sha256'>[] = []
  for (const [index, task] of manifest.tasks.entries()) {
    for (const { path, sha256 } of await readTask(folder, task)) {
      const other = indexOf.get(path)
      if (other !== undefined)
        throw new UsageError(
          `${path} stands in two tasks, ${other} and ${index}. Plan the run again in an empty folder.`,
        )
      indexOf.set(path, index)
      inputs.push({ path, sha256 })
    }
  }
  const missing = await keepWhatIsCurrent(store, inputs, plan, async ({ sha256 }) => sha256)
  const wanted = new Set(missing.map(({ path }) => path))
  const hasWanted = new Set(missing.map(({ path }) => indexOf.get(path)))
  const works = await openTokenWorks(store, plan)
  await catchUp(store, works, signal, (tokens) => onProgress({ stage: 'match', tokens }))
  const writer = await FactWriter.open(store)
  const reader = await openStore(':memory:', { threads: 1, memory: 128 })
  let tokens = 0
  try {
    for (const [index, files] of parts.entries()) {
      signal.throwIfAborted()
      onProgress({ stage: 'merge', parts: index, allParts: parts.length, tokens })
      if (!hasWanted.has(index)) continue
      for await (const facts of importFacts(reader, files, (path) => wanted.has(path))) {
        for (const { path } of facts.sources) wanted.delete(path)
        tokens += facts.tokens[0]?.length ?? 0
        await writer.write(facts, index, (end) => workOnBatch(facts, end, works, writer.terms))
      }
      writer.forget(index)
    }
  } finally {
    await reader.close()
  }
  const [lost] = wanted
  if (lost !== undefined)
    throw new UsageError(
      `${lost} stands in the plan, but not in its part ${indexOf.get(lost)}. Delete that part and map it again.`,
    )
  const written = {
    filesRead: missing.length,
    filesReused: inputs.length - missing.length,
    tokensTagged: 0,
    bytesMoved: 0,
  }
  return { works, written }
}
