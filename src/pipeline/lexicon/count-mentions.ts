import { describedDocuments } from '../../analysis/document-fields.js'
import { zones as allZones, type Zone } from '../../documents/document.js'
import type { Terms } from '../../language/tokens.js'
import { englishWordForms } from '../../language/word-forms.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { createMatcher } from '../../matching/matcher.js'
import type { Mentions } from '../../matching/mentions.js'
import type { MatchingPolicies } from '../../matching/policies.js'
import { readTerms, readTokens, type StoredTokens } from '../../store/read-tokens.js'
import type { Store } from '../../store/store.js'

/** How often each entry of a lexicon was found, by its number. */
export interface EntryCounts {
  readonly frequency: Int32Array
  /** Those of {@link frequency} in the scope of a negation. */
  readonly negated: Int32Array
  readonly documents: Int32Array
}

/** Sees the mentions of one document. */
type Witness = (mentions: Mentions, mention: number, stored: StoredTokens, terms: Terms) => void

/**
 * Matches the stored tokens of the counted documents under each of some policies, in one pass, and counts the mentions in
 * some zones: what an analysis with these policies would count. Nothing is written. `witness` is shown every mention under
 * the first of the policies.
 */
export async function countMentions(
  store: Store,
  lexicon: Lexicon,
  policies: readonly MatchingPolicies[],
  zones: readonly Zone[],
  witness: Witness = () => undefined,
): Promise<EntryCounts[]> {
  const isCounted = allZones.map((zone) => zones.includes(zone))
  const documents = new Set((await describedDocuments(store)).map(({ number }) => number))
  const terms = await readTerms(store)
  const wordForms = englishWordForms()
  const runs = policies.map((each) => ({
    matcher: createMatcher(lexicon, wordForms, each),
    frequency: new Int32Array(lexicon.entries.length),
    negated: new Int32Array(lexicon.entries.length),
    documents: new Int32Array(lexicon.entries.length),
  }))
  for await (const stored of readTokens(store, 0)) {
    if (!documents.has(stored.document)) continue
    for (const [number, { matcher, frequency, negated, documents: inDocuments }] of runs.entries()) {
      const mentions = matcher.match(stored.tokens, terms)
      const seen = new Set<number>()
      for (let mention = 0; mention < mentions.count; mention += 1) {
        if (!isCounted[stored.zoneOfSentence[mentions.sentence[mention] as number] as number]) continue
        const entry = mentions.entry[mention] as number
        frequency[entry] = (frequency[entry] as number) + 1
        negated[entry] = (negated[entry] as number) + (mentions.negated[mention] as number)
        if (!seen.has(entry)) inDocuments[entry] = (inDocuments[entry] as number) + 1
        seen.add(entry)
        if (number === 0) witness(mentions, mention, stored, terms)
      }
    }
  }
  return runs.map(({ frequency, negated, documents: inDocuments }) => ({ frequency, negated, documents: inDocuments }))
}

/** Sums over the entries of each concept and of those below it, by number of the concept. */
export function byConcept({ concepts, entries }: Lexicon, ofEntries: Int32Array): number[] {
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]))
  const sums = concepts.map(() => 0)
  entries.forEach(({ concept }, entry) => {
    for (let above: number | undefined = concept; above !== undefined; ) {
      sums[above] = (sums[above] as number) + (ofEntries[entry] as number)
      above = numbers.get(concepts[above]?.parent ?? '')
    }
  })
  return sums
}
