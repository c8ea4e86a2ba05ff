import type { Cell, ResultTable, Row } from '../../analysis/result-table.js'
import type { PageTable, PageTablePart } from './contract.js'
import type { FieldSums } from './field-sums.js'
import { type PartRule, SharedRows } from './shared-rows.js'

/** Rows of a table that the page holds; the rest is in `tables/` alone. */
const rowLimits: Readonly<Record<string, number>> = {
  mentions: 0,
  terms: 20_000,
  reuse: 5_000,
  pages: 0,
}
const otherRows = 60_000

/** Tables in parts, of which each has its share of the page. */
const inParts: Readonly<Record<string, PartRule>> = {
  keyness: { by: ['group_a', 'group_b', 'kind'], rooms: { concept: 20_000, term: 6_000 } },
}

/** Tables of which something is either here with all its rows or not at all, by the column that names it. */
const heldTogether: Readonly<Record<string, string>> = { document_concepts: 'document' }

/** A table as it was seen: how many rows it has, and those that the page holds, by column. */
export interface SeenTable {
  readonly table: Pick<ResultTable, 'name' | 'columns'>
  rows: number
  readonly cells: readonly Cell[][]
  readonly shared?: SharedRows
}

/** Keeps the rows of finished tables that the page is made of, while they are written. */
export class PageTables {
  private readonly tables = new Map<string, SeenTable>()

  /**
   * @param sums what is summed by field while the tables pass by
   * @param limits rows of tables, where they are others than those of a page in a file
   */
  constructor(
    private readonly sums: FieldSums,
    private readonly limits: Readonly<Record<string, number>> = {},
  ) {}

  /** Takes the next rows of a table. */
  see(table: ResultTable, rows: readonly Row[]): void {
    this.sums.see(table, rows)
    const known = this.tables.get(table.name) ?? unseen(table)
    this.tables.set(table.name, known)
    const room = this.limitOf(table.name) - (known.cells[0]?.length ?? 0)
    known.rows += rows.length
    known.shared?.see(rows)
    if (known.shared !== undefined) return
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
    return [...this.tables.values()].filter(({ table }) => this.limitOf(table.name) !== 0).map(pageTable)
  }

  private limitOf(name: string): number {
    return this.limits[name] ?? rowLimits[name] ?? otherRows
  }
}

function unseen({ name, columns }: ResultTable): SeenTable {
  const rule = inParts[name]
  return {
    table: { name, columns },
    rows: 0,
    cells: columns.map(() => []),
    ...(rule === undefined ? {} : { shared: new SharedRows(columns, rule) }),
  }
}

function pageTable({ table: { name, columns }, rows, cells, shared }: SeenTable): PageTable {
  if (shared !== undefined) {
    const parts: readonly PageTablePart[] = shared.kept()
    return { name, columns, rows, cells: shared.cells(), parts }
  }
  const here = cells[0]?.length ?? 0
  const together = columns.findIndex((column) => column.name === heldTogether[name])
  const column = cells[together]
  if (here === rows || column === undefined) return { name, columns, rows, cells }
  // What the cut may have gone through is left out.
  const end = column.indexOf(column.at(-1) ?? null)
  return { name, columns, rows, cells: cells.map((each) => each.slice(0, end)) }
}
