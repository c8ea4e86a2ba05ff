import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { zones } from '../documents/document.js'
import { InternalError, UsageError } from '../problems/problem.js'
import { appendColumns, integers, rowsAppended, texts } from './append.js'
import { duckdb } from './duckdb.js'
import { schema, schemaVersion } from './schema.js'
import { integerItems } from './vectors.js'

/** A value of a row as queries give it: 64-bit integers come as numbers. */
export type Value = string | number | boolean | null

/** How a store is opened. */
export interface StoreOptions {
  /** Threads of the database; facts and tables do not depend on it. Default 2. */
  readonly threads?: number
  /** Memory of the database in MiB. Default 256 for two threads, and 64 more for each further one: each sorts and writes in its own. */
  readonly memory?: number
  /** Open an existing store without writing to it. */
  readonly readOnly?: boolean
}

/**
 * The store of a corpus: an embedded DuckDB file. Holds its lock from {@link openStore} to {@link Store.close}; every
 * change goes through {@link Store.transaction}, so that what is committed is whole.
 */
export class Store {
  /** Statements run since the store was opened, for the counters of a run. */
  statements = 0

  constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  /** Rows appended since the store was opened, for the counters of a run. */
  get rowsAppended(): number {
    return rowsAppended(this.connection)
  }

  /** Runs statements that give no rows. */
  async run(sql: string, values: DuckDBValue[] = []): Promise<void> {
    this.statements += 1
    await (values.length === 0 ? this.connection.run(sql) : this.connection.run(sql, values))
  }

  /** All rows of a query whose result is known to be small. */
  async rows(sql: string, values: DuckDBValue[] = []): Promise<Value[][]> {
    const rows: Value[][] = []
    for await (const batch of this.stream(sql, values)) for (const row of batch) rows.push(row)
    return rows
  }

  /** The rows of a query of any size, in batches. */
  async *stream(sql: string, values: DuckDBValue[] = []): AsyncGenerator<Value[][]> {
    this.statements += 1
    const result = await (values.length === 0 ? this.connection.stream(sql) : this.connection.stream(sql, values))
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      yield chunk.getRows().map((row) => row.map(plain))
    }
  }

  /** The rows of a query over INTEGER columns without nulls, as columns, in batches. A batch is valid until the next. */
  async *streamIntegers(
    sql: string,
    values: DuckDBValue[] = [],
  ): AsyncGenerator<{ rows: number; columns: Int32Array[] }> {
    this.statements += 1
    const result = await (values.length === 0 ? this.connection.stream(sql) : this.connection.stream(sql, values))
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      const columns = Array.from({ length: chunk.columnCount }, (_, column) =>
        integerItems(chunk.getColumnVector(column)),
      )
      yield { rows: chunk.rowCount, columns }
    }
  }

  /** The whole result of a query over INTEGER columns without nulls, by column. */
  async integers(sql: string): Promise<Int32Array[]> {
    this.statements += 1
    const chunks = await (await this.connection.run(sql)).fetchAllChunks()
    const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
    const columns = Array.from({ length: chunks[0]?.columnCount ?? 0 }, () => new Int32Array(rows))
    let from = 0
    for (const chunk of chunks) {
      for (const [index, column] of columns.entries()) column.set(integerItems(chunk.getColumnVector(index)), from)
      from += chunk.rowCount
    }
    return columns
  }

  /** Runs `work` as a whole: all of it is committed, or none. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.connection.run('begin transaction')
    try {
      const result = await work()
      await this.connection.run('commit')
      return result
    } catch (error) {
      await this.connection.run('rollback').catch(() => undefined)
      throw error
    }
  }

  /** The same store over a connection of its own, with temporary tables of its own, whose queries run beside those of this one. */
  async beside(): Promise<Store> {
    return new Store(this.instance, await this.instance.connect())
  }

  /** Ends a connection that {@link beside} has made. */
  disconnect(): void {
    this.connection.closeSync()
  }

  /** Writes what is committed into the one file and gives up the lock. */
  async close(): Promise<void> {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

/**
 * Opens the store at `path`, or makes it.
 *
 * @throws {UsageError} where another run holds it, it is no store, or another version of Tallyrand made it.
 */
export async function openStore(path: string, options: StoreOptions = {}): Promise<Store> {
  const threads = options.threads ?? 2
  const settings: Record<string, string> = {
    threads: String(threads),
    memory_limit: `${options.memory ?? Math.max(256, 128 + 64 * threads)}MiB`,
    preserve_insertion_order: 'true',
    // Between two checkpoints what was committed stands in the log. At the 16 MiB that is usual a
    // reading run has one every few batches, which takes it an eighth of its time.
    checkpoint_threshold: '256MiB',
  }
  if (options.readOnly === true) settings.access_mode = 'READ_ONLY'
  let instance: DuckDBInstance
  try {
    instance = await duckdb().DuckDBInstance.create(path, settings)
  } catch (error) {
    throw explained(path, error)
  }
  const store = new Store(instance, await instance.connect())
  try {
    await prepare(store, path)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

async function prepare(store: Store, path: string): Promise<void> {
  const tables = await store.rows("select table_name from information_schema.tables where table_schema = 'main'")
  if (tables.length === 0) {
    await store.transaction(async () => {
      await store.run(schema)
      await appendColumns(store.connection, 'zones', [integers(zones.keys()), texts(zones)])
      await store.run('insert into store values (?, ?, ?, ?, ?, ?, ?)', [schemaVersion, '', '', 0, '', 0, ''])
    })
    return
  }
  if (!tables.some(([name]) => name === 'store')) {
    throw new UsageError(`${path} is a DuckDB file, but not a store of Tallyrand. Choose another folder with --out.`)
  }
  const [version] = await store.rows('select version from store')
  if (version?.[0] !== schemaVersion) {
    throw new UsageError(
      `${path} was made by another version of Tallyrand (store version ${version?.[0]}, this one writes ${schemaVersion}). ` +
        'Delete it or choose another folder with --out; the documents are read again.',
    )
  }
}

function explained(path: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  if (/lock/i.test(message)) {
    const holder = /PID (\d+)/.exec(message)?.[1]
    const who = holder === undefined ? 'another process' : `process ${holder}`
    return new UsageError(
      `${path} is in use by ${who}: two runs cannot write to one store. Wait until it has ended, or choose another folder with --out.`,
    )
  }
  if (/not a valid DuckDB database file/i.test(message)) {
    return new UsageError(`${path} is not a store of Tallyrand. Move it away or choose another folder with --out.`)
  }
  return new UsageError(`${path} could not be opened: ${message}`)
}

function plain(value: DuckDBValue): Value {
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new InternalError(`The count ${value} is too large to be exact.`)
    return number
  }
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw new InternalError(`A query gave a value of an unexpected kind: ${String(value)}.`)
}
