import { englishWordForms } from '../../language/word-forms.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { createMatcher } from '../../matching/matcher.js'
import type { MatchingPolicies } from '../../matching/policies.js'
import { appendTemporary, integers } from '../../store/append.js'
import { readTerms, readTokens } from '../../store/read-tokens.js'
import type { Store } from '../../store/store.js'
import { MentionBatch } from '../mention-batch.js'

/** Tokens after which the mentions found so far leave our memory. */
const tokensAtATime = 2_000_000

/**
 * Finds the mentions of several lexicons in the stored tokens, in one pass, and lays them out in temporary tables
 * with the columns of `mentions`: nothing of the store changes, and it may be open for reading alone.
 *
 * @param lexicons by the name of the table for their mentions
 */
export async function matchBeside(
  store: Store,
  lexicons: Readonly<Record<string, Lexicon>>,
  policies: MatchingPolicies,
): Promise<void> {
  const wordForms = englishWordForms()
  const sides = Object.entries(lexicons).map(([table, lexicon]) => ({
    table,
    lexicon,
    matcher: createMatcher(lexicon, wordForms, policies),
    batch: new MentionBatch(),
  }))
  for (const { table } of sides)
    await store.run(`create or replace temp table ${table} as select * from mentions limit 0`)
  const empty = async () => {
    for (const side of sides) {
      await appendTemporary(store.connection, `${side.table}`, side.batch.mentions.map(integers))
      side.batch = new MentionBatch()
    }
  }
  const terms = await readTerms(store)
  for await (const stored of readTokens(store, 0)) {
    for (const { batch, lexicon, matcher } of sides) batch.add(stored, lexicon, matcher.match(stored.tokens, terms))
    if ((sides[0]?.batch.tokens ?? 0) >= tokensAtATime) await empty()
  }
  await empty()
}
