import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOfSpeech } from '../../src/language/tokens.js'
import { wink } from '../../src/language/wink.js'
import { readWithWink } from './read-with-wink.js'

/** Tags forms that are joined by one space. */
function tagged(sentence: string) {
  const pieces = sentence.split(' ').flatMap((form) => {
    const { first, count } = wink().piecesOf(form)
    return Array.from({ length: count }, (_, index) => first + index)
  })
  wink().tag(Int32Array.from(pieces), pieces.length)
  const { pos, negated } = wink()
  return {
    pos: pieces.map((_, index) => partsOfSpeech[pos[index] as number]),
    lemmas: pieces.map((piece, index) => wink().lemmaOf(piece, pos[index] as number)),
    negated: pieces.map((_, index) => negated[index] === 1),
  }
}

describe('the model', () => {
  it('is set up once in a thread', () => {
    expect(wink()).toBe(wink())
  })

  it('tags a sentence', () => {
    expect(tagged('They do not accept norms .')).toEqual({
      pos: ['PRON', 'AUX', 'PART', 'VERB', 'NOUN', 'PUNCT'],
      lemmas: ['they', 'do', 'not', 'accept', 'norm', '.'],
      negated: [false, false, false, true, true, false],
    })
  })

  it('says how many tokens it makes of a form', () => {
    expect(wink().piecesOf('norms').count).toBe(1)
    expect(wink().piecesOf('cannot').count).toBe(2)
    expect(wink().piecesOf('zzyzx').count).toBe(1)
  })

  it('leaves a contraction the parts of speech that it has everywhere', () => {
    expect(tagged('These cannot be addressed').pos).toEqual(readWithWink('These cannot be addressed').pos)
    expect(tagged('which some cannot conceive as a meeting').pos[2]).toBe('AUX')
  })

  it('knows the words of its vocabulary, and no word more for having read it', () => {
    expect(wink().knows('norm')).toBe(true)
    expect(wink().knows('qwxyzzy')).toBe(false)
    tagged('the qwxyzzy')
    expect(wink().knows('qwxyzzy')).toBe(false)
    expect(wink().knows('__proto__')).toBe(false)
  })

  it('gives base forms as noun, verb and adjective, the same before and after it has read the word', () => {
    expect(new Set(wink().baseForms('shaping'))).toEqual(new Set(['shaping', 'shape']))
    expect(wink().baseForms('cannot')).toEqual([])
    const before = wink().baseForms('unheardnesses')
    tagged('their unheardnesses , unheardness')
    expect(wink().baseForms('unheardnesses')).toEqual(before)
  })
})

/** Words that the machines of the model turn on, words it does not know, and marks. */
const words = (
  'the a that this which who what to of in for with by not no never nor neither nothing without lack cannot "s is are was were be been ' +
  'has have had do does did will would shall can could may must should I you they it we their its his her own other such more most ' +
  'states norms cyber power state shape shaping shaped set sets setting rule rules ruling govern governed order ordering open opening ' +
  'like well so as than then there here out up down over off about around but and or if because although however only just even still ' +
  'China Nations European United World Xname xthing first 7 café Qwerty zzyzx unheardness developing developed leading called used using ' +
  ". , ; : ? ! ( ) “ ” — - ' % & * … too very much many all both each every any some few long right left back next last good better best"
)
  .replace('"s', "'s")
  .split(' ')

describe('the tags of a sentence', () => {
  it('are those that wink-nlp itself gives it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }), (forms) => {
        const { pos, lemmas, negated } = readWithWink(forms.join(' '))
        expect(tagged(forms.join(' '))).toEqual({ pos, lemmas, negated })
      }),
      { numRuns: 3000, seed: 11 },
    )
  })

  it('are the same in a sentence of thousands of words', () => {
    const long = Array.from({ length: 5000 }, (_, index) => words[(index * 37) % words.length]).join(' ')
    const { pos, lemmas, negated } = readWithWink(long)
    expect(tagged(long)).toEqual({ pos, lemmas, negated })
  })
})
