import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression, isLiteral, literalBranches } from '../../src/lexicon/regular-expression.js'

function matches(source: string, word: string, letterCase: 'exact' | 'ignore' = 'exact'): boolean {
  const compiled = compileExpression(source, letterCase)
  if ('what' in compiled) throw new Error(compiled.what)
  return compiled.test(word)
}

function faultOf(source: string): { offset: number; what: string } {
  const compiled = compileExpression(source, 'exact')
  if (!('what' in compiled)) throw new Error(`no fault in ${source}`)
  return { offset: compiled.offset, what: compiled.what }
}

describe('a regular expression', () => {
  it('is about the whole word', () => {
    expect(matches('norm', 'norm')).toBe(true)
    expect(matches('norm', 'norms')).toBe(false)
    expect(matches('norm.*', 'norms')).toBe(true)
    expect(matches('(?:state|power)s?', 'powers')).toBe(true)
  })

  it('tells capital letters apart unless told not to', () => {
    expect(matches('norm', 'Norm')).toBe(false)
    expect(matches('norm', 'NORM', 'ignore')).toBe(true)
  })

  it('knows the letters of Unicode', () => {
    expect(matches('\\p{Lu}.*', 'Été')).toBe(true)
    expect(matches('é.é', 'ÉTÉ', 'ignore')).toBe(true)
    expect(matches('.', '𝒳')).toBe(true)
  })

  it('runs in linear time where a backtracking engine would not end', () => {
    for (const evil of ['(a+)+$', '(a|aa)+$', '(.*a){20}', '(a?){50}a{50}b', '(x+x+)+y'])
      expect(matches(evil, `${'a'.repeat(20_000)}!`)).toBe(false)
  })

  it('is refused where it could not, with the place', () => {
    expect(faultOf('norm(?!al).*')).toEqual({
      offset: 4,
      what: 'look-around `(?!` cannot be run in linear time and is not supported',
    })
    expect(faultOf('(?<=ab)norm').what).toMatch(/^look-around `\(\?<=`/)
    expect(faultOf('(a)b\\1')).toEqual({
      offset: 4,
      what: 'the back-reference `\\1` cannot be run in linear time and is not supported',
    })
  })

  it('is refused where it cannot be read or asks for too much', () => {
    expect(faultOf('')).toEqual({ offset: 0, what: 'the regular expression is empty' })
    expect(faultOf('norm[a')).toEqual({
      offset: 4,
      what: 'the regular expression cannot be read: missing closing ] `[a`',
    })
    expect(faultOf('norm**')).toEqual({
      offset: 4,
      what: 'the regular expression cannot be read: invalid nested repetition operator `**`',
    })
    expect(faultOf('(norm').what).toBe('the regular expression cannot be read: missing closing ) `(norm`')
    expect(faultOf('((a{100}){100}){100}').what).toMatch(/^the regular expression cannot be read: invalid repeat count/)
    expect(faultOf('a{1000}b{1000}c{1000}d{1000}e{1000}').what).toBe('the regular expression repeats too much')
    expect(faultOf('a'.repeat(501)).what).toBe('the regular expression has more than 500 characters')
    expect(faultOf(`${'('.repeat(249)}a${')'.repeat(250)}`).what).toMatch(/cannot be read/)
  })
})

describe('the literal beginnings of an expression', () => {
  it('are one for each of its alternatives', () => {
    expect(literalBranches('norm|rule.*')).toEqual([
      { literal: 'norm', isWhole: true },
      { literal: 'rule', isWhole: false },
    ])
    expect(literalBranches('norms?')).toEqual([{ literal: 'norm', isWhole: false }])
    expect(literalBranches('norm(al|ative)')).toBeNull()
    expect(literalBranches('norm[s]')).toEqual([{ literal: 'norm', isWhole: false }])
    expect(literalBranches('.*norm')).toBeNull()
    expect(literalBranches('norm|')).toBeNull()
    expect(literalBranches('a?b')).toBeNull()
  })

  it('make a literal where nothing else is there', () => {
    expect(isLiteral('norm')).toBe(true)
    expect(isLiteral("Xi'an|norm-setter")).toBe(true)
    expect(isLiteral('U.S.')).toBe(false)
  })

  it('are at the beginning of every word that matches', () => {
    const source = fc.string({ unit: fc.constantFrom(...'ab|.*?+(){1}[]\\'), minLength: 1, maxLength: 10 })
    const word = fc.string({ unit: fc.constantFrom(...'ab'), maxLength: 5 })
    fc.assert(
      fc.property(source, word, (each, text) => {
        const compiled = compileExpression(each, 'exact')
        const branches = literalBranches(each)
        fc.pre(!('what' in compiled) && branches !== null)
        const fits = branches?.some(({ literal, isWhole }) => (isWhole ? text === literal : text.startsWith(literal)))
        if ('test' in compiled && compiled.test(text)) expect(fits).toBe(true)
        if (isLiteral(each)) expect('test' in compiled && compiled.test(text)).toBe(fits)
      }),
      { numRuns: 5000 },
    )
  })
})
