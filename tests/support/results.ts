import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../dist/store/store.js'

/** The hash of every file of a folder of results by its name, but for the store, whose numbers depend on the order of arrival. */
export function resultsIn(out: string): Record<string, string> {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => !name.startsWith('corpus.duckdb') && statSync(join(out, name)).isFile())
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex')
  return Object.fromEntries(files.map((name) => [name, hashOf(name)]))
}

/** A hash of each table of facts of a store, with names in place of the numbers that depend on the order of arrival. */
export async function storeContent(out: string): Promise<Record<string, unknown>> {
  const ofDocument = (table: string) =>
    `select d.document as name, t.* exclude (document) from ${table} t join documents d on d.id = t.document`
  const queries: Record<string, string> = {
    sources: 'select path, sha256, bytes from sources',
    documents: 'select d.* exclude (id, source), s.path as source from documents d join sources s on s.id = d.source',
    texts: ofDocument('texts'),
    paragraphs: ofDocument('paragraphs'),
    pages: ofDocument('pages'),
    sentences: ofDocument('sentences'),
    tokens: `
      select d.document as name, t.* exclude (document, term), w.surface, w.lemma, w.pos, w.kind
      from tokens t join documents d on d.id = t.document join terms w on w.id = t.term`,
    terms: 'select surface, lemma, pos, kind from terms',
    mentions: ofDocument('mentions'),
    problems: 'select p.* exclude (source), s.path as source from problems p join sources s on s.id = p.source',
  }
  const store = await openStore(join(out, 'corpus.duckdb'), { readOnly: true })
  try {
    const content: Record<string, unknown> = {}
    for (const [table, query] of Object.entries(queries)) {
      // Sums of hashes do not depend on the order of the rows, and need no memory for them.
      const [row] = await store.rows(`
        select count(*), sum(hash(line)::hugeint)::varchar, sum(hash('second' || line)::hugeint)::varchar
        from (select to_json(rows)::varchar as line from (${query}) as rows)`)
      content[table] = row
    }
    return content
  } finally {
    await store.close()
  }
}
