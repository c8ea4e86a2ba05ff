import { mkdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { duplicateProblems } from '../analysis/duplicates.js'
import { countReusedOnce, openFrame } from '../analysis/frame.js'
import { sortProblems } from '../analysis/problems.js'
import type { ProblemCode } from '../problems/codes.js'
import { type Problem, problem, UsageError } from '../problems/problem.js'
import { openStore, type Store } from '../store/store.js'
import type { Validity } from '../validation/validity.js'
import { groupsOf } from './comparison/compare-groups.js'
import { withComputeThreads } from './compute-threads.js'
import { StoreFingerprinter } from './fingerprint-store.js'
import { StoreMatcher } from './match-store.js'
import { type AnalyzeOptions, makePlan, type Plan } from './plan.js'
import type { Progress } from './progress.js'
import { conceptsOf, type Headline, type HeadlineConcept, headlineOf } from './report/headline.js'
import { writeReport } from './report/write-report.js'
import type { TextTables } from './report/write-tables.js'
import { corpusFingerprint } from './run-record.js'
import { type Filled, keepWhatIsCurrent, writeBatches } from './sources/fill-store.js'
import { hashFile } from './sources/hash-file.js'
import { joinMetadata } from './sources/join-metadata.js'
import { readMetadata } from './sources/metadata-table.js'
import { catchUp } from './token-work.js'
import { updateReuse } from './update-reuse.js'
import { stampRun } from './validation/validity.js'

/** How a run is watched and stopped. */
export interface AnalyzeControl {
  readonly onProgress?: (progress: Progress) => void
  /** Ends the run after the batch at hand; what is committed stays, and the same run started again goes on from there. */
  readonly signal?: AbortSignal
}

/** What a run did and found. */
export interface AnalyzeResult {
  readonly plan: Plan
  readonly problems: readonly Problem[]
  /** How much work the run was; shows what was taken over from the store. */
  readonly work: {
    readonly filesRead: number
    readonly filesReused: number
    readonly tokensTagged: number
    readonly tokensMatched: number
    /** Bytes of columns that worker threads handed over. */
    readonly bytesMoved: number
    /** Rows appended to the tables of the store, to temporary ones too. */
    readonly rowsAppended: number
    readonly statements: number
  }
  readonly headline: Headline
  /** Whether the numbers were validated. */
  readonly validity: Validity
  /** Every concept, the most frequent first. */
  readonly concepts: readonly HeadlineConcept[]
  /** Fingerprint of the files that the store holds. */
  readonly corpus: string
  /** The tables that no lexicon bears on; {@link analyzeAgain} writes again only those that are not as they were. */
  readonly textTables: TextTables
}

/**
 * Reads the inputs, tags and matches them and writes the store, the tables, the figures, the networks and `run.json` into
 * `options.out`. Files whose
 * bytes the store already holds under the same plan are not read again, so a run that was stopped goes on, and a run
 * with an edited lexicon only matches.
 *
 * @throws {UsageError} for wrong options, and when not a single document could be counted.
 */
export async function analyze(options: AnalyzeOptions, control: AnalyzeControl = {}): Promise<AnalyzeResult> {
  const { onProgress = () => undefined, signal = new AbortController().signal } = control
  const plan = await makePlan(options)
  const jobs = checkedJobs(options.jobs)
  const metadata = options.metadata === undefined ? undefined : await readMetadata(options.metadata)
  const { findSources } = await import('./sources/find-sources.js')
  const found = await findSources(options.inputs, options.metadata === undefined ? [] : [options.metadata])
  await makeFolder(options.out)
  const store = await openStore(join(options.out, 'corpus.duckdb'), { threads: databaseThreads(jobs) })
  try {
    const spread = { jobs, batchBytes: options.batchBytes ?? 2 ** 20 }
    const missing = await keepWhatIsCurrent(
      store,
      found.sources,
      plan,
      async ({ file }) => (await hashFile(file))?.sha256,
    )
    const works = await openTokenWorks(store, plan)
    const read = await writeBatches(store, missing, plan.reading, works, spread, signal, onProgress)
    const written = { ...read, filesReused: found.sources.length - missing.length }
    const metadataProblems = await joinMetadata(store, metadata)
    const problems = [...found.problems, ...metadataProblems, ...(await storedProblems(store))]
    return await finish(store, plan, options, works, written, problems, undefined, control)
  } finally {
    await store.close()
  }
}

/**
 * Runs again over the store of a run, with a lexicon that may have changed since: matches and writes the tables anew, and looks at
 * no document. Where another run has changed the store in the meantime, all is done again as by {@link analyze}.
 *
 * @param previous what the last run over this store with these options gave
 * @throws {UsageError} as {@link analyze} does.
 */
export async function analyzeAgain(
  options: AnalyzeOptions,
  previous: AnalyzeResult,
  control: AnalyzeControl = {},
): Promise<AnalyzeResult> {
  const plan = await makePlan(options)
  const store = await openStore(join(options.out, 'corpus.duckdb'), {
    threads: databaseThreads(checkedJobs(options.jobs)),
  })
  try {
    const [stored] = await store.rows('select language_plan from store')
    if (stored?.[0] === plan.fingerprints.language && (await corpusFingerprint(store)) === previous.corpus) {
      const { filesRead, filesReused } = previous.work
      const written = { filesRead: 0, filesReused: filesRead + filesReused, tokensTagged: 0, bytesMoved: 0 }
      // No problem of a document depends on the lexicon; those of duplicates are found again.
      const problems = previous.problems.filter(({ code }) => code !== 'duplicate')
      const works = await openTokenWorks(store, plan)
      return await finish(store, plan, options, works, written, problems, previous.textTables, control)
    }
  } finally {
    await store.close()
  }
  return analyze(options, control)
}

/** What is done once with every document's tokens: the first finds the mentions, the other what reuse is found by. */
export type TokenWorks = readonly [StoreMatcher, StoreFingerprinter]

/** Makes ready for what `plan` asks of the tokens; what the store holds of another plan is forgotten. */
export async function openTokenWorks(store: Store, plan: Plan): Promise<TokenWorks> {
  const matcher = await StoreMatcher.open(store, plan.lexicon, plan, plan.fingerprints.lexicon)
  return [matcher, await StoreFingerprinter.open(store, plan.zones)]
}

/** What every run does once the store holds its documents. */
export async function finish(
  store: Store,
  plan: Plan,
  options: Pick<AnalyzeOptions, 'out' | 'jobs' | 'acceptUnreliable'>,
  works: TokenWorks,
  written: Filled,
  problemsOfFiles: readonly Problem[],
  previous: TextTables | undefined,
  { onProgress = () => undefined, signal = new AbortController().signal }: AnalyzeControl,
): Promise<AnalyzeResult> {
  const { out } = options
  const jobs = checkedJobs(options.jobs)
  await catchUp(store, works, signal, (tokens) => onProgress({ stage: 'match', tokens }))
  const frame = await openFrame(store, plan.zones)
  const problems = sortProblems([...problemsOfFiles, ...duplicateProblems(frame.duplicates)])
  if (frame.countedDocuments === 0) throw nothingCounted(problems)
  const groups =
    plan.compare === undefined ? undefined : await groupsOf(frame, { by: plan.compare, option: '--compare' })
  await updateReuse(frame, plan)
  if (plan.countReused === 'once') await countReusedOnce(store)
  const validity = await stampRun(store, plan, options.out, options.acceptUnreliable ?? [])
  const source = { plan, problems, validity, groups, previous }
  // The main thread is one of them: it has tables to make meanwhile.
  const { rows, textTables } = await withComputeThreads(Math.max(1, jobs - 1), (threads) =>
    writeReport(frame, source, out, threads, signal, onProgress),
  )
  await store.run('checkpoint')
  return {
    plan,
    problems,
    validity,
    headline: headlineOf(frame, plan, problems, rows),
    concepts: conceptsOf(rows),
    corpus: await corpusFingerprint(store),
    textTables,
    work: {
      ...written,
      tokensMatched: works[0].tokens,
      rowsAppended: store.rowsAppended,
      statements: store.statements,
    },
  }
}

/** The problems of the files whose facts the store holds. */
export async function storedProblems(store: Store): Promise<Problem[]> {
  const rows = await store.rows('select code, path, message, document from problems')
  return rows.map(([code, path, message, document]) =>
    problem(code as ProblemCode, path as string, message as string, document === '' ? undefined : (document as string)),
  )
}

function nothingCounted(problems: readonly Problem[]): UsageError {
  const first = problems.slice(0, 5).map(({ path, message }) => `\n  ${path}: ${message}`)
  const more = problems.length > 5 ? `\n  ... and ${problems.length - 5} more.` : ''
  return new UsageError(`Not one document could be counted:${first.join('')}${more}`)
}

/** Worker threads; one for each core, at most 8, where none are asked for. */
export function checkedJobs(jobs: number | undefined): number {
  if (jobs === undefined) return Math.min(availableParallelism(), 8)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) {
    throw new UsageError(`--jobs must be a whole number from 1 to 256, but is ${jobs}.`)
  }
  return jobs
}

/** Threads of the database: as many as there are workers, and one beside the main thread where there is one; each takes memory for its sorts. */
export function databaseThreads(jobs: number): number {
  return Math.max(2, jobs)
}

/** @throws {UsageError} where the folder of the results cannot be made. */
export async function makeFolder(out: string): Promise<void> {
  const status = await stat(out).catch(() => undefined)
  if (status !== undefined && !status.isDirectory()) {
    throw new UsageError(`${out} is a file, but results need a folder. Choose another name with --out.`)
  }
  try {
    await makeFolders(resolve(out))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`The folder ${out} could not be made (${code}). Choose another one with --out.`)
  }
}

/** One folder after the other: Node's own recursive mkdir never ends where a parent is one in which nothing can be made. */
async function makeFolders(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined)) !== undefined) return
  await makeFolders(dirname(folder))
  await mkdir(folder)
}
