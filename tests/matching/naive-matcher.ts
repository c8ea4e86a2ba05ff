import { partsOfSpeech, type Terms, type Tokens, tokenKinds } from '../../src/language/tokens.js'
import type { WordForms } from '../../src/language/word-forms.js'
import type { EntryOptions } from '../../src/lexicon/parse-entry.js'
import type { MatchingPolicies } from '../../src/matching/policies.js'

/** What a query asks of one token. */
export type PlainCondition =
  | { readonly attribute: 'word' | 'lemma' | 'pos'; readonly expression: string; readonly flag: boolean }
  | { readonly not: PlainCondition }
  | { readonly both: readonly [PlainCondition, PlainCondition] }
  | { readonly either: readonly [PlainCondition, PlainCondition] }

/** A query by its structure. */
export type PlainQuery =
  | { readonly token: PlainCondition | null }
  | { readonly concept: string }
  | { readonly row: readonly PlainQuery[] }
  | { readonly choice: readonly PlainQuery[] }
  | { readonly repeated: PlainQuery; readonly least: number; readonly most: number | null }

/** A phrase by its structure. */
export interface PlainPhrase {
  readonly words: readonly { readonly text: string; readonly quoted: boolean; readonly hyphenBefore: boolean }[]
}

export type PlainPattern = PlainPhrase | { readonly query: PlainQuery }

/** An entry by its structure: what its text says. */
export interface PlainEntry {
  readonly concept: string
  readonly pattern: PlainPattern
  readonly unless: readonly PlainPattern[]
  readonly near: { readonly patterns: readonly PlainPattern[]; readonly within: number | null } | null
  readonly options: EntryOptions
}

/** A pattern as its author would write it. */
export function patternText(pattern: PlainPattern): string {
  if ('query' in pattern) return queryText(pattern.query)
  return pattern.words
    .map((word, index) => {
      const joiner = index === 0 ? '' : word.hyphenBefore ? '-' : ' '
      return joiner + (word.quoted ? `"${word.text}"` : word.text)
    })
    .join('')
}

function queryText(query: PlainQuery): string {
  if ('token' in query) return `[${query.token === null ? '' : conditionText(query.token)}]`
  if ('concept' in query) return `<concept="${query.concept}"/>`
  if ('row' in query)
    return query.row.map((item) => ('choice' in item ? `(${queryText(item)})` : queryText(item))).join(' ')
  if ('choice' in query) return query.choice.map(queryText).join(' | ')
  const { repeated, least, most } = query
  const bounds =
    most === null
      ? least === 0
        ? '*'
        : least === 1
          ? '+'
          : `{${least},}`
      : least === 0 && most === 1
        ? '?'
        : least === most
          ? `{${least}}`
          : `{${least},${most}}`
  return `(${queryText(repeated)})${bounds}`
}

