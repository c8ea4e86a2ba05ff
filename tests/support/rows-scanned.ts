import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as duckdb from '@duckdb/node-api'
import { folderOf } from './folders.js'

const { DuckDBConnection, DuckDBInstance, DuckDBResult } = createRequire(import.meta.url)(
  '@duckdb/node-api',
) as typeof duckdb

/**
 * Counts the rows that the database reads from its tables while `work` runs: a join that explodes, or a table that is read for each
 * document anew, shows here and in no other counter. The database's own profile of each statement is read when it has ended.
 */
export async function rowsScannedBy(work: () => Promise<unknown>): Promise<number> {
  const profile = join(folderOf(), 'profile.json')
  let rows = 0
  const take = () => {
    if (!existsSync(profile)) return
    rows += Number(JSON.parse(readFileSync(profile, 'utf8')).cumulative_rows_scanned)
    rmSync(profile)
  }
  const [connect, run, fetchChunk] = [
    DuckDBInstance.prototype.connect,
    DuckDBConnection.prototype.run,
    DuckDBResult.prototype.fetchChunk,
  ]
  DuckDBInstance.prototype.connect = async function () {
    const connection = await connect.call(this)
    await run.call(connection, "set enable_profiling = 'json'")
    await run.call(connection, `set profiling_output = '${profile}'`)
    await run.call(connection, `set custom_profiling_settings = '{"CUMULATIVE_ROWS_SCANNED": "true"}'`)
    rmSync(profile, { force: true })
    return connection
  }
  DuckDBConnection.prototype.run = async function (...args) {
    const result = await run.apply(this, args)
    take()
    return result
  }
  DuckDBResult.prototype.fetchChunk = async function () {
    const chunk = await fetchChunk.call(this)
    if (chunk === null || chunk.rowCount === 0) take()
    return chunk
  }
  try {
    await work()
  } finally {
    DuckDBInstance.prototype.connect = connect
    DuckDBConnection.prototype.run = run
    DuckDBResult.prototype.fetchChunk = fetchChunk
  }
  return rows
}
