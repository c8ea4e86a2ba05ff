import { type Terms, type Tokens, tokenKinds } from '../../src/language/tokens.js'
import type { WordForms } from '../../src/language/word-forms.js'
import type { EntryOptions } from '../../src/lexicon/parse-entry.js'

/** An entry by its structure: what its text says. */
export interface PlainEntry {
  readonly concept: string
  readonly words: readonly { readonly text: string; readonly quoted: boolean; readonly hyphenBefore: boolean }[]
  readonly options: EntryOptions
}

export function entryText(entry: PlainEntry): string {
  return entry.words
    .map((word, index) => {
      const joiner = index === 0 ? '' : word.hyphenBefore ? '-' : ' '
      return joiner + (word.quoted ? `"${word.text}"` : word.text)
    })
    .join('')
}

interface Unit {
  readonly text: string
  readonly isWord: boolean
  readonly token: number
  readonly start: number
  readonly end: number
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isReversed: boolean
}

interface Match {
  readonly concept: string
  readonly entry: string
  readonly firstToken: number
  readonly endToken: number
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly negated: number
  readonly units: number
}

/**
 * Says the same as the matcher in the plainest way there is: every entry is tried at every stretch of every sentence,
 * and of all matches of a concept the best is kept again and again. Compounds are words joined by `-`.
 */
export function naiveMentions(
  entries: readonly PlainEntry[],
  tokens: Tokens,
  terms: Terms,
  wordForms: WordForms,
): object[] {
  const kept: Match[] = []
  for (let sentence = 0; sentence < tokens.sentences.count; sentence += 1) {
    const units = unitsOf(tokens, terms, sentence)
    const matches: Match[] = []
    for (let from = 0; from < units.length; from += 1)
      for (let to = from + 1; to <= units.length; to += 1)
        for (const entry of entries) {
          const stretch = units.slice(from, to)
          const first = stretch[0] as Unit
          const last = stretch.at(-1) as Unit
          if (first.isReversed) continue
          if (entry.options.hyphens === 'whole' && !(first.isFirst && last.isLast)) continue
          if (!fits(entry, 0, stretch, wordForms)) continue
          matches.push({
            concept: entry.concept,
            entry: entryText(entry),
            firstToken: first.token,
            endToken: last.token + 1,
            start: first.start,
            end: last.end,
            sentence,
            negated: Math.max(...tokens.negated.slice(first.token, last.token + 1)),
            units: stretch.length,
          })
        }
    for (const concept of new Set(matches.map((match) => match.concept))) {
      let rest = matches.filter((match) => match.concept === concept)
      while (rest.length > 0) {
        const best = rest.reduce((a, b) => (goesBefore(b, a) ? b : a))
        kept.push(best)
        rest = rest.filter((match) => match.end <= best.start || match.start >= best.end)
      }
    }
  }
  return kept
    .sort((a, b) => a.start - b.start || a.end - b.end || compare(a.concept, b.concept) || compare(a.entry, b.entry))
    .map(({ units, ...row }) => row)
}

function unitsOf(tokens: Tokens, terms: Terms, sentence: number): Unit[] {
  const units: Unit[] = []
  const end = tokens.sentences.firstToken[sentence + 1] as number
  for (let token = tokens.sentences.firstToken[sentence] as number; token < end; token += 1) {
    const term = tokens.term[token] as number
    const surface = terms.surface[term] as string
    const isWord = tokenKinds[terms.kind[term] as number] === 'word'
    const parts = isWord ? surface.split('-') : [surface]
    let start = tokens.start[token] as number
    for (const [index, text] of parts.entries()) {
      units.push({
        text,
        isWord,
        token,
        start,
        end: start + text.length,
        isFirst: index === 0,
        isLast: index === parts.length - 1,
        isReversed: index > 0 && ['non', 'un', 'de', 'dis'].includes((parts[index - 1] as string).toLowerCase()),
      })
      start += text.length + 1
    }
  }
  return units
}

/** True where the words from `word` on are these units, each hyphen making two units or one. */
function fits(entry: PlainEntry, word: number, units: readonly Unit[], wordForms: WordForms): boolean {
  if (word === entry.words.length) return units.length === 0
  const [unit, ...rest] = units
  if (unit === undefined) return false
  for (let end = word + 1; end <= entry.words.length; end += 1) {
    if (isUnit(entry, word, end, unit, wordForms) && fits(entry, end, rest, wordForms)) return true
    if (!entry.words[end]?.hyphenBefore) return false
  }
  return false
}

function isUnit(entry: PlainEntry, from: number, to: number, unit: Unit, wordForms: WordForms): boolean {
  const words = entry.words.slice(from, to)
  const wanted = words.map((word) => word.text).join('')
  const { match, case: letterCase } = entry.options
  const fold = (text: string) => (letterCase === 'exact' ? text : text.toLowerCase())
  if (/[*?]/.test(wanted)) {
    const source = fold(wanted).replaceAll('*', "[\\p{L}\\p{M}\\p{N}']*").replaceAll('?', "[\\p{L}\\p{M}\\p{N}']")
    return new RegExp(`^${source}$`, 'u').test(fold(unit.text))
  }
  if (letterCase === 'exact' || match === 'surface' || words.some((word) => word.quoted))
    return fold(wanted) === fold(unit.text)
  const keys = wordForms.keysOf(wanted)
  return unit.isWord && wordForms.keysOf(unit.text).some((key) => keys.includes(key))
}

function goesBefore(a: Match, b: Match): boolean {
  if (a.units !== b.units) return a.units > b.units
  if (a.end - a.start !== b.end - b.start) return a.end - a.start > b.end - b.start
  if (a.start !== b.start) return a.start < b.start
  return a.entry < b.entry
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
