import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher } from '../../src/matching/matcher.js'
import {
  defaultPolicies,
  type MatchingPolicies,
  negationPolicies,
  overlapPolicies,
} from '../../src/matching/policies.js'
import { rows } from './found.js'
import { naiveMentions, type PlainEntry } from './naive-matcher.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'
import { lexiconOf, lexicons, policies, texts, toyForms, toyTagger } from './random-lexicons.js'

/** How many random lexicons the longest test tries: `RANDOM_LEXICONS=10000` for a thorough run. */
const randomLexicons = Number(process.env.RANDOM_LEXICONS ?? 500)

type Row = { concept: string; entry: string; start: number; end: number }

function find(entries: readonly PlainEntry[], text: string, chosen: MatchingPolicies = defaultPolicies): Row[] {
  const lexicon = lexiconOf(entries)
  const terms = new PlainTerms()
  const tokens = plainTokens(text, terms, toyTagger)
  return rows(lexicon, createMatcher(lexicon, toyForms, chosen).match(tokens, terms)) as Row[]
}

describe('the matcher', () => {
  it('finds what the plainest matcher finds, under every policy', { timeout: 60_000 + 100 * randomLexicons }, () => {
    let mentions = 0
    const tried = new Map<string, number>()
    fc.assert(
      fc.property(lexicons, fc.array(texts, { minLength: 1, maxLength: 3 }), policies, (entries, all, chosen) => {
        const lexicon = lexiconOf(entries)
        const matcher = createMatcher(lexicon, toyForms, chosen)
        const terms = new PlainTerms()
        const policy = `${chosen.overlap} ${chosen.negation}`
        tried.set(policy, (tried.get(policy) ?? 0) + 1)
        for (const text of all) {
          const tokens = plainTokens(text, terms, toyTagger)
          const expected = naiveMentions(entries, tokens, terms, toyForms, chosen)
          mentions += expected.length
          expect(rows(lexicon, matcher.match(tokens, terms))).toEqual(expected)
        }
      }),
      { numRuns: randomLexicons },
    )
    expect(mentions).toBeGreaterThan(4 * randomLexicons)
    expect(tried.size).toBe(overlapPolicies.length * negationPolicies.length)
    for (const times of tried.values()) expect(times).toBeGreaterThan(randomLexicons / 20)
  })

  it('finds the same in any order of texts', () => {
    fc.assert(
      fc.property(lexicons, fc.array(texts, { minLength: 2, maxLength: 4 }), policies, (entries, all, chosen) => {
        const lexicon = lexiconOf(entries)
        const inOrder = (order: readonly string[]) => {
          const matcher = createMatcher(lexicon, toyForms, chosen)
          const terms = new PlainTerms()
          return new Map(
            order.map((text) => [text, rows(lexicon, matcher.match(plainTokens(text, terms, toyTagger), terms))]),
          )
        }
        expect(inOrder([...all].reverse())).toEqual(inOrder(all))
      }),
      { numRuns: 200 },
    )
  })

  it('finds the same in any order of entries and concepts in the file', () => {
    fc.assert(
      fc.property(lexicons, texts, policies, fc.integer(), (entries, text, chosen, seed) => {
        const weigh = (index: number) => Math.imul(index + 1, seed | 1) >>> 0
        const shuffled = [...entries.keys()]
          .sort((a, b) => weigh(a) - weigh(b))
          .flatMap((index) => entries[index] ?? [])
        expect(find(shuffled, text, chosen)).toEqual(find(entries, text, chosen))
      }),
      { numRuns: 300 },
    )
  })

  it('finds a concept as often whatever other concepts there are', () => {
    fc.assert(
      fc.property(lexicons, texts, (entries, text) => {
        const alone = find(
          entries.filter((entry) => entry.concept === 'one'),
          text,
        )
        expect(find(entries, text).filter(({ concept }) => concept === 'one')).toEqual(alone)
      }),
      { numRuns: 300 },
    )
  })

  it('counts with `exclude` and `only` together what it counts with `flag`', () => {
    fc.assert(
      fc.property(lexicons, texts, policies, (entries, text, { overlap }) => {
        const [flag, exclude, only] = (['flag', 'exclude', 'only'] as const).map((negation) =>
          find(entries, text, { overlap, negation }).map((row) => JSON.stringify(row)),
        )
        expect([...(exclude ?? []), ...(only ?? [])].sort()).toEqual([...(flag ?? [])].sort())
      }),
      { numRuns: 200 },
    )
  })

  it('gives spans inside one sentence, none twice where the policy says so', () => {
    fc.assert(
      fc.property(lexicons, texts, policies, (entries, text, chosen) => {
        const lexicon = lexiconOf(entries)
        const terms = new PlainTerms()
        const tokens = plainTokens(text, terms, toyTagger)
        const mentions = createMatcher(lexicon, toyForms, chosen).match(tokens, terms)
        const reached = new Map<number, number>()
        for (let mention = 0; mention < mentions.count; mention += 1) {
          const [start = -1, end = -1, sentence = -1] = [mentions.start, mentions.end, mentions.sentence].map(
            (column) => column[mention],
          )
          const entry = mentions.entry[mention] ?? -1
          const concept = lexicon.entries[entry]?.concept ?? -1
          const group = chosen.overlap === 'global' ? 0 : chosen.overlap === 'all' ? entry : concept
          expect(start).toBeGreaterThanOrEqual(reached.get(group) ?? 0)
          expect(start).toBeGreaterThanOrEqual(tokens.sentences.start[sentence] ?? Number.NaN)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(tokens.sentences.end[sentence] ?? Number.NaN)
          reached.set(group, end)
        }
      }),
      { numRuns: 300 },
    )
  })
})
