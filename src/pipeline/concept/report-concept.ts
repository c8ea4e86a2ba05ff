import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ConceptReport, reportOnConcept } from '../../analysis/concept-report.js'
import { countReusedOnce, openFrame, storedLexicon } from '../../analysis/frame.js'
import { UsageError } from '../../problems/problem.js'
import { blocksMarkdown } from '../../report/blocks-markdown.js'
import { blocksPage } from '../../report/blocks-page.js'
import { conceptBlocks, type Provenance } from '../../report/concept-blocks.js'
import { writeWhole } from '../../report/write-table.js'
import type { Store } from '../../store/store.js'
import type { Validity } from '../../validation/validity.js'
import { openResults } from '../open-results.js'
import { corpusFingerprint } from '../run-record.js'
import { type StoredRun, storedRun } from '../stored-run.js'
import { storedValidity } from '../validation/validity.js'
import { numberOfConcept } from './find-concept.js'

/** What to report on, and where to. */
export interface ConceptReportOptions {
  /** Id of a concept of the lexicon that the store was counted with; what lies below it counts as its own. */
  readonly concept: string
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** Field of the documents by which rates are given. Default: `issuer`, where some document has it. */
  readonly by?: string
  /** Folder in which `concepts/<id>.md` and `.html` are written. Default: where the store is. */
  readonly out?: string
}

/** A report that was written. */
export interface WrittenReport {
  readonly report: ConceptReport
  readonly provenance: Readonly<Record<string, string>>
  /** Whether the numbers were validated. */
  readonly validity: Validity
  /** The files, Markdown first. */
  readonly files: readonly string[]
}

/** Mentions that a report shows at most. */
const evidenceShown = 200

/**
 * Writes the report on one concept, as Markdown and as a self-contained page: its definition, entries, rates by group and year,
 * company, evidence, and what it was made from. Counts as the last run over the store did, whose tables have the same numbers. The store is
 * only read.
 *
 * @throws {UsageError} for an unknown concept or field, and where there is no store or a file cannot be written.
 */
export async function reportConcept(options: ConceptReportOptions): Promise<WrittenReport> {
  const store = await openResults(options.store)
  try {
    const run = await storedRun(store)
    const number = numberOfConcept((await storedLexicon(store)).concepts, options.concept)
    const frame = await openFrame(store, run.zones)
    if (run.countReused === 'once') await countReusedOnce(store)
    const report = await reportOnConcept(frame, number, {
      unit: run.units[0] ?? 'sentence',
      resampling: run.resampling,
      evidence: evidenceShown,
      ...(options.by === undefined ? {} : { by: options.by }),
    })
    const provenance = await provenanceOf(store, run)
    const validity = await storedValidity(store)
    const blocks = conceptBlocks(report, provenance, validity)
    const out = options.out ?? (options.store.endsWith('.duckdb') ? dirname(options.store) : options.store)
    const base = join(out, 'concepts', ...report.concept.split('/'))
    const files = [`${base}.md`, `${base}.html`]
    await write(`${base}.md`, blocksMarkdown(blocks))
    await write(`${base}.html`, blocksPage(`${report.label}: a report`, blocks))
    return { report, provenance: Object.fromEntries(provenance), validity, files }
  } finally {
    await store.close()
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, (temporary) => writeFile(temporary, text))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${file} could not be written (${code}). Choose another folder with --out.`)
  }
}

async function provenanceOf(store: Store, run: StoredRun): Promise<Provenance> {
  const [row] = await store.rows('select plan from plans order by rowid desc limit 1')
  const plan = JSON.parse(row?.[0] as string) as {
    tallyrand: string
    language: Record<string, string | number>
    fingerprints: Record<string, string>
  }
  return [
    ['Tallyrand', plan.tallyrand],
    ...Object.entries(plan.language).map(([name, version]) => [name, String(version)] as const),
    ['counted zones', run.zones.join(', ')],
    ['overlapping matches', run.policies.overlap],
    ['negated mentions', run.policies.negation],
    ['reused passages', run.countReused],
    ['intervals', `95 %, ${run.resampling.draws} draws of whole documents, seed ${run.resampling.seed}`],
    ['fingerprint of the corpus', await corpusFingerprint(store)],
    ...Object.entries(plan.fingerprints).map(([name, print]) => [`fingerprint of the ${name}`, print] as const),
  ]
}
