import { describe, expect, it } from 'vitest'
import { partsOfSpeech } from '../../src/language/tokens.js'
import { wink } from '../../src/language/wink.js'

describe('the model', () => {
  it('is set up once in a thread', () => {
    expect(wink()).toBe(wink())
  })

  it('tags a sentence', () => {
    const tags = wink().tag('They do not accept norms .')
    expect(tags.count).toBe(6)
    const indices = Array.from({ length: tags.count }, (_, index) => index)
    expect(indices.map((index) => partsOfSpeech[tags.posOf(index)])).toEqual([
      'PRON',
      'AUX',
      'PART',
      'VERB',
      'NOUN',
      'PUNCT',
    ])
    expect(indices.map((index) => tags.lemmaOf(index))).toEqual(['they', 'do', 'not', 'accept', 'norm', '.'])
    expect(indices.map((index) => tags.isNegated(index))).toEqual([false, false, false, true, true, false])
  })

  it('says how many tokens it makes of a form', () => {
    expect(wink().tokensOf('norms')).toBe(1)
    expect(wink().tokensOf('cannot')).toBe(2)
    expect(wink().tokensOf('zzyzx')).toBe(1)
  })

  it('knows the words of its vocabulary, and no word more for having read it', () => {
    expect(wink().knows('norm')).toBe(true)
    expect(wink().knows('qwxyzzy')).toBe(false)
    wink().tag('the qwxyzzy')
    expect(wink().knows('qwxyzzy')).toBe(false)
    expect(wink().knows('__proto__')).toBe(false)
  })

  it('gives base forms as noun, verb and adjective, the same before and after it has read the word', () => {
    expect(new Set(wink().baseForms('shaping'))).toEqual(new Set(['shaping', 'shape']))
    expect(wink().baseForms('cannot')).toEqual([])
    const before = wink().baseForms('unheardnesses')
    wink().tag('their unheardnesses , unheardness')
    expect(wink().baseForms('unheardnesses')).toEqual(before)
  })
})
