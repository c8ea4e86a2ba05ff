import type { DuckDBConnection } from '@duckdb/node-api'
import { duckdb } from './duckdb.js'
import { integerItems } from './vectors.js'

/** A column of a table to be written: integers, counts that may pass 32 bits, doubles with `null` for "none", or strings with `null` for "none". */
export type Column =
  | { readonly type: 'integer'; readonly values: Int32Array }
  | { readonly type: 'count'; readonly values: readonly number[] }
  | { readonly type: 'double'; readonly values: readonly (number | null)[] }
  | { readonly type: 'nullable-integer'; readonly values: readonly (number | null)[] }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }

/** Rows of one DuckDB chunk. */
const chunkRows = 2048

const rowsOf = new WeakMap<DuckDBConnection, number>()

/** Rows appended over a connection so far, to temporary tables too. */
export function rowsAppended(connection: DuckDBConnection): number {
  return rowsOf.get(connection) ?? 0
}

/** Appends whole columns to a table, chunk by chunk; integer columns go over without touching a single value. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  await append(connection, columns, () => connection.createAppender(table))
}

/** Appends whole columns to a temporary table, also where the store is open for reading only. */
export async function appendTemporary(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  await append(connection, columns, () => connection.createAppender(table, 'main', 'temp'))
}

async function append(
  connection: DuckDBConnection,
  columns: readonly Column[],
  open: () => ReturnType<DuckDBConnection['createAppender']>,
): Promise<void> {
  const rows = columns[0]?.values.length ?? 0
  if (rows === 0) return
  rowsOf.set(connection, rowsAppended(connection) + rows)
  const { BIGINT, DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR } = duckdb()
  const typeOf = { integer: INTEGER, count: BIGINT, 'nullable-integer': INTEGER, double: DOUBLE, text: VARCHAR }
  const appender = await open()
  try {
    const types = columns.map((column) => typeOf[column.type])
    // A chunk of integers is filled again and again: to make one costs more than to fill it. Texts point to memory of their chunk.
    const isReused = columns.every(({ type }) => type === 'integer')
    let chunk = DuckDBDataChunk.create(types, Math.min(chunkRows, rows))
    for (let from = 0; from < rows; from += chunkRows) {
      const to = Math.min(from + chunkRows, rows)
      if (from > 0 && (!isReused || to - from < chunkRows)) chunk = DuckDBDataChunk.create(types, to - from)
      columns.forEach((column, index) => {
        const vector = chunk.getColumnVector(index)
        if (column.type === 'integer') {
          integerItems(vector).set(column.values.subarray(from, to))
        } else if (column.type === 'count') {
          for (let row = from; row < to; row += 1) vector.setItem(row - from, BigInt(column.values[row] ?? 0) as never)
        } else {
          for (let row = from; row < to; row += 1) vector.setItem(row - from, (column.values[row] ?? null) as never)
        }
        vector.flush()
      })
      appender.appendDataChunk(chunk)
    }
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}

/** An integer column from any list of integers. */
export function integers(values: Iterable<number>): Column {
  return { type: 'integer', values: values instanceof Int32Array ? values : Int32Array.from(values) }
}

/** A text column. */
export function texts(values: readonly (string | null)[]): Column {
  return { type: 'text', values }
}
