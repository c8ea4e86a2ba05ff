import { describe, expect, it } from 'vitest'
import * as characters from '../../src/language/characters.js'

const classOf = (character: string) => characters.characterClass[character.charCodeAt(0)]

describe('the class of a character', () => {
  it.each([
    [characters.space, ' \t\n\r\u00a0\u0085\u180e\u2009\u200b\u200d\u2060\ufeff\u3000'],
    [characters.letter, 'aZéßñжעعकก가ªºǅʰ'],
    [characters.digit, '09٣९₂０'],
    [characters.mark, '\u0301\u0940\u20d7'],
    [characters.apostrophe, "'’ʼ＇"],
    [characters.hyphen, '-\u2010\u2011'],
    [characters.punctuation, '.,;:!?()[]{}"“”‘«»–—…/\\&@#%*_。、'],
    [characters.symbol, '$€+<=>^`|~©°½\u0000\u00ad'],
    [characters.ideograph, '网あア'],
    [characters.surrogate, '\ud800\udbff\udc00\udfff'],
    [characters.superscript, '²³¹⁰⁴⁹'],
  ])('%i is that of %j', (kind, members) => {
    for (let index = 0; index < members.length; index += 1) {
      const character = members.charAt(index)
      expect([character, classOf(character)]).toEqual([character, kind])
    }
  })

  it('is known for every code unit', () => {
    expect(characters.characterClass).toHaveLength(0x10000)
    expect(characters.characterClass.every((kind) => kind <= characters.superscript)).toBe(true)
  })
})

describe('a word', () => {
  it('holds a letter', () => {
    for (const text of ['a', '5G', '网', 'é', '𝐔']) expect(characters.holdsLetter(text)).toBe(true)
    for (const text of ['', '12', '-', '¹', '€', '\ud800']) expect(characters.holdsLetter(text)).toBe(false)
  })

  it('ends before what is neither letter, figure nor mark, and where the text does', () => {
    expect(characters.isWordEnd('a b', 1, 3)).toBe(true)
    expect(characters.isWordEnd('ab', 1, 2)).toBe(false)
    expect(characters.isWordEnd('ab', 1, 1)).toBe(true)
    expect(characters.isWordEnd('a\u0301', 1, 2)).toBe(false)
  })
})