function conditionText(condition: PlainCondition): string {
  if ('not' in condition) {
    const inner = condition.not
    return 'attribute' in inner ? conditionText(inner).replace('=', '!=') : `!(${conditionText(inner)})`
  }
  if ('both' in condition) return condition.both.map((each) => `(${conditionText(each)})`).join(' & ')
  if ('either' in condition) return `(${condition.either.map(conditionText).join(' | ')})`
  return `${condition.attribute}="${condition.expression}"${condition.flag ? '%c' : ''}`
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

interface Span {
  readonly firstToken: number
  readonly endToken: number
  readonly start: number
  readonly end: number
  readonly units: number
}

interface Match extends Span {
  readonly concept: string
  readonly entry: string
  readonly sentence: number
  readonly negated: number
}

/**
 * Says the same as the matcher in the plainest way there is: every pattern is tried at every stretch of every sentence, each
 * condition looks at all stretches, and of the matches that may not overlap the best is kept again and again. Compounds are
 * words joined by `-`.
 */
export function naiveMentions(
  entries: readonly PlainEntry[],
  tokens: Tokens,
  terms: Terms,
  wordForms: WordForms,
  { overlap, negation }: MatchingPolicies,
): object[] {
  const kept: Match[] = []
  for (let sentence = 0; sentence < tokens.sentences.count; sentence += 1) {
    const matches = new Sentence(entries, tokens, terms, wordForms, sentence).matches()
    const groupOf = ({ concept, entry }: Match) =>
      overlap === 'global' ? '' : overlap === 'all' ? `${concept}: ${entry}` : concept
    for (const group of new Set(matches.map(groupOf))) {
      let rest = matches.filter((match) => groupOf(match) === group)
      while (rest.length > 0) {
        const best = rest.reduce((a, b) => (goesBefore(b, a) ? b : a))
        kept.push(best)
        rest = rest.filter((match) => match.end <= best.start || match.start >= best.end)
      }
    }
  }
  return kept
    .filter(({ negated }) => negation === 'flag' || (negation === 'only') === (negated === 1))
    .sort((a, b) => a.start - b.start || a.end - b.end || compare(a.concept, b.concept) || compare(a.entry, b.entry))
    .map(({ units, ...row }) => row)
}

class Sentence {
  readonly #entries: readonly PlainEntry[]
  readonly #tokens: Tokens
  readonly #terms: Terms
  readonly #wordForms: WordForms
  readonly #sentence: number
  readonly #units: readonly Unit[]
  readonly #known = new Map<PlainEntry, Span[]>()
  constructor(entries: readonly PlainEntry[], tokens: Tokens, terms: Terms, wordForms: WordForms, sentence: number) {
    this.#entries = entries
    this.#tokens = tokens
    this.#terms = terms
    this.#wordForms = wordForms
    this.#sentence = sentence
    this.#units = unitsOf(tokens, terms, sentence)
  }

  matches(): Match[] {
    return this.#entries.flatMap((entry) =>
      this.#matchesOf(entry).map((span) => ({
        ...span,
        concept: entry.concept,
        entry: patternText(entry.pattern),
        sentence: this.#sentence,
        negated: Math.max(...this.#tokens.negated.slice(span.firstToken, span.endToken)),
      })),
    )
  }

  #matchesOf(entry: PlainEntry): Span[] {
    const spans = this.#known.get(entry) ?? this.#findMatchesOf(entry)
    this.#known.set(entry, spans)
    return spans
  }

  #findMatchesOf(entry: PlainEntry): Span[] {
    const { near } = entry
    const spansOf = (pattern: PlainPattern) => this.#spansOf(pattern, entry.options)
    return spansOf(entry.pattern).filter((span) => {
      const isCovered = entry.unless.some((pattern) =>
        spansOf(pattern).some((wider) => wider.start <= span.start && wider.end >= span.end),
      )
      const isNear =
        near?.patterns.some((pattern) =>
          spansOf(pattern).some((other) => {
            if (other.end > span.start && other.start < span.end) return false
            const between = Math.max(other.firstToken - span.endToken, span.firstToken - other.endToken)
            return near.within === null || between < near.within
          }),
        ) ?? true
      return !isCovered && isNear
    })
  }

  #spansOf(pattern: PlainPattern, options: EntryOptions): Span[] {
    const spans: Span[] = []
    if ('query' in pattern) {
      const { firstToken } = this.#tokens.sentences
      const end = firstToken[this.#sentence + 1] as number
      for (let from = firstToken[this.#sentence] as number; from < end; from += 1)
        for (const to of this.#endsOf(pattern.query, from, end)) {
          const units = this.#units.filter(({ token }) => token >= from && token < to)
          spans.push(spanOf(units))
        }
      return spans
    }
    for (let from = 0; from < this.#units.length; from += 1)
      for (let to = from + 1; to <= this.#units.length; to += 1) {
        const stretch = this.#units.slice(from, to)
        const first = stretch[0] as Unit
        const last = stretch.at(-1) as Unit
        if (first.isReversed) continue
        if (options.hyphens === 'whole' && !(first.isFirst && last.isLast)) continue
        if (fits(pattern, options, 0, stretch, this.#wordForms)) spans.push(spanOf(stretch))
      }
    return spans
  }

  /** Where a query can end that begins at a token. */
  #endsOf(query: PlainQuery, from: number, end: number): Set<number> {
    if ('token' in query) return new Set(from < end && this.#holds(query.token, from) ? [from + 1] : [])
    if ('concept' in query) {
      const below = this.#entries.filter(
        ({ concept }) => concept === query.concept || concept.startsWith(`${query.concept}/`),
      )
      const spans = below.flatMap((entry) => this.#matchesOf(entry)).filter(({ firstToken }) => firstToken === from)
      return new Set(spans.map(({ endToken }) => endToken))
    }
    if ('choice' in query) return new Set(query.choice.flatMap((item) => [...this.#endsOf(item, from, end)]))
    if ('row' in query) {
      let ends = new Set([from])
      for (const item of query.row) ends = new Set([...ends].flatMap((at) => [...this.#endsOf(item, at, end)]))
      return ends
    }
    const { repeated, least, most } = query
    const found = new Set<number>(least === 0 ? [from] : [])
    let ends = new Set([from])
    for (let copy = 1; copy <= (most ?? least + end - from) && ends.size > 0; copy += 1) {
      ends = new Set([...ends].flatMap((at) => [...this.#endsOf(repeated, at, end)]))
      if (copy >= least) for (const at of ends) found.add(at)
    }
    return found
  }

  #holds(condition: PlainCondition | null, token: number): boolean {
    if (condition === null) return true
    if ('not' in condition) return !this.#holds(condition.not, token)
    if ('both' in condition) return condition.both.every((each) => this.#holds(each, token))
    if ('either' in condition) return condition.either.some((each) => this.#holds(each, token))
    const term = this.#tokens.term[token] as number
    const value = {
      word: this.#terms.surface[term] as string,
      lemma: this.#terms.lemma[term] as string,
      pos: partsOfSpeech[this.#terms.pos[term] as number] as string,
    }[condition.attribute]
    const ignoresCase = condition.flag || condition.attribute === 'lemma'
    return new RegExp(`^(?:${condition.expression})$`, ignoresCase ? 'iu' : 'u').test(value)
  }
}

function spanOf(units: readonly Unit[]): Span {
  const first = units[0] as Unit
  const last = units.at(-1) as Unit
  return {
    firstToken: first.token,
    endToken: last.token + 1,
    start: first.start,
    end: last.end,
    units: units.length,
  }
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
function fits(
  phrase: PlainPhrase,
  options: EntryOptions,
  word: number,
  units: readonly Unit[],
  wordForms: WordForms,
): boolean {
  if (word === phrase.words.length) return units.length === 0
  const [unit, ...rest] = units
  if (unit === undefined) return false
  for (let end = word + 1; end <= phrase.words.length; end += 1) {
    if (isUnit(phrase, options, word, end, unit, wordForms) && fits(phrase, options, end, rest, wordForms)) return true
    if (!phrase.words[end]?.hyphenBefore) return false
  }
  return false
}

function isUnit(
  phrase: PlainPhrase,
  { match, case: letterCase }: EntryOptions,
  from: number,
  to: number,
  unit: Unit,
  wordForms: WordForms,
): boolean {
  const words = phrase.words.slice(from, to)
  const wanted = words.map((word) => word.text).join('')
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
  return a.concept === b.concept ? a.entry < b.entry : a.concept < b.concept
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
