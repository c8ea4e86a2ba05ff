import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Grouping } from '../../analysis/document-groups.js'
import { countReusedOnce, openFrame } from '../../analysis/frame.js'
import { UsageError } from '../../problems/problem.js'
import { writeTable } from '../../report/write-table.js'
import type { Validity } from '../../validation/validity.js'
import { type AnalyzeControl, type AnalyzeResult, analyze, checkedJobs } from '../analyze.js'
import { withComputeThreads } from '../compute-threads.js'
import { openResults } from '../open-results.js'
import { folderLabels } from '../sources/find-sources.js'
import { storedRun } from '../stored-run.js'
import { storedValidity } from '../validation/validity.js'
import { writeValidity } from '../validation/write-validity.js'
import { type Comparison, type ComparisonSettings, compareGroups, groupsOf } from './compare-groups.js'

/** What is to be compared: groups of the documents of a store, or two folders. */
export interface CompareOptions extends ComparisonSettings {
  /** Threads, from 1 to 256; no result depends on it. Default: one for each core, at most 8. */
  readonly jobs?: number
  /** Folder of the results of a run, or the file of its store. */
  readonly store?: string
  /** In place of a store: two folders of documents. They are read into one store in `out`, by `lexicon`. */
  readonly folders?: readonly [string, string]
  /** File of the lexicon for two folders. */
  readonly lexicon?: string
  /** Table of metadata for two folders, joined to their documents by file name. */
  readonly metadata?: string
  /** Field whose values are the groups. */
  readonly by?: string
  /** Conditions on the documents of the first group, such as `issuer=China`; all must hold. */
  readonly a?: readonly string[]
  /** Those of the second group. Default: all other documents. */
  readonly b?: readonly string[]
  /** Folder of the results; the tables go into its `tables/`. Default: that of the store. */
  readonly out?: string
}

/** What reading two folders gave. */
export type ReadFolders = Pick<AnalyzeResult, 'headline' | 'problems'>

/** A comparison, the folder of its results, and what a reader of it has to know. */
export interface WrittenComparison extends Comparison {
  readonly out: string
  /** Whether the mentions of the lexicon's concepts were validated. */
  readonly validity: Validity
  /** What reading two folders gave; `null` for a store, which was read before. */
  readonly read: ReadFolders | null
}

/**
 * Compares groups of documents: which terms and concepts are more frequent in one than in the other, with tests and intervals
 * that take documents as a whole; how alike they are; and the sentences behind it. Writes the tables `keyness`,
 * `compare_sentences`, `similarity` and `similarity_groups`; nothing is written into a store that is there already.
 *
 * @throws {UsageError} for options that cannot be worked with, and where there are not two groups with documents.
 */
export async function compare(options: CompareOptions, control: AnalyzeControl = {}): Promise<WrittenComparison> {
  const { folders, out: asked } = options
  const jobs = checkedJobs(options.jobs)
  const grouping = await groupingOf(options)
  const read = folders === undefined ? null : await readTogether(options, folders, control)
  const store = folders === undefined ? (options.store ?? 'output') : (options.out ?? 'output')
  const open = await openResults(store)
  try {
    const run = await storedRun(open)
    const frame = await openFrame(open, run.zones)
    if (run.countReused === 'once') await countReusedOnce(open)
    const groups = await groupsOf(frame, grouping)
    const out = asked ?? ((await stat(store)).isDirectory() ? store : dirname(store))
    const comparison = await withComputeThreads(jobs, ({ keyness }) =>
      compareGroups(frame, groups, options, keyness, async (table) => {
        await writeTable(join(out, 'tables'), table, open)
      }),
    )
    const validity = await storedValidity(open)
    await writeValidity(out, validity)
    return { ...comparison, out, validity, read }
  } finally {
    await open.close()
  }
}

async function groupingOf({ folders, by, a, b }: CompareOptions): Promise<Grouping> {
  const asked = [folders, by, a].filter((each) => each !== undefined).length
  if (asked !== 1 || (b !== undefined && a === undefined)) {
    throw new UsageError(
      "Say what to compare in one way: --by FIELD, or --a 'issuer=China' with or without --b, or two folders of documents.",
    )
  }
  if (by !== undefined) return { by }
  if (a !== undefined) return b === undefined ? { a } : { a, b }
  return { folders: await folderLabels(folders ?? []) }
}

/** Reads two folders into one store. */
async function readTogether(
  { lexicon, metadata, out = 'output', jobs, draws, seed }: CompareOptions,
  folders: readonly [string, string],
  control: AnalyzeControl,
): Promise<ReadFolders> {
  if (lexicon === undefined) throw new UsageError('Two folders are read with a lexicon: name its file with --lexicon.')
  for (const folder of folders) {
    if ((await stat(join(folder, 'corpus.duckdb')).catch(() => undefined)) !== undefined) {
      throw new UsageError(
        `${folder} holds the results of a run. Give the folders of the documents, or analyse all of them together and compare with --by or --a.`,
      )
    }
  }
  const given = Object.entries({ metadata, jobs, draws, seed }).filter(([, value]) => value !== undefined)
  const { headline, problems } = await analyze({ inputs: folders, lexicon, out, ...Object.fromEntries(given) }, control)
  return { headline, problems }
}
