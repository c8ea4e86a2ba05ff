import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import type { Tables } from './figure.js'

/** A concept as figures show it. */
export interface FigureConcept {
  readonly concept: string
  /** Its label on one line; where two concepts share one, its id stands behind it. */
  readonly label: string
  /** Label of the concept above it. */
  readonly group: string
  readonly frequency: number
  readonly perMillion: number
  readonly low: number | null
  readonly high: number | null
  readonly documents: number
}

/** Where the topmost concepts stand that have none below them. */
const withoutGroup = 'Concepts'

/** The id of the concept above, by the path that an id is; empty for a topmost one. */
export function parentOf(concept: string): string {
  return concept.slice(0, Math.max(0, concept.lastIndexOf('/')))
}

/** All concepts of the table, in its order: the most frequent first. */
export function allConcepts(tables: Tables): FigureConcept[] {
  const columns = ['concept', 'label', 'frequency', 'per_million', 'documents'] as const
  const rows = rowsOf(tables, 'concepts', columns, ['ci_low', 'ci_high'])
  const plain = rows.map(({ label }) => oneLine(textOf(label)))
  const uses = new Map<string, number>()
  for (const label of plain) uses.set(label, (uses.get(label) ?? 0) + 1)
  const labels = new Map(
    rows.map(({ concept }, row) => {
      const label = plain[row] ?? ''
      return [textOf(concept), uses.get(label) === 1 && label !== '' ? label : `${label} (${concept})`.trim()]
    }),
  )
  return rows.map((row) => {
    const concept = textOf(row.concept)
    const parent = parentOf(concept)
    return {
      concept,
      label: labels.get(concept) ?? concept,
      group: parent === '' ? withoutGroup : (labels.get(parent) ?? parent),
      frequency: numberOf(row.frequency),
      perMillion: numberOf(row.per_million),
      low: typeof row.ci_low === 'number' ? row.ci_low : null,
      high: typeof row.ci_high === 'number' ? row.ci_high : null,
      documents: numberOf(row.documents),
    }
  })
}

/** The concepts that have none below them: what is counted once, and what figures compare. */
export function lowestConcepts(tables: Tables): FigureConcept[] {
  const all = allConcepts(tables)
  const parents = new Set(all.map(({ concept }) => parentOf(concept)))
  return all.filter(({ concept }) => !parents.has(concept))
}

/**
 * What a figure compares: the concepts of the lexicon's matrix, and of the others those that have none below them. They come by group:
 * first the rows and the columns of the matrix, then the other groups, those with more mentions first. Within a group the most
 * frequent concept comes first.
 */
export function groupedConcepts(tables: Tables): FigureConcept[] {
  const cells = rowsOf(tables, 'goal_strategy', ['goal', 'strategy'])
  const matrix = new Set(cells.flatMap(({ goal, strategy }) => [textOf(goal), textOf(strategy)]))
  const isBelowMatrix = (concept: string): boolean =>
    concept !== '' && (matrix.has(parentOf(concept)) || isBelowMatrix(parentOf(concept)))
  const lowest = new Set(lowestConcepts(tables).map(({ concept }) => concept))
  const shown = allConcepts(tables).filter(
    ({ concept }) => matrix.has(concept) || (lowest.has(concept) && !isBelowMatrix(concept)),
  )
  const mentions = new Map<string, number>()
  for (const { group, frequency } of shown) mentions.set(group, (mentions.get(group) ?? 0) + frequency)
  const [rows, columns] = matrixGroups(tables)
  const rank = (group: string) => (group === rows ? 0 : group === columns ? 1 : 2)
  return shown.sort(
    (a, b) =>
      rank(a.group) - rank(b.group) ||
      (mentions.get(b.group) ?? 0) - (mentions.get(a.group) ?? 0) ||
      compareCodeUnits(a.group, b.group) ||
      b.frequency - a.frequency ||
      compareCodeUnits(a.concept, b.concept),
  )
}

/** The labels of the two concepts whose children are the rows and columns of the matrix, where there is one. */
export function matrixGroups(tables: Tables): readonly (string | undefined)[] {
  const [cell] = rowsOf(tables, 'goal_strategy', ['goal', 'strategy'])
  if (cell === undefined) return []
  const group = new Map(allConcepts(tables).map((each) => [each.concept, each.group]))
  return [group.get(textOf(cell.goal)), group.get(textOf(cell.strategy))]
}

/** A scale that gives a group the same colour in every figure of a run. */
export function groupScale(tables: Tables, shown: readonly string[], colours: readonly string[]) {
  const all = groupsOf(groupedConcepts(tables))
  const known = [...all, ...shown.filter((group) => !all.includes(group))]
  const domain = known.filter((group) => shown.includes(group))
  return { domain, range: domain.map((group) => colours[known.indexOf(group) % colours.length]) }
}

/** The groups of concepts in the order in which they come. */
export function groupsOf(concepts: readonly FigureConcept[]): string[] {
  return [...new Set(concepts.map(({ group }) => group))]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
