import type { TextDocument } from '../documents/document.js'
import { partsOfSpeech, type Terms, type Tokens, tokenKinds } from './tokens.js'
import { wink } from './wink.js'

/**
 * What tells a well-read page from a badly read one, as counts. `page` is 0 for a document without pages.
 */
export interface PageCounts {
  readonly page: number
  readonly tokens: number
  readonly words: number
  /** Words without a capital letter and with two letters or more: names are in no word list. */
  readonly checked: number
  /** Those of the checked words that the language model's vocabulary holds. */
  readonly known: number
  /** Words of one letter that are no word: all but `a` and `I`. */
  readonly oneLetter: number
  /** Marks that do not belong into running text: `¤`, `�`, private characters. */
  readonly odd: number
}

const word = tokenKinds.indexOf('word')
const symbol = tokenKinds.indexOf('symbol')
const properNoun = partsOfSpeech.indexOf('PROPN')
const usualSymbols = new Set('%&$€£¥+=<>/#*•·°©®™§|~^`'.split(''))

const isChecked = 1
const isKnown = 2
const isOneLetter = 4
const isOdd = 8
const isWord = 16

/** Counts, page by page, what {@link pageQuality} is made of. Remembers its verdict on each term of `terms`. */
export function createPageCounter(
  terms: Terms,
): (document: Pick<TextDocument, 'paragraphs'>, tokens: Tokens) => PageCounts[] {
  const verdicts: number[] = []
  return ({ paragraphs }, tokens) => {
    const pages = new Map<
      number,
      { tokens: number; words: number; checked: number; known: number; oneLetter: number; odd: number }
    >()
    const { sentences } = tokens
    for (let sentence = 0; sentence < sentences.count; sentence += 1) {
      const page = paragraphs[sentences.paragraph[sentence] as number]?.page ?? 0
      const counts = pages.get(page) ?? { tokens: 0, words: 0, checked: 0, known: 0, oneLetter: 0, odd: 0 }
      pages.set(page, counts)
      const end = sentences.firstToken[sentence + 1] as number
      for (let token = sentences.firstToken[sentence] as number; token < end; token += 1) {
        const term = tokens.term[token] as number
        const verdict = verdicts[term] ?? judge(terms, term)
        verdicts[term] = verdict
        counts.tokens += 1
        if (verdict & isWord) counts.words += 1
        if (verdict & isChecked) counts.checked += 1
        if (verdict & isKnown) counts.known += 1
        if (verdict & isOneLetter) counts.oneLetter += 1
        if (verdict & isOdd) counts.odd += 1
      }
    }
    return [...pages].map(([page, counts]) => ({ page, ...counts })).sort((a, b) => a.page - b.page)
  }
}

/**
 * How well a page was read, from 0 to 1: the share of its words that are words, times the shares of its words that are not
 * single letters and of its marks that belong into a text. `null` for a page with no word to judge by.
 */
export function pageQuality({
  tokens,
  words,
  checked,
  known,
  oneLetter,
  odd,
}: Omit<PageCounts, 'page'>): number | null {
  if (checked === 0) return null
  return (known / checked) * (1 - oneLetter / words) * (1 - odd / tokens)
}

/** Below this a page was badly read; text that was typed or exported scores above 0.9. */
const poorQuality = 0.8
/** Pages with fewer words to judge by are too short to be called noisy. */
const enoughWords = 30

/** The pages whose text is largely no words. */
export function noisyPages(pages: readonly PageCounts[]): number[] {
  return pages
    .filter((page) => page.checked >= enoughWords && (pageQuality(page) ?? 1) < poorQuality)
    .map(({ page }) => page)
}

function judge(terms: Terms, term: number): number {
  const surface = terms.surface[term] as string
  const kind = terms.kind[term]
  if (kind === symbol) return usualSymbols.has(surface) ? 0 : isOdd
  if (kind !== word) return 0
  if (surface.length === 1) return /^[aAI]$/.test(surface) ? isWord : isWord | isOneLetter
  if (surface !== surface.toLowerCase() || terms.pos[term] === properNoun || /[\p{N}]/u.test(surface)) return isWord
  const parts = surface.split(/[-‐‑–]/u)
  return parts.every((part) => wink().knows(part) || wink().knows(terms.lemma[term] as string))
    ? isWord | isChecked | isKnown
    : isWord | isChecked
}
