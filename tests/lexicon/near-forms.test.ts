import fc from 'fast-check'
import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js'
import { describe, expect, it } from 'vitest'
import { nearForms } from '../../src/lexicon/near-forms.js'

describe('forms near a word', () => {
  it('have one letter more, less or another, the most frequent first', () => {
    const forms = new Map(
      Object.entries({ soveregnty: 3, sovereignity: 9, sovereigntx: 3, sovereign: 50, sovereignty: 80 }),
    )
    expect(nearForms(['sovereignty'], forms)).toEqual([
      { word: 'sovereignty', form: 'sovereignity', frequency: 9 },
      { word: 'sovereignty', form: 'soveregnty', frequency: 3 },
      { word: 'sovereignty', form: 'sovereigntx', frequency: 3 },
    ])
  })

  it('are not looked for where a word is so short that it has many neighbours', () => {
    expect(nearForms(['norm'], new Map([['form', 10]]))).toEqual([])
  })

  it('are all that a comparison of every pair would find', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 8 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 10 }), fc.uniqueArray(word, { maxLength: 30 }), (words, forms) => {
        const expected = words
          .filter(({ length }) => length >= 6)
          .flatMap((one) =>
            forms.filter((form) => LevenshteinDistance(one, form) === 1).map((form) => `${one} ${form}`),
          )
        const found = nearForms(words, new Map(forms.map((form) => [form, 1]))).map(
          (each) => `${each.word} ${each.form}`,
        )
        expect(found.sort()).toEqual(expected.sort())
      }),
    )
  })
})
