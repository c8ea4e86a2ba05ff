import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regularBaseForms } from '../../src/language/inflection.js'
import { unifySpelling } from '../../src/language/spelling.js'
import { createTagger } from '../../src/language/tag.js'
import { wink } from '../../src/language/wink.js'
import { englishWordForms } from '../../src/language/word-forms.js'
import { tagged } from './spoken.js'
import { vocabulary } from './vocabulary.js'

const { keysOf } = englishWordForms()
const meet = (one: string, other: string) => keysOf(one).some((key) => keysOf(other).includes(key))

describe('forms of one word', () => {
  it.each([
    ['norm', 'norms'],
    ['Norms', 'norm'],
    ['NORMS', 'norm'],
    ['standardise', 'standardizing'],
    ['standardization', 'standardisation'],
    ['policies', 'policy'],
    ['wrote', 'write'],
    ['better', 'good'],
    ['shaping', 'shape'],
    ['men', 'man'],
    ['analyses', 'analysis'],
    ['cyberattacks', 'cyberattack'],
    ['sinicizing', 'sinicize'],
    ['sinicised', 'sinicize'],
    ['ICTs', 'ICT'],
    ['defences', 'defense'],
    ['labelled', 'label'],
    ['constructors', 'constructor'],
  ])('meet: %s, %s', (one, other) => expect(meet(one, other)).toBe(true))
})

describe('other words', () => {
  it.each([
    ['norm', 'normal'],
    ['power', 'powerful'],
    ['four', 'for'],
    ['our', 'or'],
    ['prise', 'prize'],
    ['filled', 'filed'],
    ['filling', 'file'],
    ['news', 'new'],
    ['cyber', 'cyberspace'],
    ['status', 'statu'],
  ])('do not: %s, %s', (one, other) => expect(meet(one, other)).toBe(false))
})

describe('the keys of a word', () => {
  it('are sorted, without repetition, and hold the unified word', () => {
    for (const word of [
      'norms',
      'organisations',
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'É',
      '社',
      '',
      '5G',
      '\ud800',
    ]) {
      const keys = keysOf(word)
      expect(keys.length).toBeGreaterThan(0)
      expect([...new Set(keys)].sort()).toEqual(keys)
    }
    expect(keysOf('organisations')).toEqual(['organization', 'organizations'])
    expect(keysOf('constructor')).toEqual(['constructor'])
  })

  it('are the same with either apostrophe', () => {
    expect(keysOf('Xi’an')).toEqual(keysOf("xi'an"))
  })

  it('are the same before and after the word was read in a text', () => {
    const words = [
      'zorblaxes',
      'Zorblaxing',
      'cyberzorbs',
      'dezorbed',
      "don't",
      'dont',
      'cannot',
      'wanna',
      'USD',
      'NGOs',
    ]
    const before = words.map((word) => englishWordForms().keysOf(word))
    const tagger = createTagger()
    for (const word of words)
      tagged(`The ${word} of ${word.toLowerCase()} zorblax zorb ${word.toUpperCase()} dezorb`, tagger)
    expect(words.map((word) => englishWordForms().keysOf(word))).toEqual(before)
  })
})

describe('the keys of every word of the language', () => {
  /** What the keys are, told without a thought for the time it takes. */
  const slowly = (word: string) => {
    const bases = wink().baseForms(word)
    const isInflected = /(?:ed|ing|lyses)$/.test(word)
    const isWithoutBase = bases.every((base) => unifySpelling(base) === unifySpelling(word))
    const regular = !wink().knows(word) || (isWithoutBase && isInflected) ? regularBaseForms(word) : []
    return [...new Set([word, ...bases, ...regular].map(unifySpelling))].sort()
  }

  it('are found by a shorter way', () => {
    const differing = vocabulary()
      .map((word) => word.replaceAll('’', "'"))
      .filter((word) => keysOf(word).join(' ') !== slowly(word).join(' '))
    expect(differing).toEqual([])
  })

  it('are found so for words that nobody knows', () => {
    const piece = fc.constantFrom(
      ...'cyber s es ed ing ies lyses y x b bb ch qu a e i o u ied sses er men ly'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const word = pieces.join('')
        expect(keysOf(word)).toEqual(slowly(word))
      }),
      { numRuns: 5000, seed: 1 },
    )
  })
})
