import type { Terms } from '../language/tokens.js'
import { englishWordForms } from '../language/word-forms.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { createMatcher, type Matcher } from '../matching/matcher.js'
import type { MatchingPolicies } from '../matching/policies.js'
import { appendColumns, integers, texts } from '../store/append.js'
import type { StoredTokens } from '../store/read-tokens.js'
import { removeMentions } from '../store/sources.js'
import type { Store } from '../store/store.js'
import { canonicalJson } from './fingerprint.js'
import { keepLexicon } from './kept-lexicon.js'
import { MentionBatch } from './mention-batch.js'
import type { TokenWork } from './token-work.js'

/**
 * Finds the lexicon's mentions in the tokens of every document and writes them into the store. No text is read and no word is
 * tagged again: the work is over integers, whether the tokens have just been made or were stored long ago.
 */
export class StoreMatcher implements TokenWork {
  private matcher: Matcher | undefined
  private batch = new MentionBatch()
  /** Tokens matched since it was opened. */
  tokens = 0

  private constructor(
    private readonly store: Store,
    private readonly lexicon: Lexicon,
    private readonly policies: MatchingPolicies,
    public from: number,
  ) {}

  /** Writes the lexicon into the store; where it is another one than that of the stored mentions, forgets those. */
  static async open(
    store: Store,
    lexicon: Lexicon,
    policies: MatchingPolicies,
    fingerprint: string,
  ): Promise<StoreMatcher> {
    await layOutLexicon(store, lexicon, fingerprint)
    const [row] = await store.rows('select matched_to from store')
    return new StoreMatcher(store, lexicon, policies, row?.[0] as number)
  }

  add(document: StoredTokens, terms: Terms): void {
    // Compiled with the first document: a run with nothing to match needs no matcher.
    this.matcher ??= createMatcher(this.lexicon, englishWordForms(), this.policies)
    this.tokens += document.tokens.count
    this.batch.add(document, this.lexicon, this.matcher.match(document.tokens, terms))
  }

  async write(end: number): Promise<void> {
    await appendColumns(this.store.connection, 'mentions', this.batch.mentions.map(integers))
    await this.store.run('update store set matched_to = ?', [end])
    this.batch = new MentionBatch()
    this.from = end
  }
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
    await keepLexicon(store, lexicon)
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
