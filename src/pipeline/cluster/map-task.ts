import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InternalError, UsageError } from '../../problems/problem.js'
import type { SourceFacts } from '../../store/facts.js'
import { openStore } from '../../store/store.js'
import { FactWriter } from '../../store/write-batch.js'
import type { AnalyzeControl } from '../analyze.js'
import { hashFile } from '../sources/hash-file.js'
import { readSources } from '../sources/read-sources.js'
import { type Input, openRun, readTask } from './manifest.js'
import { inspectPart, publishPart, type Receipt } from './part.js'
import { InputChangedError } from './refusals.js'

/** What a task did. */
export interface MappedTask {
  readonly index: number
  readonly key: string
  /** `already-there` where its part was complete and nothing had to be read. */
  readonly state: 'published' | 'already-there'
  readonly files: number
  readonly documents: number
  readonly tokens: number
}

/**
 * Does one task of a planned run: reads its files on one worker thread, as `analyze` does on many, and publishes their
 * facts as Parquet. The same task gives the same bytes wherever and however often it runs, so that a part is there once
 * however many attempts there were.
 *
 * @param index of the task in the manifest, from 0
 * @throws {InputChangedError} where an input is not what it was when the run was planned; nothing is published then.
 * @throws {UsageError} where the run or the task does not exist, or was planned by another version.
 */
export async function mapTask(run: string, index: number, control: AnalyzeControl = {}): Promise<MappedTask> {
  const { onProgress = () => undefined, signal = new AbortController().signal } = control
  const { manifest, plan } = await openRun(run)
  const task = manifest.tasks[index]
  if (task === undefined)
    throw new UsageError(`There is no task ${index}: ${run} has the tasks 0 to ${manifest.tasks.length - 1}.`)
  const part = await inspectPart(run, manifest, task, { hash: true })
  if (part.state === 'complete') return mapped(index, 'already-there', part.receipt)
  const inputs = await readTask(run, task)
  const inputOf = new Map(inputs.map((input) => [input.path, input]))
  // A database file needs locks and random access, which a shared file system may not have: it lies on the node's own disk.
  const scratch = await mkdtemp(join(tmpdir(), 'tallyrand-map-'))
  try {
    const store = await openStore(join(scratch, 'facts.duckdb'), { threads: 1 })
    try {
      const writer = await FactWriter.open(store)
      const done = { files: 0, bytes: 0, tokens: 0, problems: 0 }
      for await (const { worker, facts } of readSources(
        inputs,
        plan.reading,
        { jobs: 1, batchBytes: 2 ** 20 },
        signal,
      )) {
        for (const source of facts.sources) await checkUnchanged(source, inputOf.get(source.path))
        await writer.write(facts, worker)
        done.files += facts.sources.length
        done.bytes += facts.sources.reduce((sum, { bytes }) => sum + bytes, 0)
        done.tokens += facts.tokens[0]?.length ?? 0
        done.problems += facts.sources.flatMap(({ problems }) => problems).filter(isMore).length
        onProgress({ stage: 'read', ...done, allFiles: task.files, allBytes: task.bytes })
      }
      await store.run('checkpoint')
      return mapped(index, 'published', await publishPart(run, manifest, task, store))
    } finally {
      await store.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Compares the bytes that were read with those of the plan; where they were not read, those that are there now. */
async function checkUnchanged({ path, sha256 }: SourceFacts, input: Input | undefined): Promise<void> {
  if (input === undefined) throw new InternalError(`The file ${path} was read, but is no part of the task.`)
  const now = sha256 === '' ? ((await hashFile(input.file))?.sha256 ?? '') : sha256
  if (now === input.sha256) return
  const how =
    now === ''
      ? 'could be read when the run was planned, and cannot be read now'
      : input.sha256 === ''
        ? 'could not be read when the run was planned, and can be read now'
        : 'has changed since the run was planned'
  throw new InputChangedError(
    `${input.file} ${how}. Put it back as it was, or run "tallyrand cluster plan" again: parts of unchanged files are kept.`,
  )
}

function isMore({ severity }: { readonly severity: string }): boolean {
  return severity !== 'note'
}

function mapped(index: number, state: MappedTask['state'], { key, tables }: Receipt): MappedTask {
  const { sources, documents, tokens } = tables
  return { index, key, state, files: sources.rows, documents: documents.rows, tokens: tokens.rows }
}
