import type { Cell, ResultTable, Row } from '../analysis/result-table.js'
import { appendTemporary, type Column } from '../store/append.js'
import type { Store } from '../store/store.js'

const sqlType = { text: 'varchar', integer: 'integer', double: 'double' } as const

/**
 * Collects the rows of one result and writes them as Parquet, in their order and with their types. They lie in the database of the
 * store, on a connection of their own, so that a large table takes no memory beyond that of the store, and no file of another place.
 */
export class ParquetFile {
  private constructor(
    private readonly database: Store,
    private readonly table: ResultTable,
  ) {}

  static async open(table: ResultTable, store: Store): Promise<ParquetFile> {
    const database = await store.beside()
    const columns = table.columns.map(({ name, type }) => `"${name}" ${sqlType[type]}`)
    // It goes with its connection.
    await database.run(`create temp table result (${columns.join(', ')})`)
    return new ParquetFile(database, table)
  }

  async add(rows: readonly Row[]): Promise<void> {
    const columns = this.table.columns.map(({ type }, index): Column => {
      const values: Cell[] = rows.map((row) => row[index] ?? null)
      if (type === 'text') return { type, values: values as (string | null)[] }
      return { type: type === 'integer' ? 'nullable-integer' : 'double', values: values as (number | null)[] }
    })
    await appendTemporary(this.database.connection, 'result', columns)
  }

  async write(path: string): Promise<void> {
    await this.database.run(`copy result to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`)
  }

  close(): void {
    this.database.disconnect()
  }
}
