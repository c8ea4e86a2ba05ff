import type { Frame } from '../../analysis/frame.js'
import type { Cell, ResultColumn, ResultTable, Row } from '../../analysis/result-table.js'
import { childConcepts } from '../../lexicon/lexicon.js'
import type { Problem } from '../../problems/problem.js'
import type { Plan } from '../plan.js'

/** A concept as the end of a run shows it. */
export interface HeadlineConcept {
  readonly concept: string
  readonly label: string
  readonly frequency: number
  readonly perMillion: number
  /** Of `perMillion`, at 95 %; `null` where the sample sets no limit. */
  readonly interval: { readonly low: number | null; readonly high: number | null }
  readonly documents: number
}

/** A concept most of whose mentions one entry makes. */
export interface OneEntryConcept {
  readonly concept: string
  readonly label: string
  readonly entry: string
  /** The entry's share of the mentions. */
  readonly share: number
}

/** A concept with fewer mentions is not held to rest on one entry. */
const fewestMentions = 10
/** From above this share on a concept rests on one entry. */
const largestShare = 2 / 3

/** What a person wants to know first: every number of it stands in the tables too. */
export interface Headline {
  readonly documents: number
  readonly counted: number
  readonly sentences: number
  readonly tokens: number
  readonly words: number
  readonly mentions: number
  /** By the two concepts of the lexicon's matrix, or one list of the topmost concepts. */
  readonly groups: readonly { readonly label: string; readonly concepts: readonly HeadlineConcept[] }[]
  readonly matrix: {
    readonly unit: string
    readonly rows: readonly string[]
    readonly columns: readonly string[]
    readonly observed: readonly (readonly number[])[]
  } | null
  /** Concepts with at least ten mentions of which one entry makes more than two thirds, the most frequent concept first. */
  readonly restingOnOneEntry: readonly OneEntryConcept[]
  readonly problems: { readonly errors: number; readonly warnings: number; readonly notes: number }
}

/** Keeps the rows of finished tables that the headline is made of. */
export class HeadlineRows {
  readonly concepts: NamedRow[] = []
  readonly matrix: NamedRow[] = []
  mentions = 0

  see({ name, columns }: ResultTable, rows: readonly Row[]): void {
    if (name === 'concepts') for (const row of rows) this.concepts.push(named(columns, row))
    if (name === 'goal_strategy') for (const row of rows) this.matrix.push(named(columns, row))
    if (name === 'mentions') this.mentions += rows.length
  }
}

/** A row by the names of its columns. */
type NamedRow = Readonly<Record<string, Cell>>

function named(columns: readonly ResultColumn[], row: Row): NamedRow {
  return Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))
}

/** Puts the headline together. */
export function headlineOf(frame: Frame, plan: Plan, problems: readonly Problem[], seen: HeadlineRows): Headline {
  const sum = (of: 'sentences' | 'tokens' | 'words') =>
    frame.documents.reduce((total, document) => total + document[of], 0)
  const bySeverity = (severity: Problem['severity']) => problems.filter((each) => each.severity === severity).length
  return {
    documents: frame.documents.length,
    counted: frame.countedDocuments,
    sentences: sum('sentences'),
    tokens: sum('tokens'),
    words: sum('words'),
    mentions: seen.mentions,
    groups: groupsOf(plan, seen.concepts),
    matrix: matrixOf(plan, seen.matrix),
    restingOnOneEntry: oneEntryConcepts(seen.concepts),
    problems: { errors: bySeverity('error'), warnings: bySeverity('warning'), notes: bySeverity('note') },
  }
}

/** All concepts, the most frequent first. */
export function conceptsOf({ concepts }: HeadlineRows): HeadlineConcept[] {
  return concepts.map(conceptOf)
}

function groupsOf({ lexicon }: Plan, rows: readonly NamedRow[]): Headline['groups'] {
  const byId = new Map(rows.map((row) => [row.concept, row]))
  const group = (label: string, parent: string | null) => {
    const children = childConcepts(lexicon, parent).map(({ id }) => conceptOf(byId.get(id) ?? {}))
    return { label, concepts: children.sort((a, b) => b.frequency - a.frequency) }
  }
  if (lexicon.matrix === null) return [group('Concepts', null)]
  return [lexicon.matrix.rows, lexicon.matrix.columns].map((parent) =>
    group(lexicon.concepts.find(({ id }) => id === parent)?.label ?? parent, parent),
  )
}

function conceptOf(row: NamedRow): HeadlineConcept {
  return {
    concept: String(row.concept),
    label: String(row.label),
    frequency: Number(row.frequency),
    perMillion: Number(row.per_million),
    interval: { low: numberOrNull(row.ci_low), high: numberOrNull(row.ci_high) },
    documents: Number(row.documents),
  }
}

function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null
}

function oneEntryConcepts(rows: readonly NamedRow[]): OneEntryConcept[] {
  return rows
    .filter((row) => Number(row.frequency) >= fewestMentions && Number(row.top_entry_share) > largestShare)
    .map((row) => ({
      concept: String(row.concept),
      label: String(row.label),
      entry: String(row.top_entry),
      share: Number(row.top_entry_share),
    }))
}

function matrixOf({ lexicon, units }: Plan, rows: readonly NamedRow[]): Headline['matrix'] {
  const unit = units[0]
  if (lexicon.matrix === null || unit === undefined) return null
  const rowConcepts = childConcepts(lexicon, lexicon.matrix.rows)
  const columnConcepts = childConcepts(lexicon, lexicon.matrix.columns)
  const cells = new Map(
    rows.filter((row) => row.unit === unit).map(({ goal, strategy, observed }) => [`${goal} ${strategy}`, observed]),
  )
  return {
    unit,
    rows: rowConcepts.map(({ label }) => label),
    columns: columnConcepts.map(({ label }) => label),
    observed: rowConcepts.map((row) => columnConcepts.map((column) => Number(cells.get(`${row.id} ${column.id}`)))),
  }
}
