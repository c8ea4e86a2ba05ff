import type { Cell, ResultTable, Row } from '../../analysis/result-table.js'
import type { PageTable } from './contract.js'

/** Rows of a table that the page holds; the rest is in `tables/` alone. */
const rowLimits: Readonly<Record<string, number>> = {
  mentions: 0,
  terms: 20_000,
  reuse: 5_000,
  pages: 0,
  keyness: 4_000,
}
const otherRows = 60_000

/** A table as it was seen: how many rows it has, and those that the page holds, by column. */
export interface SeenTable {
  readonly table: Pick<ResultTable, 'name' | 'columns'>
  rows: number
  readonly cells: Cell[][]
}

/** Keeps the rows of finished tables that the page is made of, while they are written. */
export class PageTables {
  private readonly tables = new Map<string, SeenTable>()

  /** Takes the next rows of a table. */
  see(table: ResultTable, rows: readonly Row[]): void {
    const known = this.tables.get(table.name) ?? {
      table: { name: table.name, columns: table.columns },
      rows: 0,
      cells: table.columns.map(() => []),
    }
    this.tables.set(table.name, known)
    const room = (rowLimits[table.name] ?? otherRows) - (known.cells[0]?.length ?? 0)
    known.rows += rows.length
    for (const row of rows.slice(0, Math.max(0, room))) {
      row.forEach((cell, column) => {
        known.cells[column]?.push(cell)
      })
    }
  }

  /** What was seen of a table, for {@link take}; `undefined` where it has no row. */
  of(name: string): SeenTable | undefined {
    return this.tables.get(name)
  }

  /** Takes a table that was seen whole in an earlier run. */
  take(seen: SeenTable): void {
    this.tables.set(seen.table.name, seen)
  }

  /** Every table that was seen, in the order in which they were written; those the page has no view for are left out. */
  all(): PageTable[] {
    return [...this.tables.values()]
      .filter(({ table }) => rowLimits[table.name] !== 0)
      .map(({ table: { name, columns }, rows, cells }) => ({ name, columns, rows, cells }))
  }
}
