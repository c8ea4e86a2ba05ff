import { describe, expect, it } from 'vitest'
import { TermDictionary } from '../../src/language/terms.js'

describe('a dictionary of terms', () => {
  it('gives ids in the order of arrival and keeps what each means', () => {
    const terms = new TermDictionary()
    expect(terms.count).toBe(0)
    expect(terms.add('Norms', 'norm', 8, 0)).toBe(0)
    expect(terms.add('__proto__', '__proto__', 8, 0)).toBe(1)
    expect(terms.count).toBe(2)
    expect(terms.surface).toEqual(['Norms', '__proto__'])
    expect(terms.lemma).toEqual(['norm', '__proto__'])
    expect(terms.pos).toEqual([8, 8])
    expect(terms.kind).toEqual([0, 0])
  })
})
