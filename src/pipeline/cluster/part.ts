import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exportFacts, type FactTable, factTables } from '../../store/export-facts.js'
import type { FactFiles } from '../../store/import-facts.js'
import type { Store } from '../../store/store.js'
import { canonicalJson, fingerprint } from '../fingerprint.js'
import { hashFile } from '../sources/hash-file.js'
import { type Manifest, placesIn, type Task } from './manifest.js'
import { publish, publishText, unfinished } from './publish.js'

/** What a part says of itself, in `parts/<key>.json`: written last, so that with it the whole part is there. */
export interface Receipt {
  readonly format: 1
  /** Of the task. */
  readonly key: string
  readonly plan: string
  /** Each table's file is named by its key and hash. */
  readonly tables: Readonly<
    Record<FactTable, { readonly sha256: string; readonly bytes: number; readonly rows: number }>
  >
}

/** How a part was found. */
export type Part =
  | { readonly state: 'complete'; readonly receipt: Receipt; readonly files: FactFiles }
  | { readonly state: 'missing' | 'damaged' | 'foreign'; readonly reason: string }

/** Writes the facts of a store as the part of a task. Every file appears whole, and the receipt after all of them. */
export async function publishPart(run: string, manifest: Manifest, task: Task, store: Store): Promise<Receipt> {
  const folder = placesIn(run).parts
  const temporary = Object.fromEntries(factTables.map((table) => [table, unfinished(folder)])) as FactFiles
  try {
    const rows = await exportFacts(store, (table) => temporary[table])
    const tables = {} as Record<FactTable, { sha256: string; bytes: number; rows: number }>
    for (const table of factTables) {
      const hashed = await hashFile(temporary[table])
      if (hashed === undefined) throw new Error(`${temporary[table]} could not be read back.`)
      tables[table] = { ...hashed, rows: rows[table] }
      await publish(temporary[table], fileOf(folder, task.key, table, hashed.sha256))
    }
    const receipt: Receipt = { format: 1, key: task.key, plan: manifest.fingerprints.plan, tables }
    const text = canonicalJson({ ...receipt, digest: fingerprint(receipt) }, 1)
    await publishText(join(folder, `${task.key}.json`), `${text}\n`)
    return receipt
  } finally {
    for (const table of factTables) await rm(temporary[table], { force: true })
  }
}

/**
 * Looks at the part of a task: whether it is there, of this plan, and undamaged.
 *
 * @param options.hash read every byte; otherwise only names and sizes are compared
 */
export async function inspectPart(
  run: string,
  manifest: Manifest,
  { key }: Task,
  { hash }: { hash: boolean },
): Promise<Part> {
  const folder = placesIn(run).parts
  let text: string
  try {
    text = await readFile(join(folder, `${key}.json`), 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return {
      state: 'missing',
      reason: code === 'ENOENT' ? 'not there' : `could not be read (${String(code ?? error)})`,
    }
  }
  const receipt = parseReceipt(text)
  if (receipt === undefined) return { state: 'damaged', reason: 'its receipt is damaged' }
  if (receipt.key !== key || receipt.plan !== manifest.fingerprints.plan)
    return { state: 'foreign', reason: 'the part in its place is of another plan or task' }
  const files = {} as Record<FactTable, string>
  for (const table of factTables) {
    const { sha256, bytes } = receipt.tables[table]
    const file = fileOf(folder, key, table, sha256)
    const size = (await stat(file).catch(() => undefined))?.size
    if (size === undefined) return { state: 'missing', reason: `its table ${table} is not there` }
    if (size !== bytes) return { state: 'damaged', reason: `its table ${table} has ${size} bytes instead of ${bytes}` }
    if (hash && (await hashFile(file))?.sha256 !== sha256)
      return { state: 'damaged', reason: `its table ${table} is damaged: the hash of its bytes is another one` }
    files[table] = file
  }
  return { state: 'complete', receipt, files }
}

function fileOf(folder: string, key: string, table: FactTable, sha256: string): string {
  return join(folder, `${key}.${table}.${sha256.slice(0, 16)}.parquet`)
}

/** The receipt, where it is one and its own digest is right. */
function parseReceipt(text: string): Receipt | undefined {
  try {
    const { digest, ...receipt } = JSON.parse(text) as Receipt & { digest: string }
    return fingerprint(receipt) === digest ? receipt : undefined
  } catch {
    return undefined
  }
}
