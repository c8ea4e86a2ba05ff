import type { Store } from './store.js'

/** The tables that hold what was read from files: all of a part, and nothing that a lexicon bears on. */
export const factTables = [
  'sources',
  'documents',
  'texts',
  'paragraphs',
  'pages',
  'sentences',
  'terms',
  'tokens',
  'problems',
] as const

/** A table of a part. */
export type FactTable = (typeof factTables)[number]

/**
 * Writes what was read into Parquet files, one a table, in the order in which it was stored. One thread of the
 * database must do it (`threads: 1`): then the same facts give the same bytes.
 *
 * @param fileOf where the file of a table goes; it is replaced if it is there
 * @returns the rows of each table
 */
export async function exportFacts(
  store: Store,
  fileOf: (table: FactTable) => string,
): Promise<Record<FactTable, number>> {
  const rows = {} as Record<FactTable, number>
  for (const table of factTables) {
    await store.run(`copy ${table} to ${quoted(fileOf(table))} (format parquet, parquet_version v2, compression zstd)`)
    rows[table] = (await store.rows(`select count(*) from ${table}`))[0]?.[0] as number
  }
  return rows
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
