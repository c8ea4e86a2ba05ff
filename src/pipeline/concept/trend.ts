import { conceptSeries } from '../../analysis/concept-series.js'
import { type DescribedDocument, describedDocuments, knownField } from '../../analysis/document-fields.js'
import { type CountFrame, countReusedOnce, openMentions, openTextFrame, storedLexicon } from '../../analysis/frame.js'
import { periodsOf } from '../../analysis/periods.js'
import { type Placed, placeDocuments } from '../../analysis/place-documents.js'
import { type FinishedTable, finished, type ResultTable } from '../../analysis/result-table.js'
import { shareTables } from '../../analysis/share.js'
import { type Series, trendTable } from '../../analysis/trend.js'
import { documentsWhere } from '../../analysis/where.js'
import { wordsOf } from '../../analysis/yearly-trend.js'
import { UsageError } from '../../problems/problem.js'
import type { Resampling } from '../../statistics/ratio.js'
import type { Store } from '../../store/store.js'
import type { Validity } from '../../validation/validity.js'
import { openResults } from '../open-results.js'
import { parseZones } from '../parse-zones.js'
import { compilePattern, findPattern, resolvePattern } from '../search/find-pattern.js'
import { type StoredRun, storedRun } from '../stored-run.js'
import { storedValidity } from '../validation/validity.js'
import { adviceFor, conceptMeant } from './find-concept.js'

/** What to follow through which documents. */
export interface TrendOptions {
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** Id of a concept, which counts what lies below it too, or a pattern in the language of a lexicon's entries. */
  readonly concept: string
  /** `year`, `month` or `decade` of the date, or a field of the documents. Default: `year`. */
  readonly by?: string
  /** Field of the documents by which they are grouped. Default: all are one group. */
  readonly group?: string
  /** Conditions on the documents, such as `date>=2015`; all must hold. */
  readonly where?: readonly string[]
  /** Zones to count in, or `['all']`. Default: those that the run counted. */
  readonly zones?: readonly string[]
  /** File of the lexicon whose concepts a query may name in `<concept="..."/>`. Default: the one of the store's last run. */
  readonly lexicon?: string
}

/** Tables of a trend with what a reader of them has to know. */
export interface Trend {
  readonly concept: string
  /** What `concept` was read as. */
  readonly kind: 'concept' | 'pattern'
  /** Documents that stand in the tables. */
  readonly documents: number
  readonly mentions: number
  /** Whether the mentions of the lexicon's concepts were validated; no validation is of a pattern. */
  readonly validity: Validity
  /** Each a sentence. */
  readonly notes: readonly string[]
  readonly tables: readonly FinishedTable[]
}

/** More and the curves of all draws would not be held at once. */
const mostPeriodsOfShares = 400
/** Documents that a note names. */
const namedAtMost = 5

/**
 * How often a concept or pattern occurs in each period and group: the table `trend`. Nothing is written.
 *
 * @throws {UsageError} for an unknown concept, field, condition or zone, a pattern with a fault, and where there is no store.
 */
export async function trend(options: TrendOptions): Promise<Trend> {
  return follow(options, options.group ?? null, ({ periods }, placed, series, resampling) => [
    trendTable(placed.documents, periods, [series], resampling),
  ])
}

/**
 * Each group's share of all mentions of a concept or pattern in each period, with a smooth curve, and where it turns: the
 * tables `share`, `turning_points` and `share_overall`. Nothing is written.
 *
 * @throws {UsageError} as {@link trend} does; without a group; for more than 400 periods.
 */
export async function shareOfVocabulary(options: TrendOptions): Promise<Trend> {
  const { group } = options
  if (group === undefined)
    throw new UsageError(
      '--share needs to know whose share: name a field of the documents with --group, such as issuer.',
    )
  return follow(options, group, (periods, placed, series, resampling) => {
    if (periods.periods.length > mostPeriodsOfShares) {
      throw new UsageError(
        `There are ${periods.periods.length} periods, and shares are followed through ${mostPeriodsOfShares} at most. Choose a larger unit with --by, or narrow the documents with --where 'date>=2000'.`,
      )
    }
    const { share, turningPoints, overall } = shareTables(placed.documents, periods, series, resampling)
    return [share, turningPoints, overall]
  })
}

