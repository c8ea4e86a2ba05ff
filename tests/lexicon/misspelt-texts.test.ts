import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import { misspeltTexts } from '../../src/lexicon/misspelt-texts.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const { entries } = parseLexicon(
  `title: x\nconcepts:\n  a:\n    entries: [cyber sovereignty, '"treaty"', 'glob*', shape the norms, rule-makers, super-power]`,
)
const found = (frequencies: Record<string, number>) =>
  misspeltTexts(
    entries,
    new Map(Object.entries({ sovereignty: 90, makers: 20, norms: 50, ...frequencies })),
    englishWordForms(),
  )

describe('misspelt entries', () => {
  it('have one word one letter otherwise', () => {
    expect(found({ sovereignity: 3, soverignty: 1, soveriegnty: 1 })).toEqual([
      { text: 'cyber sovereignity', of: 'cyber sovereignty' },
      { text: 'cyber soverignty', of: 'cyber sovereignty' },
    ])
  })

  it('have no other word of the language, and no form of their own', () => {
    expect(found({ sovereignties: 4, makes: 2, takers: 2, maker: 5, forms: 9, share: 9, treats: 1 })).toEqual([])
  })

  it('begin as the word does', () => {
    expect(found({ zovereignty: 1, sovereignqty: 1 })).toEqual([
      { text: 'cyber sovereignqty', of: 'cyber sovereignty' },
    ])
  })

  it('are rarer than the word, which may not be in the texts at all', () => {
    expect(found({ sovereignity: 90 })).toEqual([])
    expect(found({ sovereignity: 89 })).toHaveLength(1)
    expect(misspeltTexts(entries, new Map([['sovereignity', 1000]]), englishWordForms())).toHaveLength(1)
  })

  it('are long enough to have few neighbours, and neither names nor numbers', () => {
    expect(found({ powre: 1, supr: 1, Sovereignity: 2, 'sovereign-y': 1, sovereignt1: 1 })).toEqual([])
  })
})
