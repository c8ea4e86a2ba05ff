import type { Hit } from '../../analysis/concordance.js'
import type { DescribedDocument } from '../../analysis/document-fields.js'
import { zones as allZones, type Zone } from '../../documents/document.js'
import { formsNear } from '../../language/forms-near.js'
import { compareCodeUnits } from '../../language/order.js'
import type { Terms } from '../../language/tokens.js'
import { englishWordForms, type WordForms } from '../../language/word-forms.js'
import { defaultEntryOptions } from '../../lexicon/entry-options.js'
import type { EntryPattern, Lexicon } from '../../lexicon/lexicon.js'
import { parsePattern } from '../../lexicon/parse-pattern.js'
import { conceptsIn } from '../../lexicon/query.js'
import { patternsOf } from '../../lexicon/references.js'
import {
  type Anchor,
  anchorOf,
  hasChoice,
  isOneToken,
  lemmaWords,
  rarestTerms,
  termsIn,
} from '../../matching/anchors.js'
import { createMatcher } from '../../matching/matcher.js'
import { readTerms } from '../../store/read-tokens.js'
import { readTokensAround, termFrequencies } from '../../store/read-tokens-around.js'
import type { Store } from '../../store/store.js'

/** A pattern and the lexicon whose last entry it is. */
export interface CompiledPattern {
  readonly pattern: EntryPattern
  readonly lexicon: Lexicon
}

/** A pattern with what it comes to over the terms of a store. */
export interface Sought extends CompiledPattern {
  readonly terms: Terms
  readonly anchor: Anchor
  readonly forms: WordForms
}

/** The matches of one document, in the order of its text. */
export interface Block {
  readonly of: DescribedDocument
  readonly hits: readonly Found[]
}

/** A match with its document. */
export interface Found extends Hit {
  readonly of: DescribedDocument
  readonly negated: boolean
}

/**
 * Reads a pattern in the language of a lexicon's entries.
 *
 * @param store whose lexicon has the concepts that a query may name
 * @param file the lexicon that has them instead
 * @throws {UsageError} for what is no pattern, and for one on concepts that the lexicon does not have.
 */
export async function compilePattern(text: string, store: Store, file?: string): Promise<CompiledPattern> {
  const pattern = parsePattern(text)
  const isOnConcepts = pattern.kind === 'query' && conceptsIn(pattern.query).length > 0
  const base = isOnConcepts
    ? await (await import('../lexicon-of-run.js')).lexiconFor(store, file)
    : { concepts: [], entries: [] }
  return { pattern, lexicon: lexiconWith(pattern, text, base) }
}

/** A lexicon with a pattern behind what it has. */
function lexiconWith(pattern: EntryPattern, text: string, base: Pick<Lexicon, 'concepts' | 'entries'>): Lexicon {
  const places = { line: 1, column: 1 }
  return {
    title: '',
    version: null,
    language: 'en',
    matrix: null,
    concepts: [
      ...base.concepts,
      // No concept of a file can be called so.
      {
        ...{ id: ' ', parent: null, label: '', definition: null, source: null, options: defaultEntryOptions },
        order: base.concepts.length,
        ...places,
      },
    ],
    entries: [
      ...base.entries,
      { id: text, concept: base.concepts.length, note: null, pattern, unless: [], near: null, ...places },
    ],
  }
}

/**
 * The pattern against the terms of the store. The model of the language is loaded only where a word has further forms.
 *
 * @param known the terms, where they have been read already
 */
export async function resolvePattern(
  store: Store,
  { pattern, lexicon }: CompiledPattern,
  known?: Terms,
): Promise<Sought> {
  // The database reads the terms while the model is unpacked.
  const reading = known ?? readTerms(store)
  const forms = formsNear(lemmaWords(lexicon.entries.flatMap(patternsOf)), englishWordForms())
  const terms = await reading
  return { pattern, lexicon, terms, anchor: anchorOf([pattern], lexicon, terms, forms), forms }
}

/**
 * Finds a pattern in the stored tokens: the matches that an entry of this text would have in a lexicon, the longest, then
 * leftmost, and no word twice. Documents without one are left out; the others are in code-unit order.
 */
export async function findPattern(
  store: Store,
  { pattern, lexicon, terms, anchor, forms }: Sought,
  documents: readonly DescribedDocument[],
  zones: readonly Zone[],
): Promise<Block[]> {
  const frequencies = hasChoice(anchor) ? await termFrequencies(store, termsIn(anchor)) : new Map<number, number>()
  const searched = {
    terms: rarestTerms(anchor, (term) => frequencies.get(term) ?? 0),
    documents: documents.map(({ number }) => number),
    zones: zones.map((zone) => allZones.indexOf(zone)),
    alone: isOneToken(pattern),
  }
  const matcher = createMatcher(lexicon, forms)
  const wanted = lexicon.entries.length - 1
  const byNumber = new Map(documents.map((document) => [document.number, document]))
  const blocks: Block[] = []
  for await (const { document, tokens, sentence } of readTokensAround(store, searched)) {
    const of = byNumber.get(document)
    if (of === undefined) continue
    const found = matcher.match(tokens, terms)
    const hits: Found[] = []
    for (let match = 0; match < found.count; match += 1) {
      if (found.entry[match] !== wanted) continue
      hits.push({
        of,
        document,
        start: found.start[match] as number,
        end: found.end[match] as number,
        sentence: sentence[found.sentence[match] as number] as number,
        negated: found.negated[match] === 1,
      })
    }
    if (hits.length > 0) blocks.push({ of, hits })
  }
  return blocks.sort((a, b) => compareCodeUnits(a.of.document, b.of.document))
}
