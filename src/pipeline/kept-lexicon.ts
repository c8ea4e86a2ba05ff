import type { Lexicon } from '../lexicon/lexicon.js'
import type { Store } from '../store/store.js'

/** The lexicon of the last run as a whole, in a table that a store has from its next run on. */
const schema = 'create table if not exists lexicon (lexicon varchar not null)'

/** Keeps the lexicon that a store is counted with, so that whoever asks the store later needs no file. */
export async function keepLexicon(store: Store, lexicon: Lexicon): Promise<void> {
  await store.run(schema)
  await store.run('delete from lexicon')
  await store.run('insert into lexicon values (?)', [JSON.stringify(lexicon)])
}

/** The lexicon that a store was counted with last; `null` where it was made before stores kept theirs. */
export async function keptLexicon(store: Store): Promise<Lexicon | null> {
  const tables = await store.rows(
    "select 1 from information_schema.tables where table_schema = 'main' and table_name = 'lexicon'",
  )
  const [row] = tables.length === 0 ? [] : await store.rows('select lexicon from lexicon')
  return row === undefined ? null : (JSON.parse(row[0] as string) as Lexicon)
}
