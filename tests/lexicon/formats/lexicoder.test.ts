import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read } from './reading-a-dictionary.js'

describe('a Lexicoder 3 dictionary', () => {
  it('gives the entries below each category, without its colour', () => {
    const { shape, losses } = read('lexicoder', '+negative#AA0000\r\nbad*\r\n a lie \r\n\r\n+positive\r\ngood*\r\n')
    expect(shape).toEqual({ negative: ['bad*', 'a lie'], positive: ['good*'] })
    expect(losses).toEqual([{ kind: 'presentation', line: 1, concept: 'negative', entry: null }])
  })

  it('names entries above the first category', () => {
    expect(read('lexicoder', 'lost\n+A\nfound\n').losses).toEqual([
      { kind: 'no-category', line: 1, concept: null, entry: 'lost' },
    ])
  })

  it('is written flat, each category under its path', () => {
    const lexicon = parseLexicon(
      'title: T\nmatch: surface\nconcepts: { a: { entries: [one], concepts: { b: { entries: [two, thr?e] } } } }',
    )
    const { text, losses } = exportDictionary(lexicon, 'lexicoder')
    expect(text).toBe('+A\none\n+A/B\ntwo\n')
    expect(losses.map(({ kind }) => kind)).toEqual(['heading', 'wildcard', 'nesting'])
    expect(read('lexicoder', text).lexicon.concepts.map(({ id }) => id)).toEqual(['a', 'a-b'])
  })
})
