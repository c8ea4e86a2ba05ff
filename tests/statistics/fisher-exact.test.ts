import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import type { ContingencyTable } from '../../src/statistics/contingency.js'
import { type Alternative, fisherExact } from '../../src/statistics/fisher-exact.js'
import { logLikelihood } from '../../src/statistics/log-likelihood.js'
import { anyTable, columnsSwapped, relativeError, rowsSwapped, table, theSwiss, transposed } from './generated.js'

function binomial(n: number, k: number): bigint {
  let value = 1n
  for (let i = 1; i <= k; i += 1) value = (value * BigInt(n - k + i)) / BigInt(i)
  return value
}

/** The quotient of two whole numbers of any size, to more digits than a double has. */
function quotient(numerator: bigint, denominator: bigint): number {
  const shift = Math.max(0, denominator.toString().length - numerator.toString().length + 25)
  return Number(`${(numerator * 10n ** BigInt(shift)) / denominator}e-${shift}`)
}

/** Every table with the same margins, weighed in whole numbers. */
function byEnumeration({ o11, o12, o21, o22 }: ContingencyTable, alternative: Alternative): number {
  const [r1, r2, c1] = [o11 + o12, o21 + o22, o11 + o21]
  const weight = (k: number) => binomial(r1, k) * binomial(r2, c1 - k)
  const observed = weight(o11)
  let extreme = 0n
  for (let k = Math.max(0, c1 - r2); k <= Math.min(r1, c1); k += 1) {
    const counted =
      alternative === 'greater'
        ? k >= o11
        : alternative === 'less'
          ? k <= o11
          : weight(k) * 10_000_000n <= observed * 10_000_001n
    if (counted) extreme += weight(k)
  }
  return quotient(extreme, binomial(r1 + r2, c1))
}

const alternatives: readonly Alternative[] = ['greater', 'less', 'two-sided']

describe('fisherExact', () => {
  it('Fisher 1935: the tea tasting', () => {
    expect(fisherExact(table(3, 1, 1, 3), 'greater')).toBeCloseTo(17 / 70, 14)
    expect(fisherExact(table(3, 1, 1, 3), 'less')).toBeCloseTo(69 / 70, 14)
    expect(fisherExact(table(3, 1, 1, 3), 'two-sided')).toBeCloseTo(34 / 70, 14)
  })

  it('Dunning 1993, p. 72: the swiss', () => {
    expect(relativeError(fisherExact(theSwiss, 'greater'), 9.763e-61)).toBeLessThan(1e-4)
    expect(relativeError(fisherExact(theSwiss, 'greater'), byEnumeration(theSwiss, 'greater'))).toBeLessThan(1e-12)
  })

  it.each(alternatives)('equals the enumeration of all tables in whole numbers: %s', (alternative) => {
    fc.assert(
      fc.property(anyTable(60), (cells) => {
        expect(relativeError(fisherExact(cells, alternative), byEnumeration(cells, alternative))).toBeLessThan(1e-12)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps its digits where one side is lopsided and the tail far', () => {
    for (const cells of [table(40, 2, 3, 900), table(0, 80, 90, 60), table(150, 10, 5, 160), table(12, 0, 0, 700)]) {
      for (const alternative of alternatives) {
        expect(relativeError(fisherExact(cells, alternative), byEnumeration(cells, alternative))).toBeLessThan(1e-12)
      }
    }
  })

  it('counts the two sides: greater and less overlap in the observed table only', () => {
    fc.assert(
      fc.property(anyTable(200), (cells) => {
        const both = fisherExact(cells, 'greater') + fisherExact(cells, 'less')
        expect(both).toBeGreaterThan(1 - 1e-12)
        expect(fisherExact(cells, 'two-sided')).toBeGreaterThanOrEqual(
          Math.min(fisherExact(cells, 'greater'), fisherExact(cells, 'less')) * (1 - 1e-12),
        )
      }),
    )
  })

  it('is between 0 and 1, whatever the cells', () => {
    fc.assert(
      fc.property(anyTable(1e6), fc.constantFrom(...alternatives), (cells, alternative) => {
        const p = fisherExact(cells, alternative)
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is the same for the transposed table, and turns greater into less when rows or columns are swapped', () => {
    fc.assert(
      fc.property(anyTable(300), (cells) => {
        for (const alternative of alternatives) {
          expect(
            relativeError(fisherExact(transposed(cells), alternative), fisherExact(cells, alternative)),
          ).toBeLessThan(1e-11)
        }
        for (const swapped of [rowsSwapped(cells), columnsSwapped(cells)]) {
          expect(relativeError(fisherExact(swapped, 'less'), fisherExact(cells, 'greater'))).toBeLessThan(1e-11)
          expect(relativeError(fisherExact(swapped, 'two-sided'), fisherExact(cells, 'two-sided'))).toBeLessThan(1e-11)
        }
      }),
    )
  })

  it('is 1 where the margins leave only one table', () => {
    for (const cells of [
      table(0, 0, 0, 0),
      table(0, 0, 5, 9),
      table(4, 7, 0, 0),
      table(0, 4, 0, 7),
      table(4, 0, 7, 0),
    ]) {
      for (const alternative of alternatives) expect(fisherExact(cells, alternative)).toBe(1)
    }
  })

  it('is near the p-value of G2 for large tables, which agree on what they approximate', () => {
    const cells = table(250_000_000, 250_000_000, 249_960_000, 250_000_000)
    expect(relativeError(fisherExact(cells, 'two-sided'), chiSquaredSurvival(logLikelihood(cells), 1))).toBeLessThan(
      1e-4,
    )
  })

  it('is never 0: what is below 1e-300 is given as 1e-300, and 1 on the other side', () => {
    expect(fisherExact(table(5000, 0, 0, 5000), 'greater')).toBe(1e-300)
    expect(fisherExact(table(5000, 0, 0, 5000), 'two-sided')).toBe(1e-300)
    expect(fisherExact(table(5000, 0, 0, 5000), 'less')).toBe(1)
  })

  it('refuses what is no count and an alternative it does not know', () => {
    expect(() => fisherExact(table(1, 2, 3, -4), 'greater')).toThrow(/^o22 .*-4/)
    expect(() => fisherExact(table(1, 2, 3, 4), 'two.sided' as Alternative)).toThrow(
      new RangeError("alternative must be 'greater', 'less' or 'two-sided', but is two.sided."),
    )
  })
})
