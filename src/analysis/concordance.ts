import type { Zone } from '../documents/document.js'
import { splitTokens } from '../language/tokenise.js'
import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'

/** A match that was found: spans are half-open and count UTF-16 code units of the document's text. */
export interface Hit {
  /** Number of the document in the store. */
  readonly document: number
  readonly start: number
  readonly end: number
  /** Number of the sentence in the document, from 0. */
  readonly sentence: number
}

/** A match in its surroundings. */
export interface HitInContext {
  /** The text before it and behind it, inside its paragraph, with so many words at most. */
  readonly left: string
  readonly match: string
  readonly right: string
  /** From 0. */
  readonly paragraph: number
  /** From 1; `null` where the format has no pages. */
  readonly page: number | null
  readonly zone: Zone
}

/** Hits whose texts are held at a time. */
const hitsAtATime = 5000
/** Characters looked at first for each word of the surroundings. */
const charactersForEachWord = 12

/**
 * Puts hits into their surroundings: `window` words on each side, over the borders of sentences but not of paragraphs. A
 * word is a token that holds a letter; what stands between words is shown with them.
 */
export async function* hitsInContext(
  store: Store,
  hits: readonly Hit[],
  window: number,
): AsyncGenerator<readonly HitInContext[]> {
  for (let from = 0; from < hits.length; from += hitsAtATime) {
    const batch = hits.slice(from, from + hitsAtATime)
    await store.run('create or replace temp table hits (row integer, document integer, sentence integer)')
    await appendTemporary(store.connection, 'hits', [
      integers(batch.keys()),
      integers(batch.map(({ document }) => document)),
      integers(batch.map(({ sentence }) => sentence)),
    ])
    const places = await store.rows(`
      select p.number, p.start_at, p.end_at, p.page, zones.zone
      from hits join sentences s on s.document = hits.document and s.number = hits.sentence
      join paragraphs p on p.document = s.document and p.number = s.paragraph
      join zones on zones.id = s.zone
      order by hits.row`)
    const texts = new Map<unknown, string>()
    for await (const rows of store.stream('select document, text from texts semi join hits using (document)'))
      for (const [document, text] of rows) texts.set(document, text as string)
    yield batch.map(({ document, start, end }, row) => {
      const [number, paragraphStart, paragraphEnd, page, zone] = places[row] as [number, number, number, number, Zone]
      const text = texts.get(document) ?? ''
      return {
        left: oneLine(text.slice(startOfWords(text, paragraphStart, start, window), start)).trimStart(),
        match: oneLine(text.slice(start, end)),
        right: oneLine(text.slice(end, endOfWords(text, end, paragraphEnd, window))).trimEnd(),
        paragraph: number,
        page: page === 0 ? null : page,
        zone,
      }
    })
  }
}

/** Where the last `count` words of a stretch begin. */
function startOfWords(text: string, from: number, to: number, count: number): number {
  if (count === 0) return to
  for (let reach = count * charactersForEachWord; ; reach *= 2) {
    const isAll = to - reach <= from
    const start = isAll ? from : to - reach
    // The first token of a stretch that was cut out may be the end of a longer one.
    const words = wordsIn(text.slice(start, to)).slice(isAll ? 0 : 1)
    const first = words.at(-count)
    if (first !== undefined && (isAll || words.length > count)) return start + first.start
    if (isAll) return from
  }
}

/** Where the first `count` words of a stretch end. */
function endOfWords(text: string, from: number, to: number, count: number): number {
  if (count === 0) return from
  for (let reach = count * charactersForEachWord; ; reach *= 2) {
    const isAll = from + reach >= to
    const words = wordsIn(text.slice(from, isAll ? to : from + reach))
    const last = words[count - 1]
    if (last !== undefined && (isAll || words.length > count)) return from + last.end
    if (isAll) return to
  }
}

function wordsIn(text: string): { readonly start: number; readonly end: number }[] {
  return splitTokens(text).filter(({ kind }) => kind === 'word' || kind === 'clitic')
}

/** The words of some surroundings in lower case, for sorting by them. */
export function wordsForSorting(text: string): string[] {
  return wordsIn(text).map(({ start, end }) => text.slice(start, end).toLowerCase())
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
