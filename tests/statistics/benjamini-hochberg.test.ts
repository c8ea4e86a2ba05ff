import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js'

/** The fifteen p-values of Benjamini & Hochberg 1995, p. 295. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]
const adjusted = [
  0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231,
  0.813214, 1,
]

/** The step-up rule as published: reject the k smallest, with k the largest for which p(k) <= k level / m. */
function rejectedByDefinition(pValues: readonly number[], level: number): boolean[] {
  const rising = [...pValues].sort((a, b) => a - b)
  let bound = -1
  rising.forEach((p, index) => {
    if (p <= ((index + 1) * level) / rising.length) bound = p
  })
  return pValues.map((p) => p <= bound)
}

/** q by its definition, in quadratic time: the smallest m p' / (number of p-values <= p') over all p' >= p. */
function adjustedByDefinition(pValues: readonly number[]): number[] {
  return pValues.map((p) =>
    Math.min(
      1,
      ...pValues
        .filter((other) => other >= p)
        .map((other) => (other * pValues.length) / pValues.filter((each) => each <= other).length),
    ),
  )
}

const pValue = fc.oneof(
  fc.constantFrom(0, 1, 0.05, 0.01, 1e-300),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
)
const pValues = fc.array(pValue, { maxLength: 60 })

describe('benjaminiHochberg', () => {
  it('Benjamini & Hochberg 1995, p. 295: adjusts the fifteen p-values', () => {
    const q = benjaminiHochberg(published)
    adjusted.forEach((value, index) => {
      expect(q[index]).toBeCloseTo(value, 6)
    })
  })

  it('Benjamini & Hochberg 1995, p. 295: rejects four at 0.05', () => {
    expect([...benjaminiHochberg(published)].filter((q) => q <= 0.05)).toHaveLength(4)
  })

  it('equals its definition', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const expected = adjustedByDefinition(values)
        benjaminiHochberg(values).forEach((q, index) => {
          expect(q).toBeCloseTo(expected[index] ?? Number.NaN, 14)
        })
      }),
    )
  })

  it('rejects at every level what the step-up rule rejects', () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 1e-6, max: 0.999, noNaN: true }), (values, level) => {
        // Levels within rounding of a q are decided by the rounding.
        const q = benjaminiHochberg(values)
        fc.pre(q.every((each) => Math.abs(each - level) > 1e-12))
        expect([...q].map((each) => each <= level)).toEqual(rejectedByDefinition(values, level))
      }),
    )
  })

  it('never falls below p nor rises above 1, gives ties the same q, and keeps the order of size', () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const q = benjaminiHochberg(values)
        values.forEach((p, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(p)
          expect(q[i]).toBeLessThanOrEqual(1)
          values.forEach((other, j) => {
            if (p === other) expect(q[i]).toBe(q[j])
            if (p < other) expect(q[i]).toBeLessThanOrEqual(q[j] ?? Number.NaN)
          })
        })
      }),
    )
  })

  it('keeps the order of the input, and no bit depends on it', () => {
    const shuffled = pValues.chain((values) =>
      fc
        .shuffledSubarray(
          values.map((_, index) => index),
          { minLength: values.length },
        )
        .map((order) => ({ values, order })),
    )
    fc.assert(
      fc.property(shuffled, ({ values, order }) => {
        const q = benjaminiHochberg(values)
        const moved = benjaminiHochberg(order.map((index) => values[index] ?? Number.NaN))
        order.forEach((index, position) => {
          expect(moved[position]).toBe(q[index])
        })
      }),
    )
  })

  it('does not change its input, and takes a typed array as well', () => {
    const values = Float64Array.of(0.9, 0.01, 0.5)
    expect(benjaminiHochberg(values)).toEqual(benjaminiHochberg([0.9, 0.01, 0.5]))
    expect([...values]).toEqual([0.9, 0.01, 0.5])
  })

  it('leaves none, one, all 0 and all 1 as they are', () => {
    expect(benjaminiHochberg([])).toHaveLength(0)
    expect([...benjaminiHochberg([0.037])]).toEqual([0.037])
    expect([...benjaminiHochberg([0, 0, 0])]).toEqual([0, 0, 0])
    expect([...benjaminiHochberg([1, 1])]).toEqual([1, 1])
    expect([...benjaminiHochberg([0, 1])]).toEqual([0, 1])
    expect([...benjaminiHochberg([0.2, 0.2, 0.2])]).toEqual([0.2, 0.2, 0.2])
  })

  it.each([Number.NaN, -0.01, 1.01, Number.POSITIVE_INFINITY])('refuses %d, saying where it stands', (value) => {
    expect(() => benjaminiHochberg([0.5, value])).toThrow(
      new RangeError(`pValues[1] must be from 0 to 1, but is ${value}.`),
    )
  })
})
