import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { orderMetadata } from '../documents/metadata.js'
import { type Problem, problem, UsageError } from '../problems/problem.js'
import { appendColumns, integers, texts } from '../store/append.js'
import type { Store } from '../store/store.js'

/** Names of the column that says which file a row is about, the first that is there. */
const keyColumns = ['document', 'path', 'file', 'filename', 'file_name', 'name', 'id']

/** What a side table says of one file, by lower-case column. */
type MetadataRow = Readonly<Record<string, string>>

/** A table of metadata: what it says of which file. */
export interface MetadataTable {
  /** Name of the table's own file. */
  readonly name: string
  /** Column that names the files. */
  readonly key: string
  readonly rows: ReadonlyMap<string, MetadataRow>
  readonly problems: readonly Problem[]
}

/**
 * Reads a CSV or TSV table of metadata. Its column `document`, `path`, `file`, `filename`, `file_name`, `name` or `id`
 * says which file a row is about.
 *
 * @throws {UsageError} where it cannot be read or has no such column.
 */
export async function readMetadata(file: string): Promise<MetadataTable> {
  let text: string
  try {
    text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT')
      throw new UsageError(`${file}: there is no such table of metadata. Check the spelling of --metadata.`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name the CSV or TSV file with --metadata.`)
    throw new UsageError(`${file}: the table of metadata could not be read (${code}). Check --metadata.`)
  }
  const firstLine = text.slice(0, text.indexOf('\n') >>> 0)
  const { parse } = await import('csv-parse/sync')
  let records: Record<string, string>[]
  let names: string[] = []
  try {
    records = parse(text, {
      columns: (header: string[]) => {
        names = header.map((name) => name.trim().toLowerCase())
        return names
      },
      delimiter: firstLine.includes('\t') ? '\t' : firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
      skip_empty_lines: true,
      relax_column_count: true,
    }) as Record<string, string>[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} is no table of metadata: ${reason}. Save it as CSV or TSV from a spreadsheet.`)
  }
  if (names.length === 0) {
    throw new UsageError(`${file} is empty. A table of metadata has a header, such as: file,title,issuer,date.`)
  }
  const key = keyColumns.find((name) => names.includes(name))
  if (key === undefined) {
    throw new UsageError(
      `${file} has no column that names the files; its columns are: ${names.join(', ')}. Call it one of: ${keyColumns.join(', ')}.`,
    )
  }
  const rows = new Map<string, MetadataRow>()
  const problems: Problem[] = []
  for (const { [key]: name = '', ...row } of records) {
    if (rows.has(name))
      problems.push(problem('bad-metadata', basename(file), `"${name}" stands in it twice: the first row is used.`))
    else rows.set(name, row)
  }
  return { name: basename(file), key, rows, problems }
}

/**
 * Joins the table to the documents of the store: a row is about the document of that id or path, else about every
 * file of that name with or without its extension. What the table says stands before what the file says of itself. Without
 * a table, documents have their own metadata again.
 */
export async function joinMetadata(store: Store, table: MetadataTable | undefined): Promise<Problem[]> {
  const documents = await store.rows('select id, document, path, own_metadata from documents order by id')
  const used = new Set<string>()
  if (table !== undefined) {
    // A file that gave no document has a problem of its own; its row is not at fault.
    for (const [path] of await store.rows('select path from sources'))
      rowFor(table, path as string, path as string, used)
  }
  const joined = documents.map(([id, document, path, own]) => {
    const row = table === undefined ? undefined : rowFor(table, document as string, path as string, used)
    const said = JSON.parse(own as string) as Record<string, string>
    return { id: id as number, metadata: row === undefined ? said : { ...said, ...orderMetadata(row) } }
  })
  await store.transaction(async () => {
    await store.run(
      'create or replace temp table joined (id integer, title varchar, issuer varchar, date varchar, metadata varchar)',
    )
    await appendColumns(store.connection, 'joined', [
      integers(joined.map(({ id }) => id)),
      texts(joined.map(({ metadata }) => metadata.title ?? null)),
      texts(joined.map(({ metadata }) => metadata.issuer ?? null)),
      texts(joined.map(({ metadata }) => metadata.date ?? null)),
      texts(joined.map(({ metadata }) => JSON.stringify(metadata))),
    ])
    await store.run(`
      update documents set title = joined.title, issuer = joined.issuer, date = joined.date, metadata = joined.metadata
      from joined where documents.id = joined.id and documents.metadata is distinct from joined.metadata`)
    await store.run('drop table joined')
  })
  if (table === undefined) return []
  const unused = [...table.rows.keys()].filter((name) => !used.has(name))
  const missing = unused.slice(0, 3).map((name) => `"${name}"`)
  const more = unused.length > 3 ? ` and ${unused.length - 3} more` : ''
  const left =
    unused.length === 0
      ? []
      : [
          problem(
            'bad-metadata',
            table.name,
            `No document for ${missing.join(', ')}${more}: compare its column ${table.key} with the file names.`,
          ),
        ]
  return [...table.problems, ...left]
}

function rowFor(table: MetadataTable, document: string, path: string, used: Set<string>): MetadataRow | undefined {
  const name = basename(path)
  const stem = name.replace(/\.[^.]*$/, '')
  const key = [document, path, name, stem].find((candidate) => table.rows.has(candidate))
  if (key === undefined) return undefined
  used.add(key)
  return table.rows.get(key)
}
