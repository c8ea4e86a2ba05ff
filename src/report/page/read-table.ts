import type { Cell } from '../../analysis/result-table.js'
import type { PageTable } from './contract.js'

/** Cells of a table by the name of their column; a column that the table does not have is `null` everywhere. */
export interface TableReader {
  readonly table: PageTable
  /** Rows that are here. */
  readonly length: number
  readonly has: (column: string) => boolean
  readonly cell: (row: number, column: string) => Cell
  readonly text: (row: number, column: string) => string
  /** A number, or `null` where there is none. */
  readonly number: (row: number, column: string) => number | null
  /** Numbers of the rows for which the condition holds. */
  readonly where: (holds: (row: number) => boolean) => number[]
}

/** Opens a table for reading by column name. */
export function readTable(table: PageTable): TableReader {
  const columns = new Map(table.columns.map(({ name }, index) => [name, table.cells[index] ?? []]))
  const length = table.cells[0]?.length ?? 0
  const cell = (row: number, column: string): Cell => columns.get(column)?.[row] ?? null
  return {
    table,
    length,
    has: (column) => columns.has(column),
    cell,
    text: (row, column) => String(cell(row, column) ?? ''),
    number: (row, column) => {
      const value = cell(row, column)
      return typeof value === 'number' ? value : null
    },
    where: (holds) => {
      const rows: number[] = []
      for (let row = 0; row < length; row += 1) if (holds(row)) rows.push(row)
      return rows
    },
  }
}
