import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WordForms } from '../../src/language/word-forms.js'
import type { Entry, Lexicon } from '../../src/lexicon/lexicon.js'
import { parseEntry, patternKey } from '../../src/lexicon/parse-entry.js'
import { createMatcher } from '../../src/matching/matcher.js'
import { rows } from './found.js'
import { entryText, naiveMentions, type PlainEntry } from './naive-matcher.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

/** Forms of a toy language: a plural in `-s`, and `z` spelt `y`. */
const toyForms: WordForms = {
  keysOf(word) {
    const key = word.toLowerCase().replaceAll('y', 'z')
    return key.endsWith('s') ? [key.slice(0, -1), key].sort() : [key]
  },
}

const word = fc.constantFrom('ab', 'abs', 'AB', 'bc', 'Bc', 'zb', 'yb', 'non', 'un', 'abbc', 'bcs')
const glob = fc.constantFrom('ab*', '*bc', 'b?*c', 'AB?', 'a*b*', '??ab')
const options = fc.record({
  match: fc.constantFrom('lemma' as const, 'lemma' as const, 'surface' as const),
  case: fc.constantFrom('ignore' as const, 'ignore' as const, 'exact' as const),
  hyphens: fc.constantFrom('parts' as const, 'parts' as const, 'whole' as const),
})
const plainEntry: fc.Arbitrary<PlainEntry> = fc.record({
  concept: fc.constantFrom('one', 'two', 'three'),
  words: fc.array(
    fc.record({
      text: fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: glob }),
      quoted: fc.constantFrom(false, false, false, true),
      hyphenBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  options,
})
const compound = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join('-'))
const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: word },
      { weight: 4, arbitrary: compound },
      { weight: 1, arbitrary: fc.constantFrom('.', ',', "ab's", '\n\n', 'not', '12', 'www.ab.org') },
    ),
    { minLength: 4, maxLength: 25 },
  )
  .map((words) => words.join(' '))

const concepts = ['one', 'three', 'two']

/** The lexicon of these entries, without those that say what an earlier one of their concept says. */
function lexiconOf(all: readonly PlainEntry[]): { lexicon: Lexicon; entries: PlainEntry[] } {
  const seen = new Set<string>()
  const entries: PlainEntry[] = []
  const parsed: Entry[] = []
  for (const entry of all) {
    const pattern = parseEntry(entryText(entry), entry.options)
    if ('what' in pattern) throw new Error(pattern.what)
    const keys = [`${entry.concept} ${entryText(entry)}`, `${entry.concept}\n${patternKey(pattern)}`]
    if (keys.some((key) => seen.has(key))) continue
    for (const key of keys) seen.add(key)
    entries.push(entry)
    const concept = concepts.indexOf(entry.concept)
    parsed.push({ id: entryText(entry), concept, note: null, pattern, line: 1, column: 1 })
  }
  const lexicon: Lexicon = {
    title: 'T',
    version: null,
    language: 'en',
    matrix: null,
    concepts: concepts.map((id, order) => ({
      id,
      parent: null,
      label: id,
      definition: null,
      source: null,
      order,
      line: 1,
      column: 1,
    })),
    entries: parsed.sort((a, b) => a.concept - b.concept || (a.id < b.id ? -1 : 1)),
  }
  return { lexicon, entries }
}

describe('the matcher', () => {
  it('finds what the plainest matcher finds', () => {
    let mentions = 0
    fc.assert(
      fc.property(
        fc.array(plainEntry, { minLength: 2, maxLength: 10 }),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        (all, texts) => {
          const { lexicon, entries } = lexiconOf(all)
          const matcher = createMatcher(lexicon, toyForms)
          const terms = new PlainTerms()
          for (const each of texts) {
            const tokens = plainTokens(each, terms)
            const expected = naiveMentions(entries, tokens, terms, toyForms)
            mentions += expected.length
            expect(rows(lexicon, matcher.match(tokens, terms))).toEqual(expected)
          }
        },
      ),
      { numRuns: 800 },
    )
    expect(mentions).toBeGreaterThan(1500)
  })

  it('finds the same in any order of texts', () => {
    fc.assert(
      fc.property(
        fc.array(plainEntry, { minLength: 1, maxLength: 8 }),
        fc.array(text, { minLength: 2, maxLength: 4 }),
        (all, texts) => {
          const { lexicon } = lexiconOf(all)
          const inOrder = (order: readonly string[]) => {
            const matcher = createMatcher(lexicon, toyForms)
            const terms = new PlainTerms()
            return new Map(order.map((each) => [each, rows(lexicon, matcher.match(plainTokens(each, terms), terms))]))
          }
          expect(inOrder([...texts].reverse())).toEqual(inOrder(texts))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('finds a concept as often whatever other concepts there are', () => {
    fc.assert(
      fc.property(fc.array(plainEntry, { minLength: 1, maxLength: 8 }), text, (all, each) => {
        const found = (entries: readonly PlainEntry[]) => {
          const { lexicon } = lexiconOf(entries)
          const terms = new PlainTerms()
          return rows(lexicon, createMatcher(lexicon, toyForms).match(plainTokens(each, terms), terms))
        }
        const alone = found(all.filter((entry) => entry.concept === 'one'))
        expect(found(all).filter((row) => (row as { concept: string }).concept === 'one')).toEqual(alone)
      }),
      { numRuns: 300 },
    )
  })

  it('gives spans that hold the matched words, inside one sentence, none twice in a concept', () => {
    fc.assert(
      fc.property(fc.array(plainEntry, { minLength: 1, maxLength: 8 }), text, (all, each) => {
        const { lexicon } = lexiconOf(all)
        const terms = new PlainTerms()
        const tokens = plainTokens(each, terms)
        const mentions = createMatcher(lexicon, toyForms).match(tokens, terms)
        const reached = new Map<number, number>()
        for (let mention = 0; mention < mentions.count; mention += 1) {
          const [start, end, sentence] = [mentions.start, mentions.end, mentions.sentence].map(
            (column) => column[mention] ?? -1,
          )
          const concept = lexicon.entries[mentions.entry[mention] ?? -1]?.concept ?? -1
          expect(each.slice(start, end)).toMatch(/^[a-zA-Z]([a-zA-Z\s'-]*[a-zA-Z])?$/)
          expect(start).toBeGreaterThanOrEqual(reached.get(concept) ?? 0)
          expect(start).toBeGreaterThanOrEqual(tokens.sentences.start[sentence ?? -1] ?? Number.NaN)
          expect(end).toBeLessThanOrEqual(tokens.sentences.end[sentence ?? -1] ?? Number.NaN)
          reached.set(concept, end ?? 0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
