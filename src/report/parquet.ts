import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Cell, ResultTable, Row } from '../analysis/result-table.js'
import { appendTemporary, type Column } from '../store/append.js'
import { duckdb } from '../store/duckdb.js'

const sqlType = { text: 'varchar', integer: 'integer', double: 'double' } as const

/** One database in memory for the Parquet files of a process: to open one takes longer than to write most tables. */
let database: Promise<DuckDBInstance> | undefined

/**
 * Collects the rows of one result and writes them as Parquet, in their order and with their types. One thread writes, so that
 * the same rows give the same bytes.
 */
export class ParquetFile {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly table: ResultTable,
  ) {}

  static async open(table: ResultTable): Promise<ParquetFile> {
    database ??= duckdb().DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MiB' })
    const connection = await (await database).connect()
    const columns = table.columns.map(({ name, type }) => `"${name}" ${sqlType[type]}`)
    // It goes with its connection.
    await connection.run(`create temp table result (${columns.join(', ')})`)
    return new ParquetFile(connection, table)
  }

  async add(rows: readonly Row[]): Promise<void> {
    const columns = this.table.columns.map(({ type }, index): Column => {
      const values: Cell[] = rows.map((row) => row[index] ?? null)
      if (type === 'text') return { type, values: values as (string | null)[] }
      return { type: type === 'integer' ? 'nullable-integer' : 'double', values: values as (number | null)[] }
    })
    await appendTemporary(this.connection, 'result', columns)
  }

  async write(path: string): Promise<void> {
    await this.connection.run(`copy result to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`)
  }

  close(): void {
    this.connection.closeSync()
  }
}
