import fc from 'fast-check'
import type { WordForms } from '../../src/language/word-forms.js'
import type { Lexicon } from '../../src/lexicon/lexicon.js'
import { entryKey, parseEntry } from '../../src/lexicon/parse-entry.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { negationPolicies, overlapPolicies } from '../../src/matching/policies.js'
import {
  type PlainCondition,
  type PlainEntry,
  type PlainPattern,
  type PlainQuery,
  patternText,
} from './naive-matcher.js'
import type { PlainTagger } from './plain-tokens.js'

/** Forms of a toy language: a plural in `-s`, and `z` spelt `y`. */
export const toyForms: WordForms = {
  keysOf(word) {
    const key = word.toLowerCase().replaceAll('y', 'z')
    return key.endsWith('s') ? [key.slice(0, -1), key].sort() : [key]
  },
}

/** Tags of the toy language: what follows in the text decides on some. */
export const toyTagger: PlainTagger = (surface, token) => ({
  lemma: surface.toLowerCase().replace(/s$/, ''),
  pos: /^[A-Z]/.test(surface) ? 12 : /c/.test(surface) ? 16 : 8 + (token % 2) * 8,
})

const word = fc.constantFrom('ab', 'abs', 'AB', 'bc', 'Bc', 'zb', 'yb', 'non', 'un', 'abbc', 'bcs')
const glob = fc.constantFrom('ab*', '*bc', 'b?*c', 'AB?', 'a*b*', '??ab')
const options = fc.record({
  match: fc.constantFrom('lemma' as const, 'lemma' as const, 'surface' as const),
  case: fc.constantFrom('ignore' as const, 'ignore' as const, 'exact' as const),
  hyphens: fc.constantFrom('parts' as const, 'parts' as const, 'whole' as const),
})
const phrase = fc.record({
  words: fc.array(
    fc.record({
      text: fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: glob }),
      quoted: fc.constantFrom(false, false, false, true),
      hyphenBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const value: fc.Arbitrary<PlainCondition> = fc.oneof(
  fc.record({
    attribute: fc.constantFrom('word' as const, 'lemma' as const),
    expression: fc.constantFrom(
      'ab',
      'bc',
      'Bc',
      'zb|yb',
      'ab.*',
      'b.?c',
      '(a|b)+',
      '.*b',
      'AB',
      'ab-.*',
      '[^a]*',
      'bcs?',
    ),
    flag: fc.boolean(),
  }),
  fc.record({
    attribute: fc.constant('pos' as const),
    expression: fc.constantFrom('NOUN', 'VERB', 'PROPN', 'NOUN|PROPN', '.*N'),
    flag: fc.constant(false),
  }),
)
const { condition } = fc.letrec<{ condition: PlainCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: fc.record({ not: tie('condition') }) },
    { weight: 1, arbitrary: fc.record({ both: fc.tuple(tie('condition'), tie('condition')) }) },
    { weight: 1, arbitrary: fc.record({ either: fc.tuple(tie('condition'), tie('condition')) }) },
  ),
}))

/** Queries that may stand on these concepts. */
function queries(concepts: readonly string[]): fc.Arbitrary<PlainQuery> {
  const token = fc.oneof({ weight: 4, arbitrary: condition }, { weight: 1, arbitrary: fc.constant(null) })
  const leaf: fc.Arbitrary<PlainQuery> =
    concepts.length === 0
      ? fc.record({ token })
      : fc.oneof(
          { weight: 3, arbitrary: fc.record({ token }) },
          { weight: 1, arbitrary: fc.record({ concept: fc.constantFrom(...concepts) }) },
        )
  const { query } = fc.letrec<{ query: PlainQuery }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: leaf },
      { weight: 3, arbitrary: fc.record({ row: fc.array(tie('query'), { minLength: 2, maxLength: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ choice: fc.array(tie('query'), { minLength: 2, maxLength: 3 }) }) },
      {
        weight: 2,
        arbitrary: fc
          .record({
            repeated: tie('query'),
            least: fc.integer({ min: 0, max: 2 }),
            most: fc.option(fc.integer({ min: 1, max: 4 })),
          })
          .map(({ repeated, least, most }) => ({
            repeated,
            least,
            most: most === null ? null : Math.max(least, most),
          })),
      },
    ),
  }))
  return query
}

/** Which concepts the entries of each may stand on: never in a circle. */
const mayNameBy: Readonly<Record<string, readonly string[]>> = {
  one: [],
  pair: ['one'],
  'pair/left': ['one'],
  two: ['one', 'pair', 'pair/left'],
}

