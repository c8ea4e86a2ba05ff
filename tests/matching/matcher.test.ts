import { describe, expect, it } from 'vitest'
import { found, lexiconOf, matcherOf, rows } from './found.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

describe('a word of an entry', () => {
  it('matches its inflected forms', () => {
    expect(found(['norm'], 'Norms shape a norm, not the normal.')).toEqual(['Norms', 'norm'])
    expect(found(['norms'], 'A norm among norms.')).toEqual(['norm', 'norms'])
  })

  it('matches British and American spelling', () => {
    expect(found(['standardise'], 'Standards that they standardize, it standardises, standardizing')).toEqual([
      'standardize',
      'standardises',
      'standardizing',
    ])
    expect(found(['defense'], 'Defence and defenses')).toEqual(['Defence', 'defenses'])
  })

  it('matches in any case', () => {
    expect(found(['United Nations'], 'UNITED NATIONS and united nations')).toEqual(['UNITED NATIONS', 'united nations'])
  })

  it('in quotes matches that form only, in any case', () => {
    expect(found(['"norms" of'], 'Norms of war, a norm of war, the norms of')).toEqual(['Norms of', 'norms of'])
    expect(found(['"standardise"'], 'standardise, standardize, standardised')).toEqual(['standardise'])
  })

  it('with match: surface matches that form only', () => {
    expect(found(['{ entry: norms, match: surface }'], 'norm Norms')).toEqual(['Norms'])
    expect(found(['norms'], 'norm Norms', 'match: surface')).toEqual(['Norms'])
  })

  it('with case: exact matches these letters and no further form', () => {
    expect(found(['{ entry: US, case: exact }'], 'The US asked us. Us and USES.')).toEqual(['US'])
    expect(found(['{ entry: Norm, case: exact }'], 'Norm norm Norms')).toEqual(['Norm'])
  })

  it('may hold wildcards', () => {
    expect(found(['securit*'], 'security, securitisation and secure')).toEqual(['security', 'securitisation'])
    expect(found(['wom?n'], 'Woman, women, womn')).toEqual(['Woman', 'women'])
    expect(found(['{ entry: US*, case: exact }'], 'USSR usual US')).toEqual(['USSR', 'US'])
  })

  it('matches a part of a compound by a wildcard, and the whole of a closed word', () => {
    expect(found(['cyber*'], 'a cyber-attack in cyberspace, pre-cyber')).toEqual(['cyber', 'cyberspace', 'cyber'])
  })

  it('may be a clitic, a number or a punctuation mark of a phrase', () => {
    expect(found(["China's internet"], "China's Internet and China’s internet, China internet")).toEqual([
      "China's Internet",
      'China’s internet',
    ])
    expect(found(['Agenda 2030'], 'the Agenda 2030, the agenda 2063')).toEqual(['Agenda 2030'])
    expect(found(['open, secure'], 'an open, secure and open secure net')).toEqual(['open, secure'])
  })

  it('does not match a clitic by its full form', () => {
    expect(found(['be'], "They're what it is, and I'm not")).toEqual(['is'])
  })

  it('does not match inside an address, a citation mark or another word', () => {
    expect(found(['norm', 'cyber*'], 'https://norm.org/cyber norm@un.org cyber.example.org [12] abnormal')).toEqual([])
  })
})

describe('a phrase', () => {
  it('matches consecutive words, over a line end too', () => {
    expect(found(['rule of law'], 'the rule of\nlaw, rules of laws, rule of the law')).toEqual([
      'rule of\nlaw',
      'rules of laws',
    ])
  })

  it('never crosses a sentence', () => {
    expect(found(['rule law'], 'We rule. Law follows.')).toEqual([])
    expect(found(['rule law'], 'We rule\n\nlaw')).toEqual([])
    expect(found(['rule law'], 'We rule\nlaw')).toEqual(['rule\nlaw'])
  })

  it('with a space matches a space and a hyphen, not the closed word', () => {
    expect(found(['cyber superpower'], 'cyber superpower, Cyber-Superpowers, cybersuperpower')).toEqual([
      'cyber superpower',
      'Cyber-Superpowers',
    ])
  })

  it('with a hyphen matches a space, a hyphen and the closed word, inflected too', () => {
    expect(found(['cyber-superpower'], 'cyber superpowers, cyber-superpower, cybersuperpowers')).toEqual([
      'cyber superpowers',
      'cyber-superpower',
      'cybersuperpowers',
    ])
    expect(found(['norm-sett*'], 'norm-setter, norms setting, normsetter, norm-taker')).toEqual([
      'norm-setter',
      'norms setting',
      'normsetter',
    ])
    expect(found(['COVID-19'], 'COVID-19, covid 19, Covid19')).toEqual(['COVID-19', 'covid 19', 'Covid19'])
  })

  it('may end or begin inside a compound', () => {
    expect(found(['rule of law'], 'a rule of law-based order, a post-rule of law')).toEqual([
      'rule of law',
      'rule of law',
    ])
    expect(found(['China US'], 'the China-US-Russia triangle')).toEqual(['China-US'])
    expect(found(['Sino US trade'], 'Sino-US trade and US-trade')).toEqual(['Sino-US trade'])
  })

  it('does not take a dash between sentences or spaced words for a hyphen', () => {
    expect(found(['cyber-power'], 'cyber - power, cyber — power')).toEqual([])
  })
})

