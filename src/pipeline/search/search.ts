import { type HitInContext, hitsInContext, wordsForSorting } from '../../analysis/concordance.js'
import {
  compareValues,
  type DescribedDocument,
  describedDocuments,
  knownField,
} from '../../analysis/document-fields.js'
import { documentsWhere } from '../../analysis/where.js'
import { compareCodeUnits } from '../../language/order.js'
import type { Terms } from '../../language/tokens.js'
import { drawSample } from '../../statistics/draw-sample.js'
import type { Store } from '../../store/store.js'
import { openResults } from '../open-results.js'
import { parseZones } from '../parse-zones.js'
import { compilePattern, type Found, findPattern, resolvePattern, type Sought } from './find-pattern.js'

/** What to look for, where, and how to show it. */
export interface SearchOptions {
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** In the language of a lexicon's entries. */
  readonly pattern: string
  /** File of the lexicon whose concepts a query may name in `<concept="..."/>`. Default: the one of the store's last run. */
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

/**
 * Finds a pattern in the stored tokens of a run and gives the matches as a concordance. Matches are those that an entry of
 * this text would have in a lexicon: the longest, then leftmost, and no word twice. Nothing is written.
 *
 * @throws {UsageError} for a pattern, condition, field or zone that cannot be worked with, and where there is no store.
 */
export async function search(options: SearchOptions): Promise<Concordance> {
  const store = await openResults(options.store)
  try {
    const pattern = await compilePattern(options.pattern, store, options.lexicon)
    const [all, sought] = await Promise.all([describedBeside(store), resolvePattern(store, pattern)])
    return await concordance(store, all, sought, options)
  } finally {
    await store.close()
  }
}

/**
 * The same over a store that is open already, for who has no command line: messages name no flag.
 *
 * @param all the counted documents
 * @param terms those of the store
 */
export async function searchIn(
  store: Store,
  all: readonly DescribedDocument[],
  terms: Terms,
  options: Omit<SearchOptions, 'store'>,
): Promise<Concordance> {
  const pattern = await compilePattern(options.pattern, store, options.lexicon)
  return concordance(store, all, await resolvePattern(store, pattern, terms), options, null)
}

async function concordance(
  store: Store,
  all: readonly DescribedDocument[],
  sought: Sought,
  options: Omit<SearchOptions, 'store'>,
  sortOption: string | null = '--sort',
): Promise<Concordance> {
  const { limit = 100, sort = 'document', window = 8 } = options
  const documents = documentsWhere(all, options.where ?? [])
  const field = ['document', 'left', 'right'].includes(sort) ? null : knownField(sort, all, sortOption)
  const blocks = await findPattern(store, sought, documents, parseZones(options.zones))
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
