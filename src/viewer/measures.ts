import { formatCount, formatNumber, formatProbability } from '../report/page/format-number.js'
import { unitPlural } from '../report/page/nouns.js'
import type { TableReader } from '../report/page/read-table.js'
import type { HeatCell } from './components/heat-map.js'

/** A measure of how two concepts keep company, by column of the tables. */
export interface Measure {
  readonly column: string
  readonly label: string
  readonly explanation: string
  /** How a value is coloured on a scale that ends at the largest of the matrix. */
  readonly strength: (value: number, largest: number, row: MeasuredRow) => number
}

interface MeasuredRow {
  readonly observed: number
  readonly expected: number
}

const share = (value: number, largest: number) => (largest === 0 ? 0 : value / largest)

/** The measures, those first that are read most easily. */
export const measures: readonly Measure[] = [
  {
    column: 'observed',
    label: 'Count',
    explanation: 'units in which both stand',
    // A matrix whose largest count is 2 must not look like one full of them.
    strength: (value, largest) => Math.sqrt(share(value, Math.max(largest, 10))),
  },
  {
    column: 'npmi',
    label: 'NPMI',
    explanation:
      'normalised pointwise mutual information: \u22121 never together, 0 as chance would have it, 1 always together',
    strength: (value) => value,
  },
  {
    column: 'log_dice',
    label: 'logDice',
    explanation: 'at most 14; one more is twice as often together, whatever the size of the corpus',
    strength: (value) => Math.max(0, value / 14),
  },
  {
    column: 'jaccard',
    label: 'Jaccard',
    explanation: 'units with both by units with either',
    strength: (value, largest) => Math.sqrt(share(value, largest)),
  },
  {
    column: 'g2',
    label: 'G\u00b2',
    explanation: 'log-likelihood ratio: how much the counts speak against chance; grows with the corpus',
    strength: (value, largest, { observed, expected }) =>
      Math.sqrt(share(value, largest)) * (observed < expected ? -1 : 1),
  },
]

/** The measure of this name that the table has. */
export function measureOf(name: string | undefined, table: TableReader | undefined): Measure {
  const there = measures.filter(({ column }) => table?.has(column) ?? false)
  return (there.find(({ column }) => column === name) ?? there[0] ?? measures[0]) as Measure
}

const level = 0.05

/** A cell of a matrix from a row of `goal_strategy` or `cooccurrence`; without a row nothing was found. */
export function matrixCell(
  table: TableReader,
  row: number | undefined,
  measure: Measure,
  largest: number,
  pair: {
    readonly a: string
    readonly b: string
    readonly labelA: string
    readonly labelB: string
    readonly unit: string
  },
): HeatCell {
  const names = `${pair.labelA} and ${pair.labelB}`
  const observed = row === undefined ? 0 : (table.number(row, 'observed') ?? 0)
  const value = row === undefined ? (measure.column === 'observed' ? 0 : null) : table.number(row, measure.column)
  const expected = row === undefined ? null : table.number(row, 'expected')
  const q = row === undefined ? null : table.number(row, 'q')
  const together = `${formatCount(observed)} ${unitPlural(pair.unit, observed)}`
  const parts = [
    `${names}: ${together}`,
    expected === null ? '' : `expected ${formatNumber(expected)}`,
    measure.column === 'observed' || value === null ? '' : `${measure.label} ${formatNumber(value)}`,
    q === null ? '' : `q ${formatProbability(q)}`,
  ]
  return {
    text: value === null ? '' : measure.column === 'observed' ? formatCount(value) : formatNumber(value),
    description: parts.filter((part) => part !== '').join(', '),
    strength:
      value === null || observed === 0
        ? null
        : Math.max(-1, Math.min(1, measure.strength(value, largest, { observed, expected: expected ?? 0 }))),
    significant: q !== null && q < level && observed > (expected ?? 0),
    evidence: observed === 0 ? undefined : { concept: pair.a, beside: pair.b, unit: pair.unit },
  }
}

/** The largest value of a measure in these rows. */
export function largestOf(table: TableReader, rows: readonly number[], measure: Measure): number {
  return rows.reduce((largest, row) => Math.max(largest, table.number(row, measure.column) ?? 0), 0)
}
