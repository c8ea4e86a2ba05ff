import { englishWordForms } from '../language/word-forms.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { createMatcher } from '../matching/matcher.js'
import type { MatchingPolicies } from '../matching/policies.js'
import { appendColumns, integers, texts } from '../store/append.js'
import { readTerms, readTokens } from '../store/read-tokens.js'
import { removeMentions } from '../store/sources.js'
import type { Store } from '../store/store.js'
import { canonicalJson } from './fingerprint.js'
import { MentionBatch } from './mention-batch.js'

/** Tokens after which the mentions found so far are committed. */
const tokensAtATime = 2_000_000

/** What matching did. */
export interface Matched {
  readonly documents: number
  readonly tokens: number
  readonly mentions: number
}

/**
 * Finds the lexicon's mentions in the stored tokens of every document that has not been matched with it yet: documents are
 * matched in the order of their numbers, and new ones have the highest. No text is read
 * and no word is tagged again: the work is over integers. Cold and warm runs both go through here, which is why they
 * cannot differ.
 */
export async function matchStore(
  store: Store,
  lexicon: Lexicon,
  policies: MatchingPolicies,
  lexiconFingerprint: string,
  signal: AbortSignal,
  onTokens: (tokens: number) => void,
): Promise<Matched> {
  await layOutLexicon(store, lexicon, lexiconFingerprint)
  const [range] = await store.rows(
    'select (select coalesce(max(document), -1) + 1 from matched), (select coalesce(max(id), -1) + 1 from documents)',
  )
  const [first, end] = range as [number, number]
  if (first === end) return { documents: 0, tokens: 0, mentions: 0 }
  const terms = await readTerms(store)
  const matcher = createMatcher(lexicon, englishWordForms(), policies)
  const totals = { documents: 0, tokens: 0, mentions: 0 }
  let batch = new MentionBatch()
  const commit = async () => {
    const { connection } = store
    const { mentions, documents } = batch
    await store.transaction(async () => {
      await appendColumns(connection, 'mentions', mentions.map(integers))
      await appendColumns(connection, 'matched', [integers(documents)])
    })
    batch = new MentionBatch()
  }
  for await (const stored of readTokens(store, first)) {
    signal.throwIfAborted()
    batch.add(stored, lexicon, matcher.match(stored.tokens, terms))
    totals.documents += 1
    totals.tokens += stored.tokens.count
    if (batch.tokens >= tokensAtATime) {
      totals.mentions += batch.count
      await commit()
      onTokens(totals.tokens)
    }
  }
  totals.mentions += batch.count
  await commit()
  // Documents without a token have nothing to match and are done too.
  await store.run('insert into matched select id from documents where id not in (select document from matched)')
  return totals
}

/** Writes the concepts and entries of the lexicon; where it is not the one of the stored mentions, forgets those. */
async function layOutLexicon(store: Store, lexicon: Lexicon, fingerprint: string): Promise<void> {
  const [plan] = await store.rows('select lexicon_plan from store')
  await store.transaction(async () => {
    if (plan?.[0] !== fingerprint) await removeMentions(store)
    // Labels and definitions may change without any mention changing.
    await store.run('delete from concepts')
    await store.run('delete from entries')
    const { concepts, entries } = lexicon
    const numbers = new Map(concepts.map(({ id }, number) => [id, number]))
    await appendColumns(store.connection, 'concepts', [
      integers(concepts.keys()),
      texts(concepts.map(({ id }) => id)),
      integers(concepts.map(({ parent }) => (parent === null ? -1 : (numbers.get(parent) ?? -1)))),
      texts(concepts.map(({ label }) => label)),
      texts(concepts.map(({ definition }) => definition ?? '')),
      texts(concepts.map(({ source }) => source ?? '')),
    ])
    await appendColumns(store.connection, 'entries', [
      integers(entries.keys()),
      integers(entries.map(({ concept }) => concept)),
      texts(entries.map(({ id }) => id)),
    ])
    await store.run('update store set lexicon_plan = ?', [fingerprint])
  })
}

/** The part of a lexicon that decides which mentions are found; labels, notes and places in the file do not. */
export function matchingPart(lexicon: Lexicon): string {
  return canonicalJson({
    concepts: lexicon.concepts.map(({ id }) => id),
    entries: lexicon.entries.map(({ id, concept, pattern, unless, near }) => ({ id, concept, pattern, unless, near })),
  })
}
