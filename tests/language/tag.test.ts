import { describe, expect, it } from 'vitest'
import { createTagger } from '../../src/language/tag.js'
import { partsOfSpeech, tokenKinds } from '../../src/language/tokens.js'
import { spoken, tagged } from './spoken.js'

const lemmasOf = (text: string) => tagged(text).map(({ lemma }) => lemma)
const negatedIn = (text: string) =>
  tagged(text)
    .filter(({ negated }) => negated)
    .map(({ surface }) => surface)
const posOf = (text: string, surface: string) => tagged(text).find((token) => token.surface === surface)?.pos

describe('parts of speech', () => {
  it('follow from the sentence', () => {
    expect(spoken('States shape norms.')).toBe('States/PROPN/states shape/NOUN/shape norms/NOUN/norm ./PUNCT/.')
    expect(posOf('They will shape the rules.', 'shape')).toBe('VERB')
    expect(posOf('The shape of the rules is new.', 'shape')).toBe('NOUN')
  })

  it('follow from the kind where a token is no word', () => {
    expect(spoken('12 % www.un.org a.b@un.org [1] €')).toBe(
      '12/NUM/12 %/PUNCT/% www.un.org/X/www.un.org a.b@un.org/X/a.b@un.org [1]/X/[1] €/SYM/€',
    )
  })

  it('take a participle in a compound for an adjective and a verbal noun for a noun', () => {
    expect(posOf('A rules-based order and a U.S.-led group.', 'rules-based')).toBe('ADJ')
    expect(posOf('They discussed capacity-building.', 'capacity-building')).toBe('NOUN')
  })
})

describe('lemmas', () => {
  it('are base forms in lower case', () => {
    expect(lemmasOf('They shaped the goals of policies')).toEqual(['they', 'shape', 'the', 'goal', 'of', 'policy'])
  })

  it('inflect the last part of a compound', () => {
    expect(lemmasOf('two cyber-superpowers and norm-setters')).toEqual([
      'two',
      'cyber-superpower',
      'and',
      'norm-setter',
    ])
    expect(lemmasOf('a rules-based order')).toContain('rules-based')
  })

  it('of words that the model does not know follow the regular plural', () => {
    expect(lemmasOf('the cyberattacks and cyberattack')).toEqual(['the', 'cyberattack', 'and', 'cyberattack'])
  })

  it('of clitics are the words they stand for', () => {
    expect(lemmasOf("They're here, I'm not, we've won")).toEqual([
      'they',
      'be',
      'here',
      ',',
      'i',
      'be',
      'not',
      ',',
      'we',
      'have',
      'win',
    ])
    expect(lemmasOf("don't won’t")).toEqual(['do', 'not', 'wo', 'not'])
    expect(lemmasOf('They cannot agree')).toEqual(['they', 'can', 'agree'])
  })

  it('of a possessive stay the possessive', () => {
    expect(spoken("China's goals")).toBe("China/PROPN/china 's/PART/'s goals/NOUN/goal")
    expect(spoken('China’s goals')).toBe("China/PROPN/china ’s/PART/'s goals/NOUN/goal")
    expect(lemmasOf('the U.S.’s goals')).toEqual(['the', 'u.s.', "'s", 'goal'])
  })

  it('of abbreviations, addresses and names of properties are what stands there', () => {
    expect(lemmasOf('the U.S. and e.g. the constructor of __proto__')).toEqual([
      'the',
      'u.s.',
      'and',
      'e.g.',
      'the',
      'constructor',
      'of',
      '_',
      '_',
      'proto',
      '_',
      '_',
    ])
  })
})

describe('negation', () => {
  it.each([
    ['They do not accept the norm.'],
    ["They don't accept the norm."],
    ['They don’t accept the norm.'],
    ['They cannot accept the norm.'],
    ["They can't accept the norm."],
    ['They never accept the norm.'],
  ])('reaches the verb and what follows: %s', (text) => expect(negatedIn(text)).toEqual(['accept', 'the', 'norm']))

  it('ends with its sentence', () => {
    expect(negatedIn('They do not accept the norm. They accept the rule.')).toEqual(['accept', 'the', 'norm'])
    expect(negatedIn('They do not\naccept the norm.')).toEqual([])
  })

  it('is absent where nothing is denied', () => {
    expect(negatedIn('They accept the norm and note the rule.')).toEqual([])
  })
})

describe('the tokens of a document', () => {
  const text = '12. States act. They may.\n\nThe end'
  const paragraphs = [
    { start: 0, end: 25, zone: 'body' as const, page: 1 },
    { start: 27, end: 34, zone: 'heading' as const, page: 2 },
  ]

  it('stand in columns whose sentences are kept within paragraphs', () => {
    const tokens = createTagger().tag({ text, paragraphs })
    expect(tokens.count).toBe(10)
    const { sentences } = tokens
    expect(sentences.count).toBe(3)
    expect([...sentences.paragraph]).toEqual([0, 0, 1])
    expect([...sentences.firstToken]).toEqual([0, 5, 8, 10])
    const spans = [...sentences.start].map((start, sentence) => text.slice(start, sentences.end[sentence]))
    expect(spans).toEqual(['12. States act.', 'They may.', 'The end'])
  })

  it('are none in a document without text', () => {
    const tokens = createTagger().tag({ text: '', paragraphs: [] })
    expect(tokens.count).toBe(0)
    expect([...tokens.sentences.firstToken]).toEqual([0])
    expect(createTagger().tag({ text: ' [1] ', paragraphs: [{ start: 0, end: 5, zone: 'body', page: 0 }] }).count).toBe(
      1,
    )
  })

  it('do not change when the tagger goes on', () => {
    const tagger = createTagger()
    const first = tagger.tag({ text, paragraphs })
    const before = [...first.start, ...first.end, ...first.term]
    tagger.tag({ text: 'Other words altogether here', paragraphs: [{ start: 0, end: 27, zone: 'body', page: 0 }] })
    expect([...first.start, ...first.end, ...first.term]).toEqual(before)
  })
})

describe('the terms of a tagger', () => {
  it('are one for every surface, part of speech, lemma and kind, and keep their ids', () => {
    const tagger = createTagger()
    const text =
      'Capacity-building is key. We are capacity-building. Capacity-building states, capacity-building in the capacity-building of capacity-building.'
    tagged(text, tagger)
    const names = tagger.terms.surface.map((surface, id) =>
      JSON.stringify([surface, tagger.terms.lemma[id], tagger.terms.pos[id], tagger.terms.kind[id]]),
    )
    expect(new Set(names).size).toBe(tagger.terms.count)
    tagged(text, tagger)
    expect(tagger.terms.count).toBe(names.length)
  })

  it('name parts of speech and kinds that exist', () => {
    const tagger = createTagger()
    tagged('They don’t accept 12 norms [3] at www.un.org.', tagger)
    for (const pos of tagger.terms.pos) expect(partsOfSpeech[pos]).toBeDefined()
    for (const kind of tagger.terms.kind) expect(tokenKinds[kind]).toBeDefined()
  })
})
