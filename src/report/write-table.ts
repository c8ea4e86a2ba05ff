import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ResultTable, Row } from '../analysis/result-table.js'
import type { Store } from '../store/store.js'
import { csvHeader, csvRows } from './csv.js'
import { ParquetFile } from './parquet.js'

/** The one door through which a report's files are written: whole under their name, or not at all. */
export async function writeWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.unfinished`
  try {
    await write(temporary)
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

/**
 * Writes a table as `<folder>/<name>.csv` and `<folder>/<name>.parquet`, reading its rows once. Returns their number.
 *
 * @param store that the rows come from, or any other: it holds them until they are all there
 */
export async function writeTable(
  folder: string,
  table: ResultTable,
  store: Store,
  seen: (rows: readonly Row[]) => void = () => undefined,
): Promise<number> {
  let count = 0
  const parquet = await ParquetFile.open(table, store)
  try {
    await writeWhole(join(folder, `${table.name}.csv`), async (temporary) => {
      const file = await open(temporary, 'w')
      try {
        await file.appendFile(csvHeader(table.columns))
        for await (const rows of table.rows) {
          count += rows.length
          await file.appendFile(csvRows(table.columns, rows))
          await parquet.add(rows)
          seen(rows)
        }
        await file.sync()
      } finally {
        await file.close()
      }
    })
    await writeWhole(join(folder, `${table.name}.parquet`), (temporary) => parquet.write(temporary))
  } finally {
    parquet.close()
  }
  return count
}
