import type { Row } from '../../../src/analysis/result-table.js'
import type { ReadTable } from '../../../src/analysis/table-difference.js'
import type { Figure, Tables } from '../../../src/report/figures/figure.js'

/** Tables by name from `{ name: [columns, ...rows] }`, columns apart by spaces. */
export function tablesOf(content: Readonly<Record<string, readonly [string, ...Row[]]>>): Tables {
  return new Map(
    Object.entries(content).map(([name, [columns, ...rows]]): [string, ReadTable] => [
      name,
      { name, columns: columns.split(' '), rows },
    ]),
  )
}

const conceptColumns =
  'concept label frequency per_million ci_low ci_high documents dp_norm negated top_entry top_entry_share'

/** A small run: two groups in a matrix, one concept outside of it, one that is never mentioned. */
export const smallTables = tablesOf({
  concepts: [
    conceptColumns,
    ['means', 'Means', 40, 4000, 3100, 4900, 3, 0.2, 1, 'treaty', 0.6],
    ['ends', 'Ends', 12, 1200, 500, 2000, 2, 0.5, 0, 'peace', 1],
    ['means/treaty', 'Treaties', 30, 3000, 2222.5, 3777.5, 3, 0.2, 1, 'treaty', 0.8],
    ['ends/peace', 'Peace', 12, 1200, 500, 2000, 2, 0.5, 0, 'peace', 1],
    ['means/forum', 'Forums', 10, 1000, 400, 1600, 2, 0.6, 0, 'forum', 1],
    ['river', 'River', 3, 300, 0, 900, 1, 0.9, 0, 'river', 1],
    ['ends/wealth', 'Wealth', 0, 0, null, null, 0, null, 0, null, null],
  ],
  entries: [
    'concept entry frequency documents share',
    ['ends/peace', 'peace', 12, 2, 1],
    ['means/forum', 'forum', 10, 2, 1],
    ['means/treaty', 'treaty', 24, 3, 0.8],
    ['means/treaty', 'convention', 6, 2, 0.2],
    ['means/treaty', 'pact', 0, 0, 0],
    ['river', 'river', 3, 1, 1],
  ],
  goal_strategy: [
    'unit goal strategy observed expected npmi g2 q',
    ['sentence', 'ends/peace', 'means/forum', 0, 0.4, -1, 0.9, 0.6],
    ['sentence', 'ends/peace', 'means/treaty', 6, 1.2, 0.5, 12.5, 0.001],
    ['sentence', 'ends/wealth', 'means/forum', 0, 0, null, null, null],
    ['sentence', 'ends/wealth', 'means/treaty', 0, 0, null, null, null],
    ['window:20', 'ends/peace', 'means/forum', 1, 0.9, 0.02, 0.01, 0.9],
    ['window:20', 'ends/peace', 'means/treaty', 1234, 300, 0.4, 800, 0],
    ['window:20', 'ends/wealth', 'means/forum', 0, 0, null, null, null],
    ['window:20', 'ends/wealth', 'means/treaty', 0, 0, null, null, null],
  ],
})

/** The values of a figure as they stand in its specification. */
export function valuesOf(figure: Figure | undefined): Record<string, unknown>[] {
  const data = figure?.specification.data as { values: Record<string, unknown>[] } | undefined
  return data?.values ?? []
}