async function follow(
  options: TrendOptions,
  group: string | null,
  tablesOf: (
    periods: ReturnType<typeof periodsOf>,
    placed: Placed,
    series: Series,
    resampling: Resampling,
  ) => ResultTable[],
): Promise<Trend> {
  const store = await openResults(options.store)
  try {
    const run = await storedRun(store)
    const zones = options.zones === undefined ? run.zones : parseZones(options.zones)
    const all = await describedDocuments(store)
    const field = group === null ? null : knownField(group, all, '--group')
    const chosen = documentsWhere(all, options.where ?? [])
    const periods = periodsOf(chosen, byOf(options.by ?? 'year', all))
    const text = await openTextFrame(store, zones)
    const frame = await openMentions(text, await storedLexicon(store))
    const placed = placeDocuments(chosen, wordsOf(text), periods, field)
    const found = await findSeries(store, frame, run, { ...options, zones }, chosen, placed)
    const tables: FinishedTable[] = []
    for (const table of tablesOf(periods, placed, found.series, run.resampling)) tables.push(await finished(table))
    return {
      concept: found.series.concept,
      kind: found.kind,
      documents: placed.documents.length,
      mentions: found.series.counts.reduce((sum, [, frequency]) => sum + frequency, 0),
      validity: await storedValidity(store),
      notes: [
        ...found.notes,
        ...(chosen.length === 0 ? ['No document meets the conditions.'] : []),
        ...leftOut(placed.withoutPeriod, chosen.length, lackOf(options.by ?? 'year')),
        ...leftOut(placed.withoutGroup, chosen.length, `no ${field}`),
      ],
      tables,
    }
  } finally {
    await store.close()
  }
}

/** The name of a period or, as the documents have it, of a field. */
function byOf(by: string, documents: readonly DescribedDocument[]): string {
  return ['year', 'month', 'decade'].includes(by) ? by : knownField(by, documents, '--by')
}

async function findSeries(
  store: Store,
  frame: CountFrame,
  run: StoredRun,
  options: TrendOptions & { readonly zones: StoredRun['zones'] },
  chosen: readonly DescribedDocument[],
  placed: Placed,
): Promise<{ readonly kind: Trend['kind']; readonly series: Series; readonly notes: readonly string[] }> {
  const { concept } = options
  const number = frame.concepts.findIndex(({ concept: id }) => id === concept)
  if (number >= 0) {
    if (run.countReused === 'once') await countReusedOnce(store)
    const [series = { concept, counts: [] }] = await conceptSeries(frame, [number], placed)
    return { kind: 'concept', series, notes: [] }
  }
  const [top = ''] = concept.split('/')
  if (/^[^\s"*?[\]]+\/[^\s"*?[\]]+$/.test(concept) && frame.concepts.some(({ concept: id }) => id === top))
    throw new UsageError(`The lexicon of this store has no concept ${concept}. ${adviceFor(frame.concepts, concept)}`)
  const pattern = await resolvePattern(store, await compilePattern(concept, store, options.lexicon))
  const blocks = await findPattern(store, pattern, chosen, options.zones)
  const counts = blocks.flatMap(({ of, hits }) => {
    const position = placed.positions.get(of.number)
    return position === undefined ? [] : [[position, hits.length] as const]
  })
  const meant = conceptMeant(frame.concepts, concept)
  const notes = meant === null ? [] : [`${concept} was read as a pattern; there is also the concept ${meant}.`]
  return { kind: 'pattern', series: { concept, counts }, notes }
}

function lackOf(by: string): string {
  return by === 'month' ? 'no date with a month' : ['year', 'decade'].includes(by) ? 'no date' : `no ${by}`
}

function leftOut(documents: readonly DescribedDocument[], all: number, lack: string): string[] {
  if (documents.length === 0) return []
  const names = documents.slice(0, namedAtMost).map(({ document }) => document)
  const more = documents.length > names.length ? `, and ${documents.length - names.length} more` : ''
  const have = documents.length === 1 ? 'has' : 'have'
  return [
    `${documents.length} of ${all} documents ${have} ${lack} and ${documents.length === 1 ? 'is' : 'are'} left out: ${names.join(', ')}${more}.`,
  ]
}
