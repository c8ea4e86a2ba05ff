import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../problems/problem.js'
import { openStore, type Store, type StoreOptions } from '../store/store.js'

/**
 * Opens the store of an earlier run, for reading unless told otherwise: nothing can be written through it. `path` is the folder of the results or
 * the file of the store.
 *
 * @throws {UsageError} where there is no store.
 */
export async function openResults(path: string, { readOnly = true }: StoreOptions = {}): Promise<Store> {
  const status = await stat(path).catch(() => undefined)
  if (status === undefined)
    throw new UsageError(`${path}: there is no such folder or store. Run "tallyrand analyze ... --out ${path}" first.`)
  const file = status.isDirectory() ? join(path, 'corpus.duckdb') : path
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new UsageError(`${path} holds no corpus.duckdb. Run "tallyrand analyze ... --out ${path}" first.`)
  return openStore(file, { readOnly })
}