function patterns(concept: string): fc.Arbitrary<PlainPattern> {
  return fc.oneof(
    { weight: 3, arbitrary: phrase },
    { weight: 2, arbitrary: fc.record({ query: queries(mayNameBy[concept] ?? []) }).filter(isAllowed) },
  )
}

/** Queries that ask for nothing are refused: the parser's own tests say which. */
function isAllowed(pattern: PlainPattern): boolean {
  return !('what' in parseEntry(patternText(pattern), { match: 'lemma', case: 'ignore', hyphens: 'parts' }))
}

const plainEntry: fc.Arbitrary<PlainEntry> = fc.constantFrom(...Object.keys(mayNameBy)).chain((concept) =>
  fc.record({
    concept: fc.constant(concept),
    pattern: patterns(concept),
    unless: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(patterns(concept), { minLength: 1, maxLength: 2 }) },
    ),
    near: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc.record({
          patterns: fc.array(patterns(concept), { minLength: 1, maxLength: 2 }),
          within: fc.option(fc.integer({ min: 1, max: 4 })),
        }),
      },
    ),
    options,
  }),
)

const compound = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join('-'))

/** Texts of the toy language. */
export const texts = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: word },
      { weight: 4, arbitrary: compound },
      { weight: 1, arbitrary: fc.constantFrom('.', ',', "ab's", '\n\n', 'not', '12', 'www.ab.org') },
    ),
    { minLength: 4, maxLength: 25 },
  )
  .map((words) => words.join(' '))

export const policies = fc.record({
  overlap: fc.constantFrom(...overlapPolicies),
  negation: fc.constantFrom(...negationPolicies),
})

const plain = { unless: [], near: null, options: { match: 'lemma', case: 'ignore', hyphens: 'parts' } } as const
const oneWord = (text: string) => ({ words: [{ text, quoted: false, hyphenBefore: false }] })
/** Every concept has an entry, so that each can be named. */
const always: readonly PlainEntry[] = [
  { concept: 'one', pattern: oneWord('ab'), ...plain },
  { concept: 'pair', pattern: oneWord('bcs'), ...plain },
  { concept: 'pair/left', pattern: oneWord('yb'), ...plain },
  { concept: 'two', pattern: oneWord('abbc'), ...plain },
]

/** Lists of entries of which none says what another one of its concept says. */
export const lexicons: fc.Arbitrary<readonly PlainEntry[]> = fc
  .array(plainEntry, { minLength: 2, maxLength: 8 })
  .map((entries) => {
    const seen = new Set<string>()
    return [...always, ...entries].filter((entry) => {
      const parse = (pattern: PlainPattern) => {
        const parsed = parseEntry(patternText(pattern), entry.options)
        if ('what' in parsed) throw new Error(`${patternText(pattern)}: ${parsed.what}`)
        return parsed
      }
      const { near } = entry
      const key = entryKey({
        pattern: parse(entry.pattern),
        unless: entry.unless.map(parse),
        near: near === null ? null : { patterns: near.patterns.map(parse), within: near.within },
      })
      const keys = [`${entry.concept}: ${patternText(entry.pattern)}`, `${entry.concept}\n${key}`]
      const isNew = !keys.some((each) => seen.has(each))
      for (const each of keys) seen.add(each)
      return isNew
    })
  })

/** The file of a lexicon, its entries in the order given: JSON is YAML too. */
export function fileOf(entries: readonly PlainEntry[]): string {
  const itemsOf = (concept: string) =>
    entries
      .filter((entry) => entry.concept === concept)
      .map(({ pattern, unless, near, options: chosen }) => {
        const isQuery = [pattern, ...unless, ...(near?.patterns ?? [])].every((each) => 'query' in each)
        return {
          entry: patternText(pattern),
          ...(unless.length > 0 ? { unless: unless.map(patternText) } : {}),
          ...(near === null ? {} : { near: nearOf(near) }),
          ...(isQuery ? {} : chosen),
        }
      })
  const order = [...new Set(entries.map(({ concept }) => concept.split('/')[0] ?? ''))]
  const concepts = order.map((concept) => [
    concept,
    {
      entries: itemsOf(concept),
      ...(concept === 'pair' ? { concepts: { left: { entries: itemsOf('pair/left') } } } : {}),
    },
  ])
  return JSON.stringify({ title: 'T', concepts: Object.fromEntries(concepts) })
}

function nearOf({ patterns: near, within }: { patterns: readonly PlainPattern[]; within: number | null }): unknown {
  const written = near.map(patternText)
  if (within === null) return written.length === 1 ? written[0] : written
  return { pattern: written, within: `${within} tokens` }
}

export function lexiconOf(entries: readonly PlainEntry[]): Lexicon {
  return parseLexicon(fileOf(entries))
}
