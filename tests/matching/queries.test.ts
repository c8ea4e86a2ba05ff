import { describe, expect, it } from 'vitest'
import { type PartOfSpeech, partsOfSpeech } from '../../src/language/tokens.js'
import { createMatcher } from '../../src/matching/matcher.js'
import { UsageError } from '../../src/problems/problem.js'
import { counts, found, lexiconOf, matcherOf, rows } from './found.js'
import { type PlainTagger, PlainTerms, plainTokens } from './plain-tokens.js'

/** Tags by word, for sentences that need them: `word/POS` or `word/POS/lemma` in the order of the text. */
function tagged(entries: readonly string[], marked: string): string[] {
  const tags = marked.split(' ').map((each) => each.split('/'))
  const text = tags.map(([surface]) => surface).join(' ')
  const tagger: PlainTagger = (surface, token) => ({
    lemma: tags[token]?.[2] ?? surface.toLowerCase(),
    pos: partsOfSpeech.indexOf((tags[token]?.[1] ?? 'UNK') as PartOfSpeech),
  })
  const terms = new PlainTerms()
  const lexicon = lexiconOf({ c: entries })
  const mentions = matcherOf(lexicon).match(plainTokens(text, terms, tagger), terms)
  return (rows(lexicon, mentions) as { start: number; end: number }[]).map(({ start, end }) => text.slice(start, end))
}

describe('a query', () => {
  it('sees the base form and part of speech that a word has in its sentence', () => {
    const text = 'They/PRON shape/VERB norms/NOUN/norm in/ADP every/DET shape/NOUN'
    expect(tagged(['[lemma="shape" & pos="VERB"]'], text)).toEqual(['shape'])
    expect(tagged(['[lemma="shape"]'], text)).toEqual(['shape', 'shape'])
    expect(tagged(['[lemma="norm"]'], text)).toEqual(['norms'])
    expect(tagged(['[pos="NOUN"]'], text)).toEqual(['norms', 'shape'])
    expect(tagged(['[pos="VERB"] [pos!="VERB"]'], text)).toEqual(['shape norms'])
    expect(tagged(['[!(pos="NOUN" | pos="VERB") & word!="in"]'], text)).toEqual(['They', 'every'])
  })

  it('tells capitals in forms apart unless it says %c, and never in base forms', () => {
    expect(found(['[word="norm"]'], 'Norm norm NORM')).toEqual(['norm'])
    expect(found(['[word="norm"%c]'], 'Norm norm NORM')).toEqual(['Norm', 'norm', 'NORM'])
    expect(found(['[lemma="NORM"]'], 'Norm norm')).toEqual(['Norm', 'norm'])
    expect(found(['[word="état"%c]'], 'ÉTAT état')).toEqual(['ÉTAT', 'état'])
    // The sign of the unit kelvin and the long s are letters k and s but for case.
    expect(found(['[word="kin"%c]', '[word="kin.+"%c]'], '\u212ain \u212ainſ')).toEqual(['\u212ain', '\u212ainſ'])
    expect(found(['[word="sun"%c]'], 'ſun')).toEqual(['ſun'])
  })

  it('sees a hyphenated compound as the one token that it is', () => {
    expect(found(['[word="cyber-.*"]'], 'cyber-attack and cyber attack')).toEqual(['cyber-attack'])
    expect(found(['[word="attack"]'], 'cyber-attack and attack')).toEqual(['attack'])
    expect(found(['"norm" [] "power"'], 'norm open-ended power')).toEqual(['norm open-ended power'])
  })

  it('sees every token: marks, numbers, clitics', () => {
    expect(found(['"China" "\'s" []'], "China's rise")).toEqual(["China's rise"])
    expect(found(['[word="\\d+"] "%"'], 'some 40 % of')).toEqual(['40 %'])
    expect(found(['"states" "," [lemma="and"]'], 'states, and others')).toEqual(['states, and'])
  })

  it('leaps over gaps within a sentence only', () => {
    const query = '[lemma="shape"] []{0,4} [lemma="norm"]'
    expect(found([query], 'shape norm; shape the emerging global norm')).toEqual([
      'shape norm',
      'shape the emerging global norm',
    ])
    expect(found([query], 'shape all of the emerging global norm')).toEqual([])
    expect(found([query], 'They shape it. A norm follows.')).toEqual([])
  })

  it('takes the longest of its matches', () => {
    expect(found(['[lemma="shape"] []{0,4} [lemma="norm"]'], 'shape a norm or norm')).toEqual(['shape a norm or norm'])
    expect(found(['[word="a"]+'], 'a a a b a')).toEqual(['a a a', 'a'])
  })

  it('knows optional, repeated and alternative tokens', () => {
    const query = '("cyber" | "digital") "state"? "power"{1,2}'
    expect(found([query], 'cyber power, digital state power power, state power')).toEqual([
      'cyber power',
      'digital state power power',
    ])
    expect(found(['"a" ("b" | "c" "d")* "e"'], 'a e a b c d b e a c e')).toEqual(['a e', 'a b c d b e'])
  })

  it('is at most 500 tokens long', () => {
    const text = (between: number) => `start ${'x '.repeat(between)}end`
    expect(found(['"start" []* "end"'], text(498))).toHaveLength(1)
    expect(found(['"start" []* "end"'], text(499))).toHaveLength(0)
  })

  it('does not leave its tokens to another query that begins alike', () => {
    expect(
      counts({ a: ['"x" [word="y"]* "z"'], b: ['"x" [word="y"] "w"'], c: ['"x" ("y" | "q") "w"'] }, 'x y y w, x y w'),
    ).toEqual({
      b: 1,
      c: 1,
    })
  })
})

