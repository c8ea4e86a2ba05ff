import { describe, expect, it } from 'vitest'
import { counts, found, lexiconOf, matcherOf, rows } from './found.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

/** Cases that users of other dictionary tools ran into and reported; what ours does about each. */
describe('a mention', () => {
  it('is counted once where two entries of a concept cover it (Czech Republic, Czech*)', () => {
    expect(found(['Czech Republic', 'Czech*'], 'The Czech Republic, the Czechs and Czechia.')).toEqual([
      'Czech Republic',
      'Czechs',
      'Czechia',
    ])
  })

  it('is counted under every concept that it belongs to (New York, New York Times)', () => {
    const concepts = { city: ['New York'], newspaper: ['New York Times'] }
    expect(counts(concepts, 'The New York Times is read in New York.')).toEqual({ city: 2, newspaper: 1 })
    expect(counts({ positive: ['kind'], family: ['kind'] }, 'kind')).toEqual({ positive: 1, family: 1 })
  })

  it('of a short name can be kept out of a hyphenated longer one, and of a longer entry of its concept', () => {
    const text = 'Guinea, Guinea-Bissau and Equatorial Guinea.'
    expect(found(['{ entry: Guinea, hyphens: whole }'], text)).toEqual(['Guinea', 'Guinea'])
    expect(found(['Guinea', 'Guinea-Bissau', 'Equatorial Guinea'], text)).toEqual([
      'Guinea',
      'Guinea-Bissau',
      'Equatorial Guinea',
    ])
  })

  it('is counted the same whatever other concepts the lexicon has (good bye)', () => {
    const text = 'good bye, good morning and bye'
    const alone = counts({ parting: ['good bye', 'bye'] }, text)
    expect(alone).toEqual({ parting: 2 })
    expect(counts({ parting: ['good bye', 'bye'], positive: ['good'] }, text)).toEqual({ ...alone, positive: 2 })
  })

  it('of several words is one mention, not one for each of its beginnings', () => {
    const negated = ['not a good', 'not good', 'good', 'a good', 'not a']
    expect(found(negated, 'not a good idea, but not good either')).toEqual(['not a good', 'not good'])
    expect(found(['a lie', 'lie', 'a'], 'a lie')).toEqual(['a lie'])
  })

  it('of a phrase and of a word in another concept both count (pay, pay attention)', () => {
    expect(counts({ compensation: ['pay'], interest: ['pay attention'] }, 'They pay attention to pay.')).toEqual({
      compensation: 2,
      interest: 1,
    })
  })

  it('keeps the entry that won (chicken tikka)', () => {
    const entries = (lexicon: ReturnType<typeof lexiconOf>) => {
      const terms = new PlainTerms()
      return rows(lexicon, matcherOf(lexicon).match(plainTokens('chicken tikka', terms), terms))
    }
    expect(entries(lexiconOf({ dish: ['tikka', 'chicken', 'chicken tikka'] }))).toMatchObject([
      { concept: 'dish', entry: 'chicken tikka' },
    ])
    expect(entries(lexiconOf({ dish: ['chicken tikka'], meat: ['chicken'], style: ['tikka'] }))).toMatchObject([
      { concept: 'meat', entry: 'chicken' },
      { concept: 'dish', entry: 'chicken tikka' },
      { concept: 'style', entry: 'tikka' },
    ])
  })
})
