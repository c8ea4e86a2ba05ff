import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContingencyTable, contingencyTable } from '../../src/statistics/contingency.js'
import { logLikelihood, twoCellLogLikelihood } from '../../src/statistics/log-likelihood.js'
import {
  anyTable,
  columnsSwapped,
  independentTable,
  relativeError,
  rowsSwapped,
  scaled,
  table,
  theSwiss,
  transposed,
} from './generated.js'

/** The definition, term by term. */
function byDefinition({ o11, o12, o21, o22 }: ContingencyTable): number {
  const n = o11 + o12 + o21 + o22
  const term = (o: number, row: number, column: number) => (o === 0 ? 0 : o * Math.log((o * n) / (row * column)))
  return (
    2 *
    (term(o11, o11 + o12, o11 + o21) +
      term(o12, o11 + o12, o12 + o22) +
      term(o21, o21 + o22, o11 + o21) +
      term(o22, o21 + o22, o12 + o22))
  )
}

/** Table of keyness: frequencies a and b in corpora of c and d words. */
const keyness = (a: number, b: number, c: number, d: number) => contingencyTable(a, a + b, c, c + d)

describe('logLikelihood', () => {
  it.each([
    ['the swiss', theSwiss, 270.72],
    ['row with 29 13 123 31612', table(29, 13, 123, 31612), 263.9],
    ['row with 31 23 139 31584', table(31, 23, 139, 31584), 256.84],
    ['row with 10 0 3 31764', table(10, 0, 3, 31764), 167.23],
  ])('Dunning 1993, p. 72: %s', (_, cells, printed) => {
    expect(Math.abs(logLikelihood(cells) - printed)).toBeLessThanOrEqual(0.005)
  })

  it.each([
    [340, 2500, 26.93355],
    [200, 2500, 10.060595],
    [654, 654, 1480.246659],
  ])('long form of the SigEff row %d / %d', (a, b, value) => {
    expect(logLikelihood(keyness(a, b, 10_000, 100_000))).toBeCloseTo(value, 5)
    expect(relativeError(logLikelihood(keyness(a, b, 10_000, 100_000)), value)).toBeLessThan(1e-6)
  })

  it('equals the definition', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        const n = cells.o11 + cells.o12 + cells.o21 + cells.o22
        // The definition itself rounds every term: it is good to some units in the last place of the largest.
        expect(Math.abs(logLikelihood(cells) - byDefinition(cells))).toBeLessThan(1e-9 + n * 1e-13)
      }),
    )
  })

  it('is a finite number and never negative, whatever the cells', () => {
    fc.assert(
      fc.property(anyTable(1e12), (cells) => {
        const g2 = logLikelihood(cells)
        expect(Number.isFinite(g2)).toBe(true)
        expect(g2).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is exactly 0 for independence', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        expect(logLikelihood(cells)).toBe(0)
      }),
    )
  })

  it.each([
    ['an empty table', table(0, 0, 0, 0)],
    ['an empty first row', table(0, 0, 7, 90)],
    ['an empty second row', table(3, 5, 0, 0)],
    ['an empty first column', table(0, 5, 0, 9)],
    ['an empty second column', table(5, 0, 9, 0)],
  ])('is exactly 0 for %s', (_, cells) => {
    expect(logLikelihood(cells)).toBe(0)
  })

  it('does not change in any bit when the table is turned', () => {
    fc.assert(
      fc.property(anyTable(1e9), (cells) => {
        const g2 = logLikelihood(cells)
        expect(logLikelihood(transposed(cells))).toBe(g2)
        expect(logLikelihood(rowsSwapped(cells))).toBe(g2)
        expect(logLikelihood(columnsSwapped(cells))).toBe(g2)
      }),
    )
  })

  it('grows in proportion to the counts', () => {
    fc.assert(
      fc.property(anyTable(), fc.integer({ min: 2, max: 1000 }), (cells, by) => {
        expect(relativeError(logLikelihood(scaled(cells, by)), by * logLikelihood(cells))).toBeLessThan(1e-12)
      }),
    )
  })

  it('keeps its digits for one unit too many in a corpus of a billion', () => {
    // For a small departure d from the expected k in all four cells, G2 = 4 d^2 / k + O(d^4 / k^3).
    const k = 250_000_000
    expect(relativeError(logLikelihood(table(k + 1, k - 1, k - 1, k + 1)), 4 / k)).toBeLessThan(1e-13)
  })

  it('refuses what is no count, naming the cell', () => {
    expect(() => logLikelihood(table(1, 2, -3, 4))).toThrow(/^o21 .*-3/)
    expect(() => logLikelihood(table(1, 2, 3, Number.NaN))).toThrow(RangeError)
  })
})

