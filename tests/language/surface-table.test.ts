import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grown, SurfaceTable } from '../../src/language/surface-table.js'

describe('the number of a surface form', () => {
  it('is its place in the order of arrival, wherever it stands', () => {
    const table = new SurfaceTable()
    expect(table.numberOf('norm rule norm', 0, 4, 0)).toBe(0)
    expect(table.numberOf('norm rule norm', 5, 9, 0)).toBe(1)
    expect(table.numberOf('norm rule norm', 10, 14, 0)).toBe(0)
    expect(table.numberOf('norms', 0, 4, 0)).toBe(0)
    expect(table.numberOf('norms', 0, 5, 0)).toBe(2)
    expect(table.count).toBe(3)
  })

  it('differs by kind and by case', () => {
    const table = new SurfaceTable()
    expect(['s', 'S', 's'].map((text, kind) => table.numberOf(text, 0, 1, kind))).toEqual([0, 1, 2])
  })

  it('stays when the table grows', () => {
    const table = new SurfaceTable()
    const forms = Array.from({ length: 60_000 }, (_, index) => `form${index}`)
    const long = 'x'.repeat(200_000)
    const numbers = [...forms, long].map((form) => table.numberOf(form, 0, form.length, 0))
    expect(numbers).toEqual(Array.from({ length: 60_001 }, (_, index) => index))
    expect([...forms, long].map((form) => table.numberOf(form, 0, form.length, 0))).toEqual(numbers)
  })

  it('is that of a plain dictionary', () => {
    const forms = fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 3 }), fc.integer({ min: 0, max: 2 })))
    fc.assert(
      fc.property(forms, (list) => {
        const table = new SurfaceTable()
        const plain = new Map<string, number>()
        for (const [form, kind] of list) {
          const key = `${kind}${form}`
          const expected = plain.get(key) ?? plain.size
          plain.set(key, expected)
          expect(table.numberOf(`a${form}b`, 1, 1 + form.length, kind)).toBe(expected)
        }
        expect(table.count).toBe(plain.size)
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

describe('a grown array', () => {
  it('keeps its type and its values', () => {
    expect(grown(Int32Array.of(1, -2), 4)).toEqual(Int32Array.of(1, -2, 0, 0))
    expect(grown(Uint8Array.of(3), 2)).toEqual(Uint8Array.of(3, 0))
  })
})
