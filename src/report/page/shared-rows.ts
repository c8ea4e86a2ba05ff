import type { Cell, ResultColumn, Row } from '../../analysis/result-table.js'
import type { PageTablePart } from './contract.js'

/** How the rows of a table in parts are kept. */
export interface PartRule {
  /** The columns that tell the parts apart; the last one says of which kind a part is. */
  readonly by: readonly string[]
  /** Rows that all parts of a kind have together. */
  readonly rooms: Readonly<Record<string, number>>
}

interface Part {
  readonly key: readonly string[]
  readonly kind: string
  total: number
  readonly rows: Row[]
}

/**
 * The rows of a table whose parts stand one behind the other, the most telling row of each first: as many of each part as there is
 * room for when all are there, so that the first parts leave none of the others out. It never holds more than the rooms and a row a part.
 */
export class SharedRows {
  private readonly parts = new Map<string, Part>()
  private readonly sharing = new Map<string, number>()
  private readonly places: readonly number[]

  constructor(
    private readonly columns: readonly ResultColumn[],
    private readonly rule: PartRule,
  ) {
    this.places = rule.by.map((name) => columns.findIndex((column) => column.name === name))
  }

  see(rows: readonly Row[]): void {
    for (const row of rows) {
      const part = this.partOf(row)
      part.total += 1
      if (part.rows.length < this.shareOf(part.kind)) part.rows.push(row)
    }
  }

  /** The kept rows by column, in the order of the table. */
  cells(): Cell[][] {
    const rows = [...this.parts.values()].flatMap((part) => part.rows)
    return this.columns.map((_, column) => rows.map((row) => row[column] ?? null))
  }

  /** How much of each part was kept. */
  kept(): PageTablePart[] {
    return [...this.parts.values()].map(({ key, total, rows }) => ({ key, rows: total, here: rows.length }))
  }

  private shareOf(kind: string): number {
    return Math.max(1, Math.floor((this.rule.rooms[kind] ?? 0) / (this.sharing.get(kind) ?? 1)))
  }

  private partOf(row: Row): Part {
    const key = this.places.map((place) => String(row[place] ?? ''))
    const name = JSON.stringify(key)
    const known = this.parts.get(name)
    if (known !== undefined) return known
    const kind = key.at(-1) ?? ''
    const part = { key, kind, total: 0, rows: [] }
    this.parts.set(name, part)
    this.sharing.set(kind, (this.sharing.get(kind) ?? 0) + 1)
    const share = this.shareOf(kind)
    for (const other of this.parts.values())
      if (other.kind === kind && other.rows.length > share) other.rows.length = share
    return part
  }
}
