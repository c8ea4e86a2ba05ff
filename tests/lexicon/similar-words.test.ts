import { describe, expect, it } from 'vitest'
import { wordsOneEditFrom } from '../../src/lexicon/similar-words.js'

describe('similar words', () => {
  it('are one letter more, one less, or another one, wherever it is', () => {
    const vocabulary = [
      'sovereignity',
      'soverignty',
      'sovereigntx',
      'xovereignty',
      'sovereignty',
      'sovereign',
      'soveriegnty',
    ]
    expect(wordsOneEditFrom('sovereignty', vocabulary)).toEqual([
      'sovereignity',
      'sovereigntx',
      'soverignty',
      'xovereignty',
    ])
  })

  it('of short words are none: too many words are one letter apart', () => {
    expect(wordsOneEditFrom('norm', ['form', 'norms'])).toEqual([])
    expect(wordsOneEditFrom('norms', ['norm', 'forms'])).toEqual(['forms'])
  })
})
