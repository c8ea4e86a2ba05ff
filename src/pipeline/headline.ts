import type { Frame } from '../analysis/frame.js'
import type { Cell, Row } from '../analysis/result-table.js'
import { childConcepts } from '../lexicon/lexicon.js'
import type { Problem } from '../problems/problem.js'
import type { Plan } from './plan.js'

/** A concept as the end of a run shows it. */
export interface HeadlineConcept {
  readonly concept: string
  readonly label: string
  readonly frequency: number
  readonly perMillion: number
  readonly documents: number
}

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
  readonly problems: { readonly errors: number; readonly warnings: number; readonly notes: number }
}

/** Keeps the rows of finished tables that the headline is made of. */
export class HeadlineRows {
  readonly concepts: Row[] = []
  readonly matrix: Row[] = []
  mentions = 0

  see(table: string, rows: readonly Row[]): void {
    if (table === 'concepts') this.concepts.push(...rows)
    if (table === 'goal_strategy') this.matrix.push(...rows)
    if (table === 'mentions') this.mentions += rows.length
  }
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
    problems: { errors: bySeverity('error'), warnings: bySeverity('warning'), notes: bySeverity('note') },
  }
}

/** All concepts, the most frequent first. */
export function conceptsOf({ concepts }: HeadlineRows): HeadlineConcept[] {
  return concepts.map(conceptOf)
}

function groupsOf({ lexicon }: Plan, rows: readonly Row[]): Headline['groups'] {
  const byId = new Map(rows.map((row) => [row[0], row]))
  const group = (label: string, parent: string | null) => {
    const children = childConcepts(lexicon, parent).map(({ id }) => conceptOf(byId.get(id) ?? []))
    return { label, concepts: children.sort((a, b) => b.frequency - a.frequency) }
  }
  if (lexicon.matrix === null) return [group('Concepts', null)]
  return [lexicon.matrix.rows, lexicon.matrix.columns].map((parent) =>
    group(lexicon.concepts.find(({ id }) => id === parent)?.label ?? parent, parent),
  )
}

function conceptOf([concept, label, frequency, perMillion, documents]: readonly (Cell | undefined)[]): HeadlineConcept {
  return {
    concept: String(concept),
    label: String(label),
    frequency: Number(frequency),
    perMillion: Number(perMillion),
    documents: Number(documents),
  }
}

function matrixOf({ lexicon, units }: Plan, rows: readonly Row[]): Headline['matrix'] {
  const unit = units[0]
  if (lexicon.matrix === null || unit === undefined) return null
  const rowConcepts = childConcepts(lexicon, lexicon.matrix.rows)
  const columnConcepts = childConcepts(lexicon, lexicon.matrix.columns)
  const cells = new Map(rows.filter(([of]) => of === unit).map(([, row, column, count]) => [`${row} ${column}`, count]))
  return {
    unit,
    rows: rowConcepts.map(({ label }) => label),
    columns: columnConcepts.map(({ label }) => label),
    observed: rowConcepts.map((row) => columnConcepts.map((column) => Number(cells.get(`${row.id} ${column.id}`)))),
  }
}
