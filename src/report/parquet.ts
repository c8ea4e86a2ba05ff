import type { DuckDBInstance } from '@duckdb/node-api'
import type { Cell, ResultTable, Row } from '../analysis/result-table.js'
import { appendColumns, type Column } from '../store/append.js'
import { duckdb } from '../store/duckdb.js'

const sqlType = { text: 'varchar', integer: 'integer', double: 'double' } as const

/**
 * Collects the rows of one result and writes them as Parquet, in their order and with their types. One thread writes, so that
 * the same rows give the same bytes.
 */
export class ParquetFile {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: Awaited<ReturnType<DuckDBInstance['connect']>>,
    private readonly table: ResultTable,
  ) {}

  static async open(table: ResultTable): Promise<ParquetFile> {
    const instance = await duckdb().DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MiB' })
    const connection = await instance.connect()
    const columns = table.columns.map(({ name, type }) => `"${name}" ${sqlType[type]}`)
    await connection.run(`create table result (${columns.join(', ')})`)
    return new ParquetFile(instance, connection, table)
  }

  async add(rows: readonly Row[]): Promise<void> {
    const columns = this.table.columns.map(({ type }, index): Column => {
      const values: Cell[] = rows.map((row) => row[index] ?? null)
      if (type === 'text') return { type, values: values as (string | null)[] }
      return { type: type === 'integer' ? 'nullable-integer' : 'double', values: values as (number | null)[] }
    })
    await appendColumns(this.connection, 'result', columns)
  }

  async write(path: string): Promise<void> {
    await this.connection.run(`copy result to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`)
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}