describe('a query that stands on concepts', () => {
  const concepts = {
    china: ['China', "People's Republic of China"],
    lead: ['[lemma="lead"] | [lemma="champion"]'],
    leading: ['<concept="china"/> []{0,2} <concept="lead"/>'],
  }

  it('finds their mentions, of phrases and of queries, in a row', () => {
    expect(found(concepts, 'China will lead. The US lead.').filter((row) => row.startsWith('leading'))).toEqual([
      'leading: China will lead',
    ])
    expect(
      found(concepts, "The People's Republic of China now lead.").filter((row) => row.startsWith('leading')),
    ).toEqual(["leading: People's Republic of China now lead"])
  })

  it('takes the whole token where a mention is a part of it', () => {
    expect(
      found({ china: ['China'], x: ['<concept="china"/> "talks"'] }, 'US-China talks').filter((row) => row[0] === 'x'),
    ).toEqual(['x: US-China talks'])
  })

  it('sees every match, whether or not a longer one of its concept wins', () => {
    const entries = { c: ['cyber', 'cyber power'], x: ['<concept="c"/> "power"'] }
    expect(found(entries, 'cyber power').filter((row) => row[0] === 'x')).toEqual(['x: cyber power'])
  })

  it('does not see matches that their conditions drop', () => {
    const entries = { c: ['{ entry: pay, unless: pay attention }'], x: ['<concept="c"/> []'] }
    expect(found(entries, 'pay attention, pay wages').filter((row) => row[0] === 'x')).toEqual(['x: pay wages'])
  })

  it('sees what the children of a concept see', () => {
    const lexicon = lexiconOf({ x: [`<concept="y"/> "law"`], y: ['rule'] })
    const terms = new PlainTerms()
    const below = { ...lexicon, concepts: lexicon.concepts.map((each) => ({ ...each, parent: null })) }
    expect(createMatcher(below, { keysOf: (word) => [word] }).match(plainTokens('rule law', terms), terms).count).toBe(
      2,
    )
  })

  it('costs as much as there are mentions, however many concepts have the same words', () => {
    const count = 20_000
    const concepts = Array.from({ length: count }, (_, number): [string, string[]] => [
      `c${number}`,
      ['norm', ...(number === 0 ? [] : [`<concept="c${(number - 1) >> 3}"/> "rules"`])],
    ])
    const lexicon = lexiconOf(Object.fromEntries(concepts))
    const terms = new PlainTerms()
    const { count: mentions } = matcherOf(lexicon).match(plainTokens('The norm rules.', terms), terms)
    // Every concept has the norm, and all but one stand on one that has it; the longer match of a concept counts.
    expect(mentions).toBe(count)
  })

  it('is refused where the lexicon has no such concept', () => {
    const lexicon = lexiconOf({ x: ['<concept="y"/> "law"'], y: ['rule'] })
    const without = { ...lexicon, concepts: lexicon.concepts.slice(0, 1), entries: lexicon.entries.slice(0, 1) }
    expect(() => matcherOf(without)).toThrow(UsageError)
    expect(() => matcherOf(without)).toThrow(/stands on the concept `y`, and the lexicon has none of this name/)
  })
})

describe('what a query costs', () => {
  it('does not grow with the vocabulary that a gap leaps over', () => {
    const words = Array.from({ length: 50_000 }, (_, index) => `w${index}x`)
    const text = words.map((each) => `${each} alpha ${each} beta`).join(' . ')
    const entries = Array.from({ length: 84 }, (_, index) => `"alpha" []{0,5} "beta" []{0,5} "gamma${index}"`)
    expect(found([...entries, '"alpha" []{0,5} "beta"'], text)).toHaveLength(50_000)
  })

  it('stays bounded where gaps and words could be combined without end', () => {
    const text = `${'ab ba ab '.repeat(2000)}end`
    expect(found(['"ab" ([]{0,20} "ab"){3,5} []{0,20} "never"'], text)).toEqual([])
    expect(found(['"ab" ("ab" | "ba")* "never"', '("ab"* "ba"*)* "never" | "never"'], text)).toEqual([])
  })

  it('stays bounded with expressions that would make other engines hang', () => {
    const text = `${'a'.repeat(5000)}! `.repeat(20)
    expect(found(['[word="(a+)+$b"]', '[word="(a|aa)+b"]', '[lemma="(.*a){9}b"]'], text)).toEqual([])
  })
})
