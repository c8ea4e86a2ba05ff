import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContingencyTable, contingencyTable } from '../../src/statistics/contingency.js'
import {
  normalisedPointwiseMutualInformation,
  pointwiseMutualInformation,
} from '../../src/statistics/pointwise-mutual-information.js'
import { anyTable, independentTable, relativeError, scaled, table, theSwiss, transposed } from './generated.js'

const units = ({ o11, o12, o21, o22 }: ContingencyTable) => o11 + o12 + o21 + o22

describe('pointwiseMutualInformation', () => {
  it('Church & Hanks 1990: f(x, y) = 8, f(x) = 1105, f(y) = 44 in 15 million words', () => {
    expect(pointwiseMutualInformation(contingencyTable(8, 1105, 44, 15_000_000))).toBeCloseTo(11.2692, 4)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(pointwiseMutualInformation(theSwiss)).toBeCloseTo(2.63174, 6)
  })

  it('equals the definition', () => {
    fc.assert(
      fc.property(anyTable(), (cells) => {
        fc.pre(cells.o11 > 0)
        const n = units(cells)
        const pBoth = cells.o11 / n
        const pA = (cells.o11 + cells.o12) / n
        const pB = (cells.o11 + cells.o21) / n
        expect(pointwiseMutualInformation(cells)).toBeCloseTo(Math.log2(pBoth / (pA * pB)), 11)
      }),
    )
  })

  it('is 0 for independence, the same both ways and for larger corpora alike', () => {
    fc.assert(
      fc.property(independentTable(), (cells) => {
        expect(pointwiseMutualInformation(cells)).toBe(0)
      }),
    )
    fc.assert(
      fc.property(anyTable(), fc.integer({ min: 2, max: 100 }), (cells, by) => {
        const pmi = pointwiseMutualInformation(cells)
        expect(pointwiseMutualInformation(transposed(cells))).toBe(pmi)
        if (pmi === Number.NEGATIVE_INFINITY) expect(pointwiseMutualInformation(scaled(cells, by))).toBe(pmi)
        else expect(pointwiseMutualInformation(scaled(cells, by))).toBeCloseTo(pmi, 12)
      }),
    )
  })

  it('is never NaN and never above the logarithm of the number of units', () => {
    fc.assert(
      fc.property(anyTable(1e12), (cells) => {
        const pmi = pointwiseMutualInformation(cells)
        expect(pmi).not.toBeNaN()
        expect(pmi).toBeLessThanOrEqual(Math.log2(Math.max(1, units(cells))) + 1e-12)
      }),
    )
  })

  it('is minus infinity for two that never meet, and 0 where one is absent', () => {
    expect(pointwiseMutualInformation(table(0, 5, 6, 9))).toBe(Number.NEGATIVE_INFINITY)
    expect(pointwiseMutualInformation(table(0, 0, 6, 9))).toBe(0)
    expect(pointwiseMutualInformation(table(0, 5, 0, 9))).toBe(0)
    expect(pointwiseMutualInformation(table(0, 0, 0, 0))).toBe(0)
  })

  it('refuses what is no count', () => {
    expect(() => pointwiseMutualInformation(table(Number.NaN, 1, 1, 1))).toThrow(/^o11 .*NaN/)
  })
})

describe('normalisedPointwiseMutualInformation', () => {
  it('the pair of Church & Hanks 1990', () => {
    expect(normalisedPointwiseMutualInformation(contingencyTable(8, 1105, 44, 15_000_000))).toBeCloseTo(0.540788, 6)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(normalisedPointwiseMutualInformation(theSwiss)).toBeCloseTo(0.321952, 6)
  })

  it('Bouma 2009: its three limits are exact', () => {
    expect(normalisedPointwiseMutualInformation(table(10, 0, 0, 90))).toBe(1)
    expect(normalisedPointwiseMutualInformation(table(1, 9, 9, 81))).toBe(0)
    expect(normalisedPointwiseMutualInformation(table(0, 5, 6, 89))).toBe(-1)
  })

  it('is 0 for two that stand in every unit: there is nothing to tell apart', () => {
    for (const units of [1, 4, 1e9]) expect(normalisedPointwiseMutualInformation(table(units, 0, 0, 0))).toBe(0)
  })

  it('is 1 for two that always and only occur together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (both, neither) => {
        expect(normalisedPointwiseMutualInformation(table(both, 0, 0, neither))).toBe(1)
      }),
    )
  })

  it('is -1 for two that occur and never meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), fc.nat(1e9), (a, b, neither) => {
        expect(normalisedPointwiseMutualInformation(table(0, a, b, neither))).toBe(-1)
      }),
    )
  })

  it('is 0 where one is absent, since nothing was expected and nothing seen', () => {
    expect(normalisedPointwiseMutualInformation(table(0, 0, 6, 9))).toBe(0)
    expect(normalisedPointwiseMutualInformation(table(0, 5, 0, 9))).toBe(0)
    expect(normalisedPointwiseMutualInformation(table(0, 0, 0, 0))).toBe(0)
  })

  it('stays between -1 and 1, has the sign of the association, and does not care which is first', () => {
    fc.assert(
      fc.property(anyTable(1e7), (cells) => {
        const npmi = normalisedPointwiseMutualInformation(cells)
        expect(npmi).toBeGreaterThanOrEqual(-1)
        expect(npmi).toBeLessThanOrEqual(1)
        expect(normalisedPointwiseMutualInformation(transposed(cells))).toBe(npmi)
        const { o11, o12, o21, o22 } = cells
        if (o12 > 0 || o21 > 0) expect(Math.sign(npmi)).toBe(Math.sign(o11 * o22 - o12 * o21) + 0)
      }),
    )
  })

  it('keeps its digits where both are in nearly every unit', () => {
    // With p(A) = 1 - x, p(B) = 1 - y, p(A, B) = 1 - x - y: NPMI = -ln(1 + ...) ~ -x y / (x + y)
    const n = 1_000_000_000
    const exact = Math.log1p(-1 / (n - 1) ** 2) / -Math.log1p(-2 / n)
    expect(relativeError(normalisedPointwiseMutualInformation(table(n - 2, 1, 1, 0)), exact)).toBeLessThan(1e-12)
  })
})