describe('twoCellLogLikelihood', () => {
  it.each([
    [340, 2500, 26.175758],
    [200, 2500, 9.827928],
    [7, 0, 33.570534],
    [654, 654, 1447.839708],
    [89, 536, 17.377404],
    [1500, 15_000, 0],
  ])('Rayson & Garside 2000, SigEff sheet: %d / %d', (a, b, value) => {
    expect(twoCellLogLikelihood(a, b, 10_000, 100_000)).toBeCloseTo(value, 6)
  })

  it.each([
    ['this', 231, 388, 40.26],
    ['that', 164, 355, 71.97],
    ['these', 22, 148, 104.68],
    ['those', 51, 52, 0.01],
  ])('Rayson, SigEff program, equal corpora: %s', (_, a, b, printed) => {
    expect(Math.abs(twoCellLogLikelihood(a, b, 100_000, 100_000) - printed)).toBeLessThanOrEqual(0.005)
  })

  const corpora = anyTable().map(({ o11, o12, o21, o22 }) => [o11, o11 + o21, o12, o12 + o22] as const)

  it('is a finite number, never negative and never above the four-cell form', () => {
    fc.assert(
      fc.property(corpora, ([a, c, b, d]) => {
        const ll = twoCellLogLikelihood(a, b, c, d)
        expect(Number.isFinite(ll)).toBe(true)
        expect(ll).toBeGreaterThanOrEqual(0)
        expect(ll).toBeLessThanOrEqual(logLikelihood(keyness(a, b, c, d)) * (1 + 1e-12))
      }),
    )
  })

  it('does not change in any bit when the corpora are swapped', () => {
    fc.assert(
      fc.property(corpora, ([a, c, b, d]) => {
        expect(twoCellLogLikelihood(b, a, d, c)).toBe(twoCellLogLikelihood(a, b, c, d))
      }),
    )
  })

  it('equals its definition', () => {
    fc.assert(
      fc.property(corpora, ([a, c, b, d]) => {
        fc.pre(c > 0 && d > 0)
        const term = (o: number, e: number) => (o === 0 ? 0 : o * Math.log(o / e))
        const e1 = (c * (a + b)) / (c + d)
        const e2 = (d * (a + b)) / (c + d)
        expect(Math.abs(twoCellLogLikelihood(a, b, c, d) - 2 * (term(a, e1) + term(b, e2)))).toBeLessThan(
          1e-9 + (a + b) * 1e-13,
        )
      }),
    )
  })

  it('is 0 where there is nothing to compare', () => {
    expect(twoCellLogLikelihood(0, 0, 100, 100)).toBe(0)
    expect(twoCellLogLikelihood(0, 5, 0, 100)).toBe(0)
    expect(twoCellLogLikelihood(5, 0, 100, 0)).toBe(0)
    expect(twoCellLogLikelihood(0, 0, 0, 0)).toBe(0)
  })

  it('refuses a frequency above the size of its corpus', () => {
    expect(() => twoCellLogLikelihood(11, 0, 10, 10)).toThrow(
      new RangeError('frequencyA must not exceed wordsA (10), but is 11.'),
    )
    expect(() => twoCellLogLikelihood(0, 11, 10, 10)).toThrow(
      new RangeError('frequencyB must not exceed wordsB (10), but is 11.'),
    )
    expect(() => twoCellLogLikelihood(-1, 0, 10, 10)).toThrow(/^frequencyA .*-1/)
    expect(() => twoCellLogLikelihood(1, 1, 10, Number.NaN)).toThrow(/^wordsB .*NaN/)
    expect(() => twoCellLogLikelihood(1, 1, 2 ** 52, 2 ** 52)).toThrow(/^wordsA \+ wordsB /)
  })
})
