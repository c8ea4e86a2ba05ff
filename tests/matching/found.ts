import { englishWordForms, type WordForms } from '../../src/language/word-forms.js'
import type { Lexicon } from '../../src/lexicon/lexicon.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { createMatcher, type Matcher } from '../../src/matching/matcher.js'
import type { Mentions } from '../../src/matching/mentions.js'
import { defaultPolicies, type MatchingPolicies } from '../../src/matching/policies.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

const english = englishWordForms()

/** A lexicon with these concepts and entries; an entry is a text or a flow map in YAML. */
export function lexiconOf(concepts: Record<string, readonly string[]>, options = ''): Lexicon {
  const lines = Object.entries(concepts).map(
    ([key, entries]) => `  ${key}:\n    entries:\n${entries.map((entry) => `      - ${yaml(entry)}\n`).join('')}`,
  )
  return parseLexicon(`title: T\n${options}\nconcepts:\n${lines.join('')}`)
}

function yaml(entry: string): string {
  return entry.startsWith('{') ? entry : `'${entry.replaceAll("'", "''")}'`
}

/** The matched words of each mention, in order; with several concepts as `concept: words`. */
export function found(
  concepts: Record<string, readonly string[]> | readonly string[],
  text: string,
  options = '',
  policies: Partial<MatchingPolicies> = {},
): string[] {
  const single = Array.isArray(concepts)
  const lexicon = lexiconOf(single ? { c: concepts } : (concepts as Record<string, readonly string[]>), options)
  const terms = new PlainTerms()
  const matcher = createMatcher(lexicon, english, { ...defaultPolicies, ...policies })
  const mentions = matcher.match(plainTokens(text, terms), terms)
  return Array.from({ length: mentions.count }, (_, mention) => {
    const words = text.slice(mentions.start[mention], mentions.end[mention])
    return single ? words : `${conceptOf(lexicon, mentions, mention)}: ${words}`
  })
}

/** How often each concept is mentioned. */
export function counts(
  concepts: Record<string, readonly string[]>,
  text: string,
  policies: Partial<MatchingPolicies> = {},
): Record<string, number> {
  const tally: Record<string, number> = {}
  for (const line of found(concepts, text, '', policies)) {
    const concept = line.slice(0, line.indexOf(':'))
    tally[concept] = (tally[concept] ?? 0) + 1
  }
  return tally
}

export function matcherOf(lexicon: Lexicon, wordForms: WordForms = english): Matcher {
  return createMatcher(lexicon, wordForms)
}

export function conceptOf(lexicon: Lexicon, mentions: Mentions, mention: number): string {
  const entry = lexicon.entries[mentions.entry[mention] ?? -1]
  return lexicon.concepts[entry?.concept ?? -1]?.id ?? ''
}

/** Mentions as rows, to be compared with others. */
export function rows(lexicon: Lexicon, mentions: Mentions): object[] {
  return Array.from({ length: mentions.count }, (_, mention) => ({
    concept: conceptOf(lexicon, mentions, mention),
    entry: lexicon.entries[mentions.entry[mention] ?? -1]?.id,
    firstToken: mentions.firstToken[mention],
    endToken: mentions.endToken[mention],
    start: mentions.start[mention],
    end: mentions.end[mention],
    sentence: mentions.sentence[mention],
    negated: mentions.negated[mention],
  }))
}
