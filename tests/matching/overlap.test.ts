import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { counts, found, lexiconOf, matcherOf, rows } from './found.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

function winners(entries: readonly string[], text: string): string[] {
  const lexicon = lexiconOf({ c: entries })
  const terms = new PlainTerms()
  return rows(lexicon, matcherOf(lexicon).match(plainTokens(text, terms), terms)).map(
    (row) => (row as { entry: string }).entry,
  )
}

describe('within one concept', () => {
  it('the longest match counts and nothing is counted twice', () => {
    expect(found(['cyber', 'cyber power', 'power'], 'cyber power and power')).toEqual(['cyber power', 'power'])
  })

  it('more words are longer than more characters', () => {
    expect(found(['alpha be', 'be extraordinary'], 'alpha be extraordinary')).toEqual(['be extraordinary'])
    expect(found(['alpha be so', 'so extraordinary'], 'alpha be so extraordinary')).toEqual(['alpha be so'])
  })

  it('of two that are equally long the left one counts', () => {
    expect(found(['aaa bbb', 'bbb ccc'], 'aaa bbb ccc')).toEqual(['aaa bbb'])
    expect(found(['aaa aaa'], 'aaa aaa aaa aaa aaa')).toEqual(['aaa aaa', 'aaa aaa'])
  })

  it('of two on the same words the entry that comes first by code unit counts', () => {
    expect(winners(['norms*', 'norm*', 'norm'], 'norms')).toEqual(['norm'])
    expect(winners(['norm', 'Norm*'], 'norms')).toEqual(['Norm*'])
  })

  it('a match that loses makes room for one that overlaps only the loser', () => {
    expect(found(['aaa bbb ccc', 'ccc ddd', 'ddd'], 'aaa bbb ccc ddd')).toEqual(['aaa bbb ccc', 'ddd'])
  })

  it('parts of one compound do not overlap', () => {
    expect(found(['China', 'US'], 'China-US')).toEqual(['China', 'US'])
    expect(found(['China', 'China-US'], 'China-US')).toEqual(['China-US'])
  })

  it('a thousand overlapping matches in one sentence are settled', () => {
    expect(found(['aaa aaa aaa', 'aaa aaa', 'aaa'], 'aaa '.repeat(1000))).toHaveLength(334)
  })
})

describe('different concepts', () => {
  it('do not know of each other', () => {
    expect(counts({ a: ['cyber power'], b: ['cyber'], c: ['power'] }, 'cyber power')).toEqual({ a: 1, b: 1, c: 1 })
  })

  it('stay apart where one is the parent of the other', () => {
    const lexicon = parseLexicon(
      'title: T\nconcepts: { outer: { entries: [cyber power], concepts: { inner: { entries: [cyber] } } } }',
    )
    const terms = new PlainTerms()
    const mentions = matcherOf(lexicon).match(plainTokens('cyber power', terms), terms)
    expect(rows(lexicon, mentions)).toMatchObject([{ concept: 'outer/inner' }, { concept: 'outer' }])
  })
})
