import { describe, expect, it } from 'vitest'
import { counts, found, lexiconOf, matcherOf, rows } from './found.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

/** Cases that users of other dictionary tools ran into and reported; what ours does about each. */

describe('1. one mention under two entries of a concept (Czech Republic, Czech*)', () => {
  const text = 'The Czech Republic, the Czechs and Czechia.'

  it('is counted once, for the longer entry', () => {
    expect(found(['Czech Republic', 'Czech*'], text)).toEqual(['Czech Republic', 'Czechs', 'Czechia'])
  })

  it('is counted for each entry only where somebody chooses so', () => {
    expect(found(['Czech Republic', 'Czech*'], text, '', { overlap: 'all' })).toEqual([
      'Czech',
      'Czech Republic',
      'Czechs',
      'Czechia',
    ])
  })
})

describe('2. a name inside other names (Guinea, not Guinea-Bissau, not Equatorial Guinea)', () => {
  const text = 'Guinea, Guinea-Bissau, Guinea Bissau and Equatorial Guinea.'

  it('is kept apart by `unless`, without touching the tokens', () => {
    expect(found(['{ entry: Guinea, unless: [Guinea-Bissau, Equatorial Guinea] }'], text)).toEqual(['Guinea'])
  })

  it('is kept apart by the mentions of another concept', () => {
    const concepts = {
      guinea: [`{ entry: Guinea, unless: '<concept="others"/>' }`],
      others: ['Guinea-Bissau', 'Equatorial Guinea'],
    }
    expect(counts(concepts, text)).toEqual({ guinea: 1, others: 3 })
  })

  it('is kept apart by longer entries of its own concept, which count as such', () => {
    expect(found(['Guinea', 'Guinea-Bissau', 'Equatorial Guinea'], text)).toEqual([
      'Guinea',
      'Guinea-Bissau',
      'Guinea Bissau',
      'Equatorial Guinea',
    ])
  })

  it('is kept out of compounds alone by `hyphens: whole`', () => {
    expect(found(['{ entry: Guinea, hyphens: whole }'], 'Guinea, Guinea-Bissau')).toEqual(['Guinea'])
  })
})

describe('3. a word that belongs to several concepts', () => {
  it('counts under each of them', () => {
    expect(counts({ positive: ['kind'], family: ['kind'] }, 'kind')).toEqual({ positive: 1, family: 1 })
    const concepts = { city: ['New York'], newspaper: ['New York Times'] }
    expect(counts(concepts, 'The New York Times is read in New York.')).toEqual({ city: 2, newspaper: 1 })
  })

  it('counts under the longest alone where somebody chooses so', () => {
    const concepts = { city: ['New York'], newspaper: ['New York Times'] }
    expect(counts(concepts, 'The New York Times is read in New York.', { overlap: 'global' })).toEqual({
      city: 1,
      newspaper: 1,
    })
  })
})

describe('4. a count that moves with the rest of the lexicon (good bye)', () => {
  const text = 'good bye, good morning and bye'

  it('does not: other concepts change nothing', () => {
    const alone = counts({ parting: ['good bye', 'bye'] }, text)
    expect(alone).toEqual({ parting: 2 })
    expect(counts({ parting: ['good bye', 'bye'], positive: ['good'] }, text)).toEqual({ ...alone, positive: 2 })
  })
})

describe('5. entries of several words', () => {
  it('are one mention, not one for each of their beginnings', () => {
    const negated = ['not a good', 'not good', 'good', 'a good', 'not a']
    expect(found(negated, 'not a good idea, but not good either')).toEqual(['not a good', 'not good'])
  })

  it('are not found again at each blank', () => {
    expect(found(['a lie', 'lie', 'a'], 'a lie')).toEqual(['a lie'])
    expect(found(['a lie'], 'a  lie\na\tlie')).toEqual(['a  lie', 'a\tlie'])
  })
})

