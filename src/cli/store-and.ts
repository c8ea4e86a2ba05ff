import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../problems/problem.js'

/** A store, and what is asked of it. */
export interface StoreAnd {
  readonly store: string
  readonly other: string
}

/**
 * Tells which of two words names a store, for they may come in either order: the one that is a folder with a corpus.duckdb, or a
 * .duckdb file. One word alone is no store, and the store is `output`.
 *
 * @param usual which one it is where both are
 * @param what the other one is called in a message, such as "concept"
 */
export async function storeAnd(
  first: string,
  second: string | undefined,
  usual: 'first' | 'second',
  what: string,
): Promise<StoreAnd> {
  if (second === undefined) return { store: 'output', other: first }
  const [isFirst, isSecond] = await Promise.all([isStore(first), isStore(second)])
  if (isFirst || isSecond) return named(first, second, isFirst === isSecond ? usual : isFirst ? 'first' : 'second')
  const [isThere, isOtherThere] = await Promise.all([exists(first), exists(second)])
  if (isThere === isOtherThere)
    throw new UsageError(
      `Of ${first} and ${second} one must be a store, the folder of the results or its .duckdb file, and the other a ${what}: neither holds a corpus.duckdb. Run "tallyrand analyze ... --out FOLDER" first.`,
    )
  // What is there is meant, and whoever opens it says what it lacks.
  return named(first, second, isThere ? 'first' : 'second')
}

function named(first: string, second: string, store: 'first' | 'second'): StoreAnd {
  return store === 'first' ? { store: first, other: second } : { store: second, other: first }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

async function isStore(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined)
  if (status?.isDirectory() === true)
    return (await stat(join(path, 'corpus.duckdb')).catch(() => undefined))?.isFile() === true
  return status?.isFile() === true && path.endsWith('.duckdb')
}
