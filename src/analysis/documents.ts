import type { Frame } from './frame.js'
import { type ResultTable, tableOf } from './result-table.js'

/** Every document, counted or not, by its id; sentences, tokens and words are those of the counted zones. */
export async function documentsTable({ store, documents, duplicates }: Frame): Promise<ResultTable> {
  const facts = new Map(
    (await store.rows('select id, path, format, title, issuer, date, pages, characters, status from documents')).map(
      ([id, ...rest]) => [id, rest],
    ),
  )
  const isDuplicate = new Set(duplicates.map(({ document }) => document))
  const rows = documents.map(({ number, document, sentences, tokens, words }) => {
    const [path, format, title, issuer, date, pages, characters, status] = facts.get(number) ?? []
    const rest = [
      pages === 0 ? null : pages,
      characters,
      sentences,
      tokens,
      words,
      isDuplicate.has(document) ? 'duplicate' : status,
    ]
    return [document, path, format, title, issuer, date, ...rest] as (string | number | null)[]
  })
  const description =
    'document:text path:text format:text title:text issuer:text date:text pages:integer characters:integer ' +
    'sentences:integer tokens:integer words:integer status:text'
  return tableOf('documents', description, rows)
}
