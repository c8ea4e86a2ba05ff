import { type Hit, type HitInContext, hitsInContext, wordsForSorting } from '../analysis/concordance.js'
import { compareValues, type DescribedDocument, describedDocuments, knownField } from '../analysis/document-fields.js'
import { documentsWhere } from '../analysis/where.js'
import { zones as allZones } from '../documents/document.js'
import { formsNear } from '../language/forms-near.js'
import { compareCodeUnits } from '../language/order.js'
import type { Terms } from '../language/tokens.js'
import { englishWordForms, type WordForms } from '../language/word-forms.js'
import type { EntryPattern, Lexicon } from '../lexicon/lexicon.js'
import { parsePattern } from '../lexicon/parse-pattern.js'
import { conceptsIn } from '../lexicon/query.js'
import { patternsOf } from '../lexicon/references.js'
import { type Anchor, anchorOf, hasChoice, isOneToken, lemmaWords, rarestTerms, termsIn } from '../matching/anchors.js'
import { createMatcher } from '../matching/matcher.js'
import { UsageError } from '../problems/problem.js'
import { drawSample } from '../statistics/draw-sample.js'
import { readTerms } from '../store/read-tokens.js'
import { readTokensAround, termFrequencies } from '../store/read-tokens-around.js'
import type { Store } from '../store/store.js'
import { openResults } from './open-results.js'
import { parseZones, readLexicon } from './plan.js'

/** What to look for, where, and how to show it. */
export interface SearchOptions {
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** In the language of a lexicon's entries. */
  readonly pattern: string
  /** File of the lexicon whose concepts a query may name in `<concept="..."/>`. */
  readonly lexicon?: string
  /** Words on each side, from 0. Default: 8. */
  readonly window?: number
  /** Lines to give, from 1. Default: 100. */
  readonly limit?: number
  /** Draw the lines by chance, with this seed from 0 to 2^32 - 1. Default: take the first in their order. */
  readonly sample?: number
  /** `document` (then by place), `left`, `right`, or a field of the documents. Default: `document`. */
  readonly sort?: string
  /** Conditions on the documents, such as `date>=2015`; all must hold. */
  readonly where?: readonly string[]
  /** Zones to look in, or `['all']`. Default: those that are counted. */
  readonly zones?: readonly string[]
}

/** A match in its surroundings, with the place where it stands. */
export interface ConcordanceLine extends HitInContext {
  readonly document: string
  /** First character and the one behind the last, in UTF-16 code units of the document's text from 0. */
  readonly start: number
  readonly end: number
  /** Number of the sentence in the document, from 1. */
  readonly sentence: number
  /** Number of the paragraph in the document, from 1. */
  readonly paragraph: number
  /** True in the scope of a negation. */
  readonly negated: boolean
  readonly title: string | null
  readonly issuer: string | null
  readonly date: string | null
}

/** What a search found. */
export interface Concordance {
  /** All matches, those that are not among the lines too. */
  readonly matches: number
  /** Documents with a match. */
  readonly documents: number
  /** Documents that were looked through. */
  readonly searched: number
  readonly lines: readonly ConcordanceLine[]
}

/** A pattern with what it comes to over the terms of a store. */
interface Sought {
  readonly pattern: EntryPattern
  readonly lexicon: Lexicon
  readonly terms: Terms
  readonly anchor: Anchor
  readonly forms: WordForms
}

/** The matches of one document, in the order of its text. */
interface Block {
  readonly of: DescribedDocument
  readonly hits: readonly Found[]
}

/** A match with its document. */
interface Found extends Hit {
  readonly of: DescribedDocument
  readonly negated: boolean
}

/**
 * Finds a pattern in the stored tokens of a run and gives the matches as a concordance. Matches are those that an entry of
 * this text would have in a lexicon: the longest, then leftmost, and no word twice. Nothing is written.
 *
 * @throws {UsageError} for a pattern, condition, field or zone that cannot be worked with, and where there is no store.
 */
export async function search(options: SearchOptions): Promise<Concordance> {
  const { limit = 100, sort = 'document', window = 8 } = options
  const pattern = parsePattern(options.pattern)
  const lexicon = await lexiconOf(pattern, options)
  const store = await openResults(options.store)
  try {
    const [all, sought] = await Promise.all([describedBeside(store), resolved(store, pattern, lexicon)])
    const documents = documentsWhere(all, options.where ?? [])
    const field = ['document', 'left', 'right'].includes(sort) ? null : knownField(sort, all, '--sort')
    const zones = parseZones(options.zones).map((zone) => allZones.indexOf(zone))
    const blocks = await findBlocks(store, sought, documents, zones)
    const hits = blocks.flatMap((block) => block.hits)
    const drawn =
      options.sample === undefined
        ? hits
        : drawSample(hits.length, limit, options.sample).flatMap((index) => hits[index] ?? [])
    const sorted = field === null ? drawn : byField(drawn, field)
    const shown = sort === 'left' || sort === 'right' ? await byContext(store, drawn, sort, window) : sorted
    return {
      matches: hits.length,
      documents: blocks.length,
      searched: documents.length,
      lines: await linesOf(store, shown.slice(0, limit), window),
    }
  } finally {
    await store.close()
  }
}