describe('a compound', () => {
  it('counts for a one-word entry by its parts, with the part as the span', () => {
    expect(found(['China', 'US'], 'China-US, China–US and US-led')).toEqual(['China', 'US', 'China', 'US', 'US'])
  })

  it('does not count behind non-, un-, de- and dis-, in any case', () => {
    expect(found(['state'], 'non-state, Non-State, un-state, DE-state, dis-state')).toEqual([])
    expect(found(['state'], 'inter-state, pro-non-state, non-member-state')).toEqual(['state', 'state'])
    expect(found(['state actor'], 'non-state actor, state actor')).toEqual(['state actor'])
  })

  it('counts where the match itself begins with the prefix', () => {
    expect(found(['non-state'], 'non-state, nonstate')).toEqual(['non-state', 'nonstate'])
    expect(found(['{ entry: UN, case: exact }'], 'UN-led, UN led, un-led')).toEqual(['UN', 'UN'])
  })

  it('with hyphens: whole is matched from border to border only', () => {
    expect(found(['China', 'China-US'], 'China, China-US and China-US-led', 'hyphens: whole')).toEqual([
      'China',
      'China-US',
    ])
    expect(
      found(['cyber superpower'], 'cyber-superpower, a non-cyber superpower, cyber superpower-like', 'hyphens: whole'),
    ).toEqual(['cyber-superpower'])
    expect(found(['{ entry: China, hyphens: whole }', 'US'], 'China-US')).toEqual(['US'])
  })
})

describe('mentions', () => {
  const lexicon = lexiconOf({ a: ['norm', 'cyber power'], b: ['power', 'China'] })

  it('tell tokens, characters, sentence and negation', () => {
    const text = 'No norm here. It is not a cyber-power of China-US. Power.'
    const terms = new PlainTerms()
    expect(rows(lexicon, matcherOf(lexicon).match(plainTokens(text, terms), terms))).toEqual([
      { concept: 'a', entry: 'norm', firstToken: 1, endToken: 2, start: 3, end: 7, sentence: 0, negated: 0 },
      { concept: 'a', entry: 'cyber power', firstToken: 8, endToken: 9, start: 26, end: 37, sentence: 1, negated: 1 },
      { concept: 'b', entry: 'power', firstToken: 8, endToken: 9, start: 32, end: 37, sentence: 1, negated: 1 },
      { concept: 'b', entry: 'China', firstToken: 10, endToken: 11, start: 41, end: 46, sentence: 1, negated: 1 },
      { concept: 'b', entry: 'power', firstToken: 12, endToken: 13, start: 51, end: 56, sentence: 2, negated: 0 },
    ])
  })

  it('are negated where any of their tokens is', () => {
    const terms = new PlainTerms()
    const [mention] = rows(lexicon, matcherOf(lexicon).match(plainTokens('cyber not power', terms), terms))
    expect(mention).toMatchObject({ entry: 'power', negated: 1 })
    const tokens = plainTokens('cyber power', terms)
    const half = { ...tokens, negated: Uint8Array.of(0, 1) }
    expect(rows(lexicon, matcherOf(lexicon).match(half, terms))[0]).toMatchObject({ entry: 'cyber power', negated: 1 })
  })

  it('are sorted by start, then end, then entry', () => {
    const sorted = lexiconOf({ b: ['cyber power', 'cyber'], a: ['cyber', 'power'] })
    const terms = new PlainTerms()
    const mentions = matcherOf(sorted).match(plainTokens('cyber power', terms), terms)
    expect(rows(sorted, mentions)).toMatchObject([
      { concept: 'a', entry: 'cyber' },
      { concept: 'b', entry: 'cyber power' },
      { concept: 'a', entry: 'power' },
    ])
  })

  it('are none in a document without tokens and with a lexicon that fits nothing', () => {
    const terms = new PlainTerms()
    expect(matcherOf(lexicon).match(plainTokens('', terms), terms).count).toBe(0)
    expect(matcherOf(lexicon).match(plainTokens('Nothing to see.', terms), terms).count).toBe(0)
  })

  it('do not depend on what was matched before, nor on the ids of terms', () => {
    const texts = ['A norm of China-US.', 'Cyber power is no norm.', 'Nothing.', 'cyber-power, China']
    const alone = texts.map((text) => {
      const terms = new PlainTerms()
      return rows(lexicon, matcherOf(lexicon).match(plainTokens(text, terms), terms))
    })
    const matcher = matcherOf(lexicon)
    const terms = new PlainTerms()
    const together = (order: readonly number[]) =>
      order.map((index) => rows(lexicon, matcher.match(plainTokens(texts[index] ?? '', terms), terms)))
    expect(together([0, 1, 2, 3])).toEqual(alone)
    expect(together([3, 2, 1, 0])).toEqual([...alone].reverse())
    const others = new PlainTerms()
    others.idOf('shifts all ids', 0, '', 0)
    expect(texts.map((text) => rows(lexicon, matcher.match(plainTokens(text, others), others)))).toEqual(alone)
  })
})
