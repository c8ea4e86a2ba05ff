import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bootstraps } from '../../analysis/bootstraps.js'
import type { Frame } from '../../analysis/frame.js'
import type { ResultTable } from '../../analysis/result-table.js'
import type { Problem } from '../../problems/problem.js'
import type { FigureTables } from '../../report/figures/collect-tables.js'
import type { PageTables, SeenTable } from '../../report/page/collect-tables.js'
import { writeTable } from '../../report/write-table.js'
import type { Store } from '../../store/store.js'
import { fingerprint } from '../fingerprint.js'
import type { Plan } from '../plan.js'
import type { Progress } from '../progress.js'
import { HeadlineRows } from './headline.js'
import { resultTables } from './result-tables.js'

/** The tables that no lexicon bears on, as they were written. */
export interface TextTables {
  /** Of all that they follow from. */
  readonly inputs: string
  /** SHA-256 of their files, by name. */
  readonly files: ReadonlyMap<string, string>
  /** What the page shows of them. */
  readonly shown: readonly SeenTable[]
}

/**
 * Writes the tables of a run. Those that no lexicon bears on stay as they are where they follow from the same documents as
 * the last time and their files still hold, to the byte, what was written then.
 */
export async function writeTables(
  frame: Frame,
  plan: Plan,
  problems: readonly Problem[],
  bootstraps: Bootstraps,
  out: string,
  seen: { readonly figures: FigureTables; readonly page: PageTables },
  previous: TextTables | undefined,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<{ rows: HeadlineRows; textTables: TextTables }> {
  const folder = join(out, 'tables')
  const rows = new HeadlineRows()
  const write = async (table: ResultTable) => {
    signal.throwIfAborted()
    onProgress({ stage: 'table', name: table.name })
    await writeTable(folder, table, frame.store, (batch) => {
      rows.see(table, batch)
      seen.figures.see(table, batch)
      seen.page.see(table, batch)
    })
  }
  const inputs = await inputsOfTexts(frame.store, plan)
  const files = new Map<string, string>()
  const shown: SeenTable[] = []
  const writeOfTexts = async (name: string, table: () => ResultTable | Promise<ResultTable>) => {
    const names = [`${name}.csv`, `${name}.parquet`]
    const written = async () => Promise.all(names.map((file) => hashOf(join(folder, file))))
    const isKept =
      previous?.inputs === inputs && (await written()).every((hash, at) => hash === previous.files.get(names[at] ?? ''))
    const known = isKept ? previous.shown.find(({ table: { name: known } }) => known === name) : undefined
    if (known !== undefined) seen.page.take(known)
    if (!isKept) await write(await table())
    const onPage = seen.page.of(name)
    if (onPage !== undefined) shown.push(onPage)
    const hashes = isKept ? names.map((file) => previous.files.get(file)) : await written()
    for (const [at, file] of names.entries()) files.set(file, hashes[at] ?? '')
  }
  await resultTables(frame, plan, problems, bootstraps, { take: write, takeOfTexts: writeOfTexts })
  return { rows, textTables: { inputs, files, shown } }
}

/** What is known of the documents, the bytes they were read from, how they were read, and which zones count. */
async function inputsOfTexts(store: Store, { tallyrand, zones, fingerprints: { language } }: Plan): Promise<string> {
  const documents = await store.rows(`
    select s.sha256, d.id, d.document, d.path, d.format, d.title, d.issuer, d.date, d.pages, d.characters, d.status
    from documents d join sources s on s.id = d.source order by d.id`)
  return fingerprint({ tallyrand, zones, language, documents })
}

/** `null` where there is no such file. */
async function hashOf(file: string): Promise<string | null> {
  const bytes = await readFile(file).catch(() => null)
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
}
