import { records } from '../analysis/result-table.js'
import type { FinishedTable, Trend } from '../index.js'
import { shareOfVocabulary, trend } from '../pipeline/concept/trend.js'
import { UsageError } from '../problems/problem.js'
import { finishedCsv } from '../report/csv.js'
import { conceptValidity } from '../validation/validity.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { storeAnd } from './store-and.js'
import { aligned } from './text-table.js'

/** The flags of `tallyrand trend`, as typed. */
export interface TrendFlags {
  readonly by: string
  readonly group?: string
  readonly share?: boolean
  readonly where?: string[]
  readonly zones?: string[]
  readonly lexicon?: string
  readonly csv?: boolean
  readonly turningPoints?: boolean
  readonly json?: boolean
}

/** Groups that stand beside one another on a terminal. */
const groupsShown = 6
/** Actors that are listed by their share of all periods. */
const actorsShown = 10
/** Turning points with less support are as likely noise; see `src/statistics/README.md`. */
const leastSupport = 0.6

type Shown = ReturnType<typeof records>[number]

/** Runs `tallyrand trend` and returns the exit status: 0 also where nothing is found, which is an answer. */
export async function runTrend(
  first: string,
  second: string | undefined,
  flags: TrendFlags,
  printer: Printer,
): Promise<number> {
  if (flags.turningPoints === true && flags.share !== true)
    throw new UsageError('--turning-points are those of shares: add --share and --group.')
  const { store, other: concept } = await storeAnd(first, second, 'second', 'concept or pattern')
  const { by, group, where, zones, lexicon } = flags
  const result = await (flags.share === true ? shareOfVocabulary : trend)({
    store,
    concept,
    by,
    ...(lexicon === undefined ? {} : { lexicon }),
    ...(group === undefined ? {} : { group }),
    ...(where === undefined ? {} : { where }),
    ...(zones === undefined ? {} : { zones }),
  })
  const main = tableNamed(
    result,
    flags.turningPoints === true ? 'turning_points' : flags.share === true ? 'share' : 'trend',
  )
  if (flags.json === true) {
    const { tables, ...found } = result
    printer.line(json({ ...found, ...Object.fromEntries(tables.map((table) => [table.name, records(table)])) }))
    return 0
  }
  if (flags.csv === true) {
    // The end of a line is that of the terminal; a file of CRLF is what `analyze` writes.
    printer.line(finishedCsv(main).replaceAll('\r\n', '\n').trimEnd())
    for (const note of [summary(result), ...result.notes]) printer.note(note)
    return 0
  }
  const sections = [
    summary(result),
    ...(flags.turningPoints === true
      ? [pointsSection(records(main), 'Turning points:')]
      : flags.share === true
        ? shareSections(result)
        : trendSections(records(main), flags)),
    ...(result.notes.length === 0 ? [] : [result.notes.join('\n')]),
  ]
  printer.line(sections.filter((section) => section !== '').join('\n\n'))
  return 0
}

function tableNamed({ tables }: Trend, wanted: string): FinishedTable {
  const table = tables.find(({ name }) => name === wanted)
  if (table === undefined) throw new UsageError(`There is no table ${wanted}.`)
  return table
}

function summary({ concept, kind, mentions, documents, validity }: Trend): string {
  const said = kind === 'concept' ? conceptValidity(validity, concept) : 'a pattern, which no validation is of'
  return `${concept}: ${countOf(mentions, 'mention')} among ${countOf(documents, 'document')} (${said}).`
}

function trendSections(rows: readonly Shown[], { by, group }: TrendFlags): string[] {
  if (rows.length === 0) return []
  if (group !== undefined)
    return [matrixOf(rows, by, 'per_million', (value) => count(Math.round(value)), 'Mentions per million words')]
  const heading = [
    by,
    'mentions',
    'words',
    'per million words',
    '95 % interval',
    'documents',
    'with it',
    'share of documents',
  ]
  const marks = singleMarks(rows)
  const body = rows.map(
    (
      { period, frequency, words, per_million, ci_low, ci_high, documents, documents_with, share_of_documents },
      place,
    ) => [
      String(period),
      count(Number(frequency)),
      count(Number(words)),
      shown(per_million, oneDecimal),
      `${interval(ci_low, ci_high, oneDecimal)}${marks[place]}`,
      count(Number(documents)),
      count(Number(documents_with)),
      shown(share_of_documents, percent),
    ],
  )
  return [`${aligned([heading, ...body])}${singleNote(marks, 'words')}`]
}

