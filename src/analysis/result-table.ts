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

async function* inOne(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
