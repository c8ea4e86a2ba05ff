import { compareCodeUnits } from '../language/order.js'
import { documentCounts } from '../statistics/document-counts.js'
import { type Resampling, ratioIntervals } from '../statistics/ratio.js'
import { bootstrapsHere } from './bootstraps.js'
import { type ConceptEvidence, conceptEvidence } from './concept-evidence.js'
import { conceptSeries } from './concept-series.js'
import { conceptTermsTable } from './concept-terms.js'
import { conceptTables } from './concepts.js'
import { cooccurrenceTables } from './cooccurrence.js'
import { describedDocuments, fieldNames, knownField } from './document-fields.js'
import { cutIntoEqualParts } from './equal-parts.js'
import type { CountFrame, Frame } from './frame.js'
import { influenceTable } from './influence.js'
import { periodsOf } from './periods.js'
import { placeDocuments } from './place-documents.js'
import { type Cell, finished, type ResultTable, records } from './result-table.js'
import { trendTable } from './trend.js'
import type { Unit } from './units.js'
import { wordsOf } from './yearly-trend.js'

/** A row of a table by the names of its columns; the same values as in the table of that name. */
export type TableRecord = Readonly<Record<string, Cell>>

/** All that the corpus says of one concept. What lies below it in the lexicon counts as its own. */
export interface ConceptReport {
  readonly concept: string
  readonly label: string
  readonly definition: string | null
  readonly source: string | null
  readonly documents: number
  readonly words: number
  /** Its row of `concepts`. */
  readonly counts: TableRecord
  /** Concepts with the same parent, this one too, among which it has its rank. */
  readonly beside: number
  /** Mentions in the scope of a negation as a share of all, with the interval over documents. */
  readonly negated: { readonly share: number | null; readonly low: number | null; readonly high: number | null }
  /** Rows of `concepts` of those directly below it. */
  readonly children: readonly TableRecord[]
  /** Rows of `entries`, the most frequent first, with the share of this concept's mentions in `share`. */
  readonly entries: readonly TableRecord[]
  /** By a field of the documents, the highest rate first; rows of `trend` without periods. `null` where no document has one. */
  readonly groups: { readonly field: string; readonly rows: readonly TableRecord[]; readonly without: number } | null
  /** Rows of `trend` by year; none where no document has a date. */
  readonly years: { readonly rows: readonly TableRecord[]; readonly without: number }
  /** Its rows of `influence`: what hangs on each entry that was found. */
  readonly influence: readonly TableRecord[]
  /** Where concepts and words have to stand together. */
  readonly unit: Unit
  /** Rows of `cooccurrence` in this unit, the strongest first by G2, with the other concept in `other`. */
  readonly company: readonly TableRecord[]
  /** Its rows of `concept_terms`: the words that keep company with it. */
  readonly terms: readonly TableRecord[]
  readonly evidence: ConceptEvidence
}

/** How a report is drawn up. */
export interface ReportOptions {
  /** Field of the documents by which rates are given. Default: `issuer`, where some document has it. `year` is that of the date, which is given anyway. */
  readonly by?: string
  readonly unit: Unit
  readonly resampling: Resampling
  /** Mentions that are shown at most. */
  readonly evidence: number
}

/**
 * Gathers what the tables say of one concept. Needs the temporary tables of a {@link Frame}.
 *
 * @param concept its number
 * @throws {UsageError} for a field that no document has.
 */
export async function reportOnConcept(frame: Frame, concept: number, options: ReportOptions): Promise<ConceptReport> {
  const { store, concepts } = frame
  const described = await describedDocuments(store)
  const years = await rateByYear(frame, concept, described, options.resampling)
  // Years stand in the report in any case, whether the documents have a field of that name too or not.
  const isByYear = options.by?.toLowerCase() === 'year' && years.rows.length > 0
  const field = options.by === undefined || isByYear ? 'issuer' : knownField(options.by, described, '--by')
  const hasField = !isByYear && fieldNames(described).includes(field)
  const id = concepts[concept]?.concept as string
  const parent = concepts[concept]?.parent
  const { unit, resampling } = options
  const tables = await conceptTables(frame, {
    ...{ resampling, bootstraps: bootstrapsHere },
    equalParts: await cutIntoEqualParts(frame),
  })
  const rows = await recordsOf(tables, 'concepts')
  const beside = rows.filter((row) =>
    concepts.some((other) => other.concept === row.concept && other.parent === parent),
  )
  const counts = rows.find((row) => row.concept === id) as TableRecord
  const frequency = Number(counts.frequency)
  const [texts] = await store.rows('select definition, source from concepts where id = ?', [concept])
  const [definition = '', source = ''] = (texts ?? []) as string[]
  return {
    concept: id,
    label: concepts[concept]?.label as string,
    definition: definition === '' ? null : definition,
    source: source === '' ? null : source,
    documents: frame.countedDocuments,
    words: frame.words,
    counts,
    beside: beside.length,
    negated: await negatedShare(frame, concept, frequency, resampling),
    children: rows.filter((row) => concepts.some((other) => other.concept === row.concept && other.parent === concept)),
    entries: await entriesOf(tables, id, frequency),
    groups: hasField ? await rateBy(frame, concept, described, field, resampling) : null,
    years,
    influence: records(await finished(await influenceTable(frame))).filter((row) => row.concept === id),
    unit,
    company: await companyOf(frame, id, unit, resampling),
    terms: records(await finished(await conceptTermsTable(frame, unit))).filter((row) => row.concept === id),
    evidence: await conceptEvidence(frame, concept, options.evidence),
  }
}

