/** What a column holds. A cell may be `null` where the value does not exist (no page, no concept found). */
export type ColumnType = 'text' | 'integer' | 'double'

/** A column of a result. */
export interface ResultColumn {
  readonly name: string
  readonly type: ColumnType
}

/** A cell of a result. */
export type Cell = string | number | null

/** A row of a result, in the order of its columns. */
export type Row = readonly Cell[]

/**
 * A finished result: rows in their final order. Rows come in batches, so that a table of a large corpus is never whole
 * in memory; they can be read once.
 */
export interface ResultTable {
  readonly name: string
  readonly columns: readonly ResultColumn[]
  readonly rows: AsyncIterable<readonly Row[]>
}

/** A finished result whose rows are all at hand, as often as they are asked for. */
export interface FinishedTable {
  readonly name: string
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly Row[]
}

/** Takes all rows of a result. */
export async function finished({ name, columns, rows }: ResultTable): Promise<FinishedTable> {
  const all: Row[] = []
  for await (const batch of rows) all.push(...batch)
  return { name, columns, rows: all }
}

/** The rows of a finished result by the names of its columns, in order. */
export function records({ columns, rows }: FinishedTable): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, column) => [name, row[column] ?? null])))
}

/** Column names that hold text and that hold whole numbers; every other name is a double. */
export function columns(description: string): ResultColumn[] {
  return description.split(' ').map((column) => {
    const [name = '', type = 'double'] = column.split(':')
    return { name, type: type as ColumnType }
  })
}

/** A table whose rows are all there. */
export function tableOf(name: string, description: string, rows: readonly Row[]): ResultTable {
  return { name, columns: columns(description), rows: inOne(rows) }
}

/** A table whose rows are still being computed. They are waited for when they are read. */
export function tableWhenComputed(name: string, description: string, rows: Promise<readonly Row[]>): ResultTable {
  // Where nobody comes to read it, because something else has failed, its own failure is nobody's either.
  rows.catch(() => undefined)
  return { name, columns: columns(description), rows: late(rows) }
}

async function* late(rows: Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows
}

async function* inOne(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