describe('6. rules with negation and distance (positive words after negations, within three)', () => {
  const negations = ['no', '"not"', 'never']
  const positive = ['good', 'trust', 'success']

  it('are queries over concepts', () => {
    const concepts = {
      negation: negations,
      positive,
      'not-good': ['<concept="negation"/> []{0,2} <concept="positive"/>'],
    }
    const text = 'It was not a very good plan. It was never in any respect a great success. Trust is good, not bad.'
    expect(found(concepts, text).filter((row) => row.startsWith('not-good'))).toEqual(['not-good: not a very good'])
  })

  it('or conditions of an entry', () => {
    const concepts = {
      negation: negations,
      doubt: [`{ entry: success, near: { pattern: '<concept="negation"/>', within: 3 tokens } }`],
    }
    expect(counts(concepts, 'It was no great success. Never in all these years a success.')).toEqual({
      negation: 2,
      doubt: 1,
    })
  })

  it('or a policy, by the scope of negation that the language layer finds', () => {
    const text = 'This is good, but it is not good at all.'
    expect(counts({ positive }, text)).toEqual({ positive: 2 })
    expect(counts({ positive }, text, { negation: 'exclude' })).toEqual({ positive: 1 })
    expect(counts({ positive }, text, { negation: 'only' })).toEqual({ positive: 1 })
  })
})

describe('7. a phrase that means something else (pay, pay attention)', () => {
  const text = 'They pay attention to pay, and paid close attention to paying.'

  it('is kept out inside the lexicon', () => {
    const compensation = [`{ entry: pay, unless: [pay attention, '[lemma="pay|paid"] []{0,2} "attention"'] }`]
    expect(found(compensation, text)).toEqual(['pay', 'paying'])
  })

  it('counts for both where nothing is said, each in its concept', () => {
    expect(counts({ compensation: ['pay'], interest: ['pay attention'] }, 'They pay attention to pay.')).toEqual({
      compensation: 2,
      interest: 1,
    })
  })
})

describe('8. negated forms in a list of their own', () => {
  const concepts = {
    'negated-negative': ['"not" bad', '"not" a bad'],
    'negated-positive': ['"not" good', '"not" a good'],
    negative: [`{ entry: bad, unless: '<concept="negated-negative"/>' }`],
    positive: [`{ entry: good, unless: '<concept="negated-positive"/>' }`],
  }
  const text = 'A good plan, not a good one; not bad, but a bad one.'
  const expected = { positive: 1, 'negated-positive': 1, 'negated-negative': 1, negative: 1 }

  it('are right in one pass, in whatever order the concepts stand', () => {
    expect(counts(concepts, text)).toEqual(expected)
    expect(counts(Object.fromEntries(Object.entries(concepts).reverse()), text)).toEqual(expected)
  })

  it('are right by the policy `global` too, without any condition', () => {
    const plain = { ...concepts, negative: ['bad'], positive: ['good'] }
    expect(counts(plain, text, { overlap: 'global' })).toEqual(expected)
  })
})

describe('9. overlapping matches (chicken tikka)', () => {
  const rowsOf = (lexicon: ReturnType<typeof lexiconOf>) => {
    const terms = new PlainTerms()
    return rows(lexicon, matcherOf(lexicon).match(plainTokens('chicken tikka', terms), terms))
  }

  it('keep the entry that won', () => {
    expect(rowsOf(lexiconOf({ dish: ['tikka', 'chicken', 'chicken tikka'] }))).toMatchObject([
      { concept: 'dish', entry: 'chicken tikka' },
    ])
  })

  it('keep each their entry in different concepts', () => {
    expect(rowsOf(lexiconOf({ dish: ['chicken tikka'], meat: ['chicken'], style: ['tikka'] }))).toMatchObject([
      { concept: 'meat', entry: 'chicken' },
      { concept: 'dish', entry: 'chicken tikka' },
      { concept: 'style', entry: 'tikka' },
    ])
  })
})
