import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { appendColumns, integers, texts } from '../../src/store/append.js'
import { openStore } from '../../src/store/store.js'
import { folderOf } from '../support/folders.js'

describe('the store', () => {
  it('keeps what was committed and forgets what was not', async () => {
    const path = join(folderOf(), 'corpus.duckdb')
    const store = await openStore(path)
    await store.transaction(() => store.run("insert into plans values ('a', 'first')"))
    const failing = store.transaction(async () => {
      await store.run("insert into plans values ('b', 'second')")
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    await store.close()
    const again = await openStore(path)
    expect(await again.rows('select * from plans')).toEqual([['a', 'first']])
    await again.close()
  })

  it('writes whole columns in the order given, of any length, with nulls, large counts and any text', async () => {
    const store = await openStore(join(folderOf(), 'corpus.duckdb'))
    await store.run('create table wide (a integer, b double, c varchar, d bigint)')
    const rows = 5000
    const numbers = Int32Array.from({ length: rows }, (_, row) => row * 3 - 7)
    const strings = Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? null : `näïve 𝕏 ${row}`))
    await appendColumns(store.connection, 'wide', [
      integers(numbers),
      { type: 'double', values: Array.from(numbers, (value) => (value % 2 === 0 ? null : value / 3)) },
      texts(strings),
      { type: 'count', values: Array.from(numbers, (value) => value + 2 ** 40) },
    ])
    const stored = await store.rows('select a, b, c, d from wide')
    expect(stored.map(([a]) => a)).toEqual([...numbers])
    expect(stored[2]).toEqual([-1, -1 / 3, 'näïve 𝕏 2', 2 ** 40 - 1])
    expect(stored.map(([, , c]) => c)).toEqual(strings)
    expect((await store.integers('select a from wide'))[0]).toEqual(numbers)
    await store.close()
  })

  it('tells the second of two runs who holds it', async () => {
    const path = join(folderOf(), 'corpus.duckdb')
    const script = `const { openStore } = await import('./dist/store/store.js'); await openStore(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    await expect(openStore(path)).rejects.toThrow(
      `${path} is in use by process ${holder.pid}: two runs cannot write to one store.`,
    )
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    await (await openStore(path)).close()
  })

  it('refuses a file that is no store, another DuckDB file, and a store of another version', async () => {
    const folder = folderOf()
    const junk = join(folder, 'junk.duckdb')
    writeFileSync(junk, 'not a database, but long enough to look like one perhaps. '.repeat(200))
    await expect(openStore(junk)).rejects.toThrow(/junk\.duckdb (?:is not a store of Tallyrand|could not be opened)/)
    const foreign = join(folder, 'foreign.duckdb')
    const instance = await DuckDBInstance.create(foreign)
    const connection = await instance.connect()
    await connection.run('create table other (a integer)')
    connection.closeSync()
    instance.closeSync()
    await expect(openStore(foreign)).rejects.toThrow('is a DuckDB file, but not a store of Tallyrand')
    const old = join(folder, 'old.duckdb')
    const store = await openStore(old)
    await store.run('update store set version = 0')
    await store.close()
    await expect(openStore(old)).rejects.toThrow('was made by another version of Tallyrand (store version 0')
  })
})
