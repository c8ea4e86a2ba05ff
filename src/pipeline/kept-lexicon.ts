import type { Lexicon } from '../lexicon/lexicon.js'
import type { Store } from '../store/store.js'

/**
 * Keeps the lexicon that a store is counted with as a whole, so that whoever asks the store later needs no file. Its table is made by
 * the first run that keeps one: stores made before stay as they are.
 */
export async function keepLexicon(store: Store, lexicon: Lexicon): Promise<void> {
  await store.run('create or replace table lexicon as select ?::varchar as lexicon', [JSON.stringify(lexicon)])
}

/** The lexicon that a store was counted with last; `null` where it was made before stores kept theirs. */
export async function keptLexicon(store: Store): Promise<Lexicon | null> {
  const tables = await store.rows(
    "select 1 from information_schema.tables where table_schema = 'main' and table_name = 'lexicon'",
  )
  const [row] = tables.length === 0 ? [] : await store.rows('select lexicon from lexicon')
  return row === undefined ? null : (JSON.parse(row[0] as string) as Lexicon)
}
