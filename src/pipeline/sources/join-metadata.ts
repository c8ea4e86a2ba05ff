import { orderMetadata } from '../../documents/metadata.js'
import { type Problem, problem } from '../../problems/problem.js'
import { appendColumns, integers, texts } from '../../store/append.js'
import type { Store } from '../../store/store.js'
import { type MetadataRow, type MetadataTable, namesOfFile } from './metadata-table.js'

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
  const key = [document, ...namesOfFile(path)].find((candidate) => table.rows.has(candidate))
  if (key === undefined) return undefined
  used.add(key)
  return table.rows.get(key)
}
