import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTable, contingencyTable, expectedCells } from '../../src/statistics/contingency.js'
import { anyTable, independentTable, relativeError, table, theSwiss } from './generated.js'

describe('contingencyTable', () => {
  it('completes a table from its margins', () => {
    expect(contingencyTable(110, 2552, 221, 31777)).toEqual(theSwiss)
    expect(contingencyTable(0, 0, 0, 0)).toEqual(table(0, 0, 0, 0))
  })

  it('makes the table of keyness from frequencies and corpus sizes', () => {
    expect(contingencyTable(340, 340 + 2500, 10_000, 110_000)).toEqual(table(340, 2500, 9660, 97_500))
  })

  it('gives back the counts it was made from', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const { o11, o12, o21, o22 } = cells
        expect(contingencyTable(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22)).toEqual(cells)
      }),
    )
  })

  it('refuses counts that leave a negative cell, naming the value', () => {
    expect(() => contingencyTable(4, 3, 9, 20)).toThrow(
      new RangeError('observed must not exceed unitsA (3), but is 4.'),
    )
    expect(() => contingencyTable(4, 9, 3, 20)).toThrow(
      new RangeError('observed must not exceed unitsB (3), but is 4.'),
    )
    expect(() => contingencyTable(1, 6, 6, 10)).toThrow(
      new RangeError('units must be at least unitsA + unitsB - observed (11), but is 10.'),
    )
  })

  it('refuses what is no count', () => {
    expect(() => contingencyTable(1, 2, 3, Number.NaN)).toThrow(/^units .*NaN/)
    expect(() => contingencyTable(1, 2, 3, 1e16)).toThrow(RangeError)
    expect(() => contingencyTable(0.5, 2, 3, 10)).toThrow(/^observed .*0\.5/)
  })
})

describe('checkTable', () => {
  it('names the cell that is no count', () => {
    expect(() => checkTable(table(1, 2, 3, 4))).not.toThrow()
    expect(() => checkTable(table(-1, 2, 3, 4))).toThrow(/^o11 .*-1/)
    expect(() => checkTable(table(1, 0.5, 3, 4))).toThrow(/^o12 .*0\.5/)
    expect(() => checkTable(table(1, 2, Number.NaN, 4))).toThrow(/^o21 .*NaN/)
    expect(() => checkTable(table(1, 2, 3, Number.POSITIVE_INFINITY))).toThrow(/^o22 .*Infinity/)
  })

  it('refuses cells whose sum is no longer exact', () => {
    expect(() => checkTable(table(2 ** 52, 2 ** 52, 1, 1))).toThrow(/^o11 \+ o12 \+ o21 \+ o22 /)
  })
})

describe('expectedCells', () => {
  it('Dunning 1993, p. 72: the swiss are expected 17.748434 times', () => {
    expect(expectedCells(theSwiss).e11).toBeCloseTo(17.748434, 6)
  })

  it('gives back an independent table as it is', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        const { o11, o12, o21, o22 } = cells
        expect(expectedCells(cells)).toEqual({ e11: o11, e12: o12, e21: o21, e22: o22 })
      }),
    )
  })

  it('expects nothing of an empty table', () => {
    expect(expectedCells(table(0, 0, 0, 0))).toEqual({ e11: 0, e12: 0, e21: 0, e22: 0 })
  })

  it('keeps the margins', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const { o11, o12, o21, o22 } = cells
        const { e11, e12, e21, e22 } = expectedCells(cells)
        expect(relativeError(e11 + e12, o11 + o12)).toBeLessThan(1e-14)
        expect(relativeError(e21 + e22, o21 + o22)).toBeLessThan(1e-14)
        expect(relativeError(e11 + e21, o11 + o21)).toBeLessThan(1e-14)
        expect(relativeError(e12 + e22, o12 + o22)).toBeLessThan(1e-14)
        for (const cell of [e11, e12, e21, e22]) expect(cell).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