/** A lexicon of the pattern alone or, where it stands on concepts, of their lexicon with the pattern behind it. */
async function lexiconOf(pattern: EntryPattern, { pattern: text, lexicon: file }: SearchOptions): Promise<Lexicon> {
  const isOnConcepts = pattern.kind === 'query' && conceptsIn(pattern.query).length > 0
  if (isOnConcepts && file === undefined)
    throw new UsageError('The pattern names a concept. Name the lexicon that has it with --lexicon.')
  const base = isOnConcepts && file !== undefined ? await readLexicon(file) : { concepts: [], entries: [] }
  const places = { line: 1, column: 1 }
  return {
    title: '',
    version: null,
    language: 'en',
    matrix: null,
    concepts: [
      ...base.concepts,
      // No concept of a file can be called so.
      { id: ' ', parent: null, label: '', definition: null, source: null, order: base.concepts.length, ...places },
    ],
    entries: [
      ...base.entries,
      { id: text, concept: base.concepts.length, note: null, pattern, unless: [], near: null, ...places },
    ],
  }
}

/** The documents, read while the pattern is resolved. */
async function describedBeside(store: Store): Promise<DescribedDocument[]> {
  const beside = await store.beside()
  try {
    return await describedDocuments(beside)
  } finally {
    beside.disconnect()
  }
}

/** The pattern against the terms of the store. The model of the language is loaded only where a word has further forms. */
async function resolved(store: Store, pattern: EntryPattern, lexicon: Lexicon): Promise<Sought> {
  const terms = await readTerms(store)
  const forms = formsNear(lemmaWords(lexicon.entries.flatMap(patternsOf)), englishWordForms())
  return { pattern, lexicon, terms, anchor: anchorOf([pattern], lexicon, terms, forms), forms }
}

async function findBlocks(
  store: Store,
  { pattern, lexicon, terms, anchor, forms }: Sought,
  documents: readonly DescribedDocument[],
  zones: readonly number[],
): Promise<Block[]> {
  const frequencies = hasChoice(anchor) ? await termFrequencies(store, termsIn(anchor)) : new Map<number, number>()
  const searched = {
    terms: rarestTerms(anchor, (term) => frequencies.get(term) ?? 0),
    documents: documents.map(({ number }) => number),
    zones,
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

/** By the value of a field, then by document and place; documents without it come last. */
function byField(hits: readonly Found[], field: string): readonly Found[] {
  return [...hits].sort((a, b) => {
    const one = a.of.fields.get(field)
    const other = b.of.fields.get(field)
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
    return compareValues(one, other)
  })
}

/** By the words behind or, from the nearest on, before the match; whatever their case. */
async function byContext(
  store: Store,
  hits: readonly Found[],
  side: 'left' | 'right',
  window: number,
): Promise<readonly Found[]> {
  const keyed: { readonly hit: Found; readonly key: string }[] = []
  for await (const contexts of hitsInContext(store, hits, Math.max(1, window))) {
    for (const context of contexts) {
      const words = wordsForSorting(context[side])
      const key = (side === 'left' ? words.reverse() : words).join('\u0000')
      keyed.push({ hit: hits[keyed.length] as Found, key })
    }
  }
  return keyed.sort((a, b) => compareCodeUnits(a.key, b.key)).map(({ hit }) => hit)
}

async function linesOf(store: Store, hits: readonly Found[], window: number): Promise<ConcordanceLine[]> {
  const lines: ConcordanceLine[] = []
  for await (const contexts of hitsInContext(store, hits, window)) {
    for (const context of contexts) {
      const { of, start, end, sentence, negated } = hits[lines.length] as Found
      const fieldOf = (name: string) => of.fields.get(name) ?? null
      lines.push({
        ...context,
        document: of.document,
        start,
        end,
        sentence: sentence + 1,
        paragraph: context.paragraph + 1,
        negated,
        title: fieldOf('title'),
        issuer: fieldOf('issuer'),
        date: fieldOf('date'),
      })
    }
  }
  return lines
}
