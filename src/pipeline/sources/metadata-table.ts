import { readFile } from 'node:fs/promises'
import { basename, posix } from 'node:path'
import { type Problem, problem, UsageError } from '../../problems/problem.js'

/** Names of the column that says which file a row is about, the first that is there. */
const keyColumns = ['document', 'path', 'file', 'filename', 'file_name', 'name', 'id']

/** What a side table says of one file, by lower-case column. */
export type MetadataRow = Readonly<Record<string, string>>

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
  let [names, records]: ParsedTable = [[], []]
  try {
    ;[names, records] = await parseTable(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} is no table of metadata: ${reason}. Save it as CSV or TSV from a spreadsheet.`)
  }
  if (names.length === 0) {
    throw new UsageError(`${file} is empty. A table of metadata has a header, such as: file,title,issuer,date.`)
  }
  const key = keyColumnOf(names)
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

/** The names by which a table can mean a file: its path, its name, and its name without the extension. */
export function namesOfFile(path: string): string[] {
  const name = posix.basename(path)
  return [path, name, name.replace(/\.[^.]*$/, '')]
}

/** Whether a table may be about files, by its first lines: its header has a column that names files. */
export function namesFiles(text: string): boolean {
  const [header = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1)
  const names = header.split(delimiterOf(header)).map((name) => name.replaceAll('"', '').trim().toLowerCase())
  return keyColumnOf(names) !== undefined
}

/**
 * Whether a text is a table about these files: it has a column that names files, and half of its rows name some of them, or half of the
 * files are named in it.
 *
 * @param text of the table, or its first lines
 * @param files their paths from the folder of the table
 */
export async function isAboutFiles(text: string, files: readonly string[]): Promise<boolean> {
  const [names, records] = await parseTable(text.replace(/^\ufeff/, '')).catch((): ParsedTable => [[], []])
  const key = keyColumnOf(names)
  if (key === undefined) return false
  const fileOf = new Map(files.flatMap((file) => namesOfFile(file).map((name) => [name, file] as const)))
  const named = records.flatMap((row) => fileOf.get(row[key] ?? '') ?? [])
  return named.length > 0 && (2 * named.length >= records.length || 2 * new Set(named).size >= files.length)
}

/** Names of the columns in lower case, and the rows by them. */
type ParsedTable = [names: string[], records: Record<string, string>[]]

async function parseTable(text: string): Promise<ParsedTable> {
  const header = text.slice(0, text.indexOf('\n') >>> 0)
  const { parse } = await import('csv-parse/sync')
  let names: string[] = []
  const records = parse(text, {
    columns: (header: string[]) => {
      names = header.map((name) => name.trim().toLowerCase())
      return names
    },
    delimiter: delimiterOf(header),
    skip_empty_lines: true,
    relax_column_count: true,
  }) as Record<string, string>[]
  return [names, records]
}

function delimiterOf(header: string): string {
  return header.includes('\t') ? '\t' : header.includes(';') && !header.includes(',') ? ';' : ','
}

function keyColumnOf(names: readonly string[]): string | undefined {
  return keyColumns.find((name) => names.includes(name))
}
