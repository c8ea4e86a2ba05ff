import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../../src/statistics/cohen-kappa.js'
import { count } from './generated.js'

const square = fc
  .integer({ min: 1, max: 5 })
  .chain((size) =>
    fc.array(fc.array(count(1000), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
const turned = (table: readonly (readonly number[])[]) => table.map((_, row) => table.map((cells) => cells[row] ?? 0))

describe('cohenKappa', () => {
  it('is exactly 1 for full agreement, 0 for agreement by chance, and -1 for none between two equal halves', () => {
    expect(
      cohenKappa([
        [7, 0],
        [0, 3],
      ]),
    ).toBe(1)
    expect(
      cohenKappa([
        [8, 4],
        [2, 1],
      ]),
    ).toBe(0)
    expect(
      cohenKappa([
        [0, 5],
        [5, 0],
      ]),
    ).toBe(-1)
  })

  it('has no value where both use one category only, and without units', () => {
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull()
    expect(cohenKappa([])).toBeNull()
  })

  it('is from -1 to 1 and the same for either coder first and any order of categories', () => {
    fc.assert(
      fc.property(square, (table) => {
        const kappa = cohenKappa(table)
        expect(cohenKappa(turned(table))).toBe(kappa)
        expect(cohenKappa(table.map((cells) => [...cells].reverse()).reverse())).toBe(kappa)
        if (kappa !== null) expect(kappa >= -1 && kappa <= 1).toBe(true)
      }),
    )
  })

  it('refuses a table that is not square, and what is no count', () => {
    expect(() => cohenKappa([[1, 2], [3]])).toThrow('table must be square: it has 2 rows, but row 1 has 1 cells.')
    expect(() => cohenKappa([[0.5]])).toThrow(/^table\[0\]\[0\] /)
  })
})
