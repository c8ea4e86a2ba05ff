import { appendTemporary, integers } from './append.js'
import { factsOfDocuments } from './schema.js'
import type { Store } from './store.js'

/**
 * From here on this connection sees a store of these documents alone and the files they came from: temporary views of the names of the tables stand before them, so that every question can be put as it is to the whole. The table `reuse` is
 * empty: what stands first among all documents need not be among these. Works once for a connection; see {@link Store.beside}.
 *
 * @param documents their numbers
 */
export async function narrowTo(store: Store, documents: readonly number[]): Promise<void> {
  const [row] = await store.rows('select current_database()')
  const whole = (table: string) => `"${String(row?.[0]).replaceAll('"', '""')}".main.${table}`
  await store.run('create temp table chosen_documents (document integer)')
  await appendTemporary(store.connection, 'chosen_documents', [integers(documents)])
  const chosen = 'select document from chosen_documents'
  const sources = `select source from ${whole('documents')} where id in (${chosen})`
  const conditions = {
    ...Object.fromEntries(factsOfDocuments.map((table) => [table, `document in (${chosen})`])),
    documents: `id in (${chosen})`,
    sources: `id in (${sources})`,
    problems: `source in (${sources})`,
  }
  for (const [table, condition] of Object.entries(conditions))
    await store.run(`create temp view ${table} as select * from ${whole(table)} where ${condition}`)
  await store.run(`create temp table reuse as select * from ${whole('reuse')} limit 0`)
}
