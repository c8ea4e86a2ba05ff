import type { Cell, ResultTable, Row } from './result-table.js'

/** A cell that differs between two tables with the same columns; `null` also where a table has no such row. */
export interface MovedCell {
  /** Values of the columns that name the row. */
  readonly key: readonly string[]
  readonly measure: string
  readonly before: number | null
  readonly after: number | null
}

/** A finished table whose rows are all at hand. */
export interface ReadTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** Takes all rows of a table. */
export async function readAll(table: ResultTable): Promise<ReadTable> {
  const rows: Row[] = []
  for await (const batch of table.rows) rows.push(...batch)
  return { name: table.name, columns: table.columns.map(({ name }) => name), rows }
}

/**
 * The cells that differ, in the order of the rows before and, behind them, of the rows that are only there afterwards.
 *
 * @param keys columns, from the first, that name a row
 * @param measures columns that are compared
 * @param followers columns that are compared only in rows in which one of `measures` differs
 */
export function movedCells(
  before: ReadTable,
  after: ReadTable,
  keys: number,
  measures: readonly string[],
  followers: readonly string[] = [],
): MovedCell[] {
  const keyOf = (row: Row) => row.slice(0, keys).join('\u0000')
  const rowsAfter = new Map(after.rows.map((row) => [keyOf(row), row]))
  const known = new Set(before.rows.map(keyOf))
  const pairs: [Row | undefined, Row | undefined][] = [
    ...before.rows.map((row): [Row, Row | undefined] => [row, rowsAfter.get(keyOf(row))]),
    ...after.rows.filter((row) => !known.has(keyOf(row))).map((row): [undefined, Row] => [undefined, row]),
  ]
  return pairs.flatMap(([old, present]) => {
    const named = (present ?? old ?? []).slice(0, keys).map(String)
    const differing = (names: readonly string[]) =>
      names.flatMap((measure): MovedCell[] => {
        const column = before.columns.indexOf(measure)
        const [from, to] = [numberIn(old, column), numberIn(present, column)]
        return Object.is(from, to) ? [] : [{ key: named, measure, before: from, after: to }]
      })
    const moved = differing(measures)
    return moved.length === 0 ? [] : [...moved, ...differing(followers)]
  })
}

function numberIn(row: Row | undefined, column: number): number | null {
  const cell: Cell | undefined = row?.[column]
  return typeof cell === 'number' ? cell : null
}
