import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columns, type ResultTable, type Row, tableOf } from '../../src/analysis/result-table.js'
import { writeTable, writeWhole } from '../../src/report/write-table.js'
import { openStore, type Store } from '../../src/store/store.js'
import { folderOf } from '../support/folders.js'

const description = 'name:text count:integer rate'
const rows: Row[] = Array.from({ length: 5000 }, (_, row) => [`name ${row}`, row, row % 3 === 0 ? null : row / 7])

let store: Store
beforeAll(async () => {
  store = await openStore(join(folderOf(), 'corpus.duckdb'))
})
afterAll(() => store.close())

describe('writing a table', () => {
  it('gives CSV and Parquet the same rows in the same order, and Parquet the right types', async () => {
    const folder = folderOf()
    expect(await writeTable(folder, tableOf('numbers', description, rows), store)).toBe(5000)
    const instance = await DuckDBInstance.create()
    const connection = await instance.connect()
    const read = async (file: string) => (await connection.run(`select * from '${join(folder, file)}'`)).getRowsJson()
    expect(await read('numbers.parquet')).toEqual(rows)
    expect(readFileSync(join(folder, 'numbers.csv'), 'utf8').split('\r\n')[2]).toBe('name 1,1,0.14285714285714285')
    const types = await (
      await connection.run(`describe select * from '${join(folder, 'numbers.parquet')}'`)
    ).getRowsJson()
    expect(types.map(([name, type]) => `${name} ${type}`)).toEqual(['name VARCHAR', 'count INTEGER', 'rate DOUBLE'])
    connection.closeSync()
    instance.closeSync()
  })

  it('writes the same bytes again', async () => {
    const [first, second] = [folderOf(), folderOf()]
    for (const folder of [first, second]) await writeTable(folder, tableOf('numbers', description, rows), store)
    for (const name of readdirSync(first))
      expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true)
  })

  it('leaves nothing half-written when the rows fail', async () => {
    const folder = folderOf()
    const failing: ResultTable = {
      name: 'failing',
      columns: columns(description),
      rows: (async function* () {
        yield rows
        throw new Error('no more')
      })(),
    }
    await expect(writeTable(folder, failing, store)).rejects.toThrow('no more')
    expect(readdirSync(folder)).toEqual([])
  })

  it('replaces a file whole', async () => {
    const path = join(folderOf(), 'deep', 'file.txt')
    const { writeFile } = await import('node:fs/promises')
    await writeWhole(path, (temporary) => writeFile(temporary, 'one'))
    await expect(
      writeWhole(path, async (temporary) => {
        await writeFile(temporary, 'tw')
        throw new Error('disk full')
      }),
    ).rejects.toThrow('disk full')
    expect(readFileSync(path, 'utf8')).toBe('one')
    expect(existsSync(`${path}.unfinished`)).toBe(false)
  })
})