function shareSections(result: Trend): string[] {
  const overall = records(tableNamed(result, 'share_overall')).filter(({ frequency }) => Number(frequency) > 0)
  if (overall.length === 0) return []
  const listed = overall.slice(0, actorsShown)
  const marks = singleMarks(listed)
  const actors = listed.map(({ group, frequency, share, ci_low, ci_high, documents }, place) => [
    String(group),
    count(Number(frequency)),
    shown(share, percent),
    `${interval(ci_low, ci_high, percent)}${marks[place]}`,
    count(Number(documents)),
  ])
  const points = records(tableNamed(result, 'turning_points')).filter(({ support }) => Number(support) >= leastSupport)
  const heading = ['All periods', 'mentions', 'share of all mentions', '95 % interval', 'documents']
  const more = overall.length > actorsShown ? `\n  ... and ${overall.length - actorsShown} more with a mention` : ''
  return [
    `${aligned([heading, ...actors])}${more}${singleNote(marks, 'mentions')}`,
    matrixOf(records(tableNamed(result, 'share')), 'Share of mentions', 'share', percent, 'Period by period'),
    points.length === 0
      ? `No turning point is borne out by ${percent(leastSupport)} of the draws (all: --turning-points).`
      : pointsSection(points, `Turning points that at least ${percent(leastSupport)} of the draws bear out:`),
  ]
}

/** What stands behind the interval of each row: a star where it comes from within one document, a space where another row has one. */
function singleMarks(rows: readonly Shown[]): string[] {
  const isSingle = rows.map(
    ({ documents, ci_low, ci_high }) => Number(documents) === 1 && (ci_low !== null || ci_high !== null),
  )
  const other = isSingle.includes(true) ? ' ' : ''
  return isSingle.map((single) => (single ? '*' : other))
}

function singleNote(marks: readonly string[], units: string): string {
  if (!marks.includes('*')) return ''
  return `\n  * One document: the interval takes its ${units} as if each were drawn for itself, and is narrower than the truth.`
}

/** Periods by the groups with most mentions; a dash where there is no number. */
function matrixOf(
  rows: readonly Shown[],
  corner: string,
  measure: string,
  as: (value: number) => string,
  title: string,
): string {
  const mentions = new Map<string, number>()
  const cells = new Map<string, string>()
  for (const { group, period, frequency, [measure]: value } of rows) {
    mentions.set(String(group), (mentions.get(String(group)) ?? 0) + Number(frequency))
    cells.set(`${period}\u0000${group}`, shown(value, as))
  }
  const groups = [...mentions].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([group]) => group)
  const chosen = groups.slice(0, groupsShown)
  const periods = [...new Set(rows.map(({ period }) => String(period)))]
  const body = periods.map((period) => [period, ...chosen.map((group) => cells.get(`${period}\u0000${group}`) ?? '-')])
  const more = groups.length > groupsShown ? `\n  ... and ${groups.length - groupsShown} more groups (--csv)` : ''
  return `${title}, the groups with most mentions:\n${aligned([[corner, ...chosen], ...body])}${more}`
}

function pointsSection(points: readonly Shown[], title: string): string {
  if (points.length === 0) return 'No curve turns.'
  const body = points.map(({ group, kind, period, ci_low, ci_high, support, slope }) => [
    String(group),
    kind === 'inflection' ? `inflection, ${Number(slope) > 0 ? 'rising' : 'falling'}` : String(kind),
    String(period),
    ci_low === null ? '-' : `${ci_low} to ${ci_high}`,
    percent(Number(support)),
  ])
  return `${title}\n${aligned([['group', 'point', 'period', '95 % interval', 'support'], ...body])}`
}

function shown(value: Shown[string] | undefined, as: (value: number) => string): string {
  return value === null || value === undefined ? '-' : as(Number(value))
}

function interval(
  low: Shown[string] | undefined,
  high: Shown[string] | undefined,
  as: (value: number) => string,
): string {
  if (low === null && high === null) return '-'
  return `${shown(low, as)} to ${high === null ? 'open' : shown(high, as)}`
}

function oneDecimal(value: number): string {
  const [whole = '', decimal = ''] = value.toFixed(1).split('.')
  return `${count(Number(whole))}.${decimal}`
}

function percent(value: number): string {
  return `${(value * 100).toFixed(value >= 0.0995 || value === 0 ? 0 : 1)} %`
}
