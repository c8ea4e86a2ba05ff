import type { Cell } from '../../analysis/result-table.js'
import type { Tables } from './figure.js'

/** A row by column name. */
export type Named<Column extends string, Optional extends string = never> = Readonly<Record<Column, Cell>> &
  Readonly<Record<Optional, Cell>>

/**
 * The rows of a table by the names of their columns; none where the table or one of the columns is not there. Columns
 * that a table need not have are `null` where it has none.
 */
export function rowsOf<Column extends string, Optional extends string = never>(
  tables: Tables,
  name: string,
  columns: readonly Column[],
  optional: readonly Optional[] = [],
): Named<Column, Optional>[] {
  const table = tables.get(name)
  if (table === undefined || columns.some((column) => !table.columns.includes(column))) return []
  const places = [...columns, ...optional].map((column) => [column, table.columns.indexOf(column)] as const)
  return table.rows.map(
    (row) =>
      Object.fromEntries(places.map(([column, at]) => [column, at < 0 ? null : (row[at] ?? null)])) as Named<
        Column,
        Optional
      >,
  )
}

/** Whether a table is there and has a column. */
export function hasColumn(tables: Tables, name: string, column: string): boolean {
  return tables.get(name)?.columns.includes(column) === true
}

/** A cell of text; what is missing is empty. */
export function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell)
}

/** A cell that holds a number; what is missing is 0. */
export function numberOf(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0
}
