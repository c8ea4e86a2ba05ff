import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf, keysOf } from '../../../src/lexicon/formats/concept-keys.js'

describe('keys of concepts', () => {
  it('are the letters and digits of a name, without accents, in lower case', () => {
    expect(keyOf('Économie & Société (2)')).toBe('economie-societe-2')
    expect(keyOf('care.virtue')).toBe('care-virtue')
    expect(keyOf('already-a-key')).toBe('already-a-key')
    expect(keyOf('主权')).toBe('concept')
  })

  it('are numbered past the names that make such a key themselves', () => {
    expect(keysOf(['+A+', '=A=', 'A 2', 'A', 'a-2'])).toEqual(['a', 'a-3', 'a-2', 'a-4', 'a-2-2'])
  })

  it('are valid and distinct for any names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 30 }), (names) => {
        const keys = keysOf(names)
        expect(new Set(keys).size).toBe(names.length)
        for (const key of keys) expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      }),
    )
  })

  it('cost no more than the names are long', () => {
    const names = Array.from({ length: 50_000 }, () => 'same')
    expect(keysOf(names).at(-1)).toBe('same-50000')
  })
})
