import { describe, expect, it } from 'vitest'
import { formsNear } from '../../src/language/forms-near.js'
import { splitTokens } from '../../src/language/tokenise.js'
import { englishWordForms } from '../../src/language/word-forms.js'
import { filesBelow, textOf } from '../architecture/sources.js'
import { vocabulary } from './vocabulary.js'

const all = englishWordForms()
const sharesKey = (forms: typeof all, a: string, b: string) => {
  const keys = new Set(forms.keysOf(a))
  return forms.keysOf(b).some((key) => keys.has(key))
}

describe('forms near some words', () => {
  it('answers as all forms do wherever one of the words is concerned', () => {
    const texts = filesBelow('corpus/documents').map(textOf).join('\n')
    const odd =
      'went better worse best are is was ’re n’t aetiology oesophagus aeroplanes sceptics greyer teeth brethren bought'
    const words = [
      ...new Set(splitTokens(`${texts} ${odd}`).map(({ start, end }) => `${texts} ${odd}`.slice(start, end))),
    ]
    expect(words.length).toBeGreaterThan(3000)
    for (const wanted of [
      'go',
      'good',
      'bad',
      'be',
      'norm',
      'skeptic',
      'etiology',
      'esophagus',
      'airplane',
      'gray',
      'buy',
      'not',
    ]) {
      const near = formsNear([wanted], all)
      const differing = words.filter((word) => sharesKey(near, wanted, word) !== sharesKey(all, wanted, word))
      expect(differing).toEqual([])
    }
  })

  it('looks up every word that has a key with another first letter, among all that the model knows', () => {
    const asked = new Set<string>()
    const near = formsNear(['~'], {
      keysOf(word) {
        asked.add(word)
        return [word]
      },
    })
    const words = vocabulary()
    for (const word of words) near.keysOf(word)
    const other = words.filter((word) => all.keysOf(word).some((key) => key.charAt(0) !== word.charAt(0)))
    expect(other.length).toBeGreaterThan(50)
    expect(other.filter((word) => !asked.has(word))).toEqual([])
  })

  it('looks nothing up where no word is looked for', () => {
    const near = formsNear([], {
      keysOf() {
        throw new Error('looked up')
      },
    })
    expect(near.keysOf('Went')).toEqual(['went'])
  })

  it('looks nothing up for a word that cannot be a form of any of them', () => {
    const asked: string[] = []
    const near = formsNear(['norm'], {
      keysOf(word) {
        asked.push(word)
        return [word]
      },
    })
    expect(near.keysOf('Sovereignties')).toEqual(['sovereignties'])
    near.keysOf('normative')
    expect(asked).toEqual(['norm', 'normative'])
  })
})
