import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GlobIndex, matchesGlob } from '../../src/matching/glob.js'

const matches = (glob: string, word: string) => matchesGlob([...glob], [...word])

describe('a glob', () => {
  it('takes * for any run of letters, the empty one too, and ? for exactly one', () => {
    expect(matches('norm*', 'norm')).toBe(true)
    expect(matches('norm*', 'normative')).toBe(true)
    expect(matches('*norm*', 'abnormal')).toBe(true)
    expect(matches('norm?', 'norms')).toBe(true)
    expect(matches('norm?', 'norm')).toBe(false)
    expect(matches('norm?', 'normed')).toBe(false)
    expect(matches('n*m?t*e', 'normative')).toBe(true)
  })

  it('is about the whole word', () => {
    expect(matches('norm', 'norms')).toBe(false)
    expect(matches('*norm', 'norms')).toBe(false)
    expect(matches('norm*', 'abnormal')).toBe(false)
  })

  it('fills its wildcards with letters, marks, digits and apostrophes only', () => {
    expect(matches('cyber*', 'cyber4u')).toBe(true)
    expect(matches('xi*an', "xi'an")).toBe(true)
    expect(matches('cyber*', 'cyber.org/page')).toBe(false)
    expect(matches('www*org', 'www.cyber.org')).toBe(false)
    expect(matches('u.s.*', 'u.s.')).toBe(true)
  })

  it('counts a letter beyond the basic plane as one', () => {
    expect(matches('a?b', 'a𝒳b')).toBe(true)
    expect(matches('a??b', 'a𝒳b')).toBe(false)
  })

  it('agrees with a regular expression', () => {
    const text = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 })
    fc.assert(
      fc.property(text('ab.*?'), text("ab.'"), (glob, word) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('*', "[ab']*").replaceAll('?', "[ab']")
        expect(matches(glob, word)).toBe(new RegExp(`^${source}$`).test(word))
      }),
      { numRuns: 3000 },
    )
  })

  it('is quick where a backtracking expression would not end', () => {
    expect(matches(`${'a*'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false)
  })
})

describe('an index of globs', () => {
  it('finds the same as holding the word against each of them', () => {
    const glob = fc
      .string({ unit: fc.constantFrom(...'abc*?'), minLength: 1, maxLength: 6 })
      .filter((text) => /[*?]/.test(text))
    const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 12 }), word, (globs, text) => {
        const index = new GlobIndex()
        for (const [id, each] of globs.entries()) index.add(each, id)
        const found: number[] = []
        index.collect(text, found)
        const expected = globs.flatMap((each, id) => (matches(each, text) ? [id] : []))
        expect(found.sort((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})