async function recordsOf(tables: readonly ResultTable[], wanted: string): Promise<TableRecord[]> {
  const table = tables.find(({ name }) => name === wanted)
  return table === undefined ? [] : records(await finished(table))
}

async function negatedShare(
  { store }: CountFrame,
  concept: number,
  frequency: number,
  resampling: Resampling,
): Promise<ConceptReport['negated']> {
  if (frequency === 0) return { share: null, low: null, high: null }
  const rows = (await store.rows(
    `select count(*), sum(negated)::bigint
    from counted_mentions join closure using (concept) join document_order using (document)
    where ancestor = ? group by rank order by rank`,
    [concept],
  )) as [number, number][]
  const negated = rows.map(([, count]) => count)
  const counts = documentCounts(
    rows.length,
    1,
    [...rows.keys()],
    negated.map(() => 0),
    negated,
  )
  const mentions = rows.map(([count]) => count)
  const [interval] = ratioIntervals(counts, mentions, resampling)
  const high = interval?.high ?? null
  return {
    share: negated.reduce((sum, count) => sum + count, 0) / frequency,
    low: interval?.low ?? null,
    high: high === null ? null : Math.min(1, high),
  }
}

async function entriesOf(tables: readonly ResultTable[], id: string, frequency: number): Promise<TableRecord[]> {
  const own = (await recordsOf(tables, 'entries')).filter(
    ({ concept }) => concept === id || String(concept).startsWith(`${id}/`),
  )
  return own
    .map((row): TableRecord => ({ ...row, share: frequency === 0 ? null : Number(row.frequency) / frequency }))
    .sort((a, b) => Number(b.frequency) - Number(a.frequency))
}

type Described = Awaited<ReturnType<typeof describedDocuments>>

async function rateBy(frame: CountFrame, concept: number, described: Described, field: string, resampling: Resampling) {
  const all = { periods: [{ label: '', step: 0 }], isTime: false, without: [] }
  const periodOf = new Map(described.map(({ number }) => [number, 0]))
  const placed = placeDocuments(described, wordsOf(frame), { ...all, periodOf }, field)
  const table = trendTable(placed.documents, all.periods, await conceptSeries(frame, [concept], placed), resampling)
  const rows = records(await finished(table))
  // The order of groups with the same rate is that of their names, in which they come.
  rows.sort((a, b) => Number(b.per_million) - Number(a.per_million))
  return { field, rows, without: placed.withoutGroup.length }
}

async function rateByYear(frame: CountFrame, concept: number, described: Described, resampling: Resampling) {
  const years = periodsOf(described, 'year')
  const placed = placeDocuments(described, wordsOf(frame), years, null)
  const table = trendTable(placed.documents, years.periods, await conceptSeries(frame, [concept], placed), resampling)
  return { rows: records(await finished(table)), without: placed.withoutPeriod.length }
}

async function companyOf(frame: CountFrame, id: string, unit: Unit, resampling: Resampling): Promise<TableRecord[]> {
  const rows = await recordsOf(
    await cooccurrenceTables(frame, [unit], null, { resampling, bootstraps: bootstrapsHere }),
    'cooccurrence',
  )
  return rows
    .filter(({ concept_a, concept_b }) => concept_a === id || concept_b === id)
    .map(
      (row): TableRecord => ({
        ...row,
        other: row.concept_a === id ? (row.concept_b ?? null) : (row.concept_a ?? null),
      }),
    )
    .sort((a, b) => Number(b.g2) - Number(a.g2) || compareCodeUnits(String(a.other), String(b.other)))
}
