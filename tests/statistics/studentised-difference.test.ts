import { describe, expect, it } from 'vitest'
import { comparedDocuments, squaredStudentisedDifference } from '../../src/statistics/studentised-difference.js'

/** The statistic of an item with these frequencies in documents of these words. */
function statistic(a: readonly (readonly [number, number])[], b: readonly (readonly [number, number])[]): number {
  const of = (documents: readonly (readonly [number, number])[], value: (f: number, w: number) => number) =>
    documents.reduce((sum, [f, w]) => sum + value(f, w), 0)
  const side = (documents: readonly (readonly [number, number])[]) =>
    comparedDocuments(
      documents.length,
      of(documents, (_, w) => w),
      of(documents, (_, w) => w * w),
    )
  const sums = (documents: readonly (readonly [number, number])[]) =>
    [of(documents, (f) => f), of(documents, (f) => f * f), of(documents, (f, w) => f * w)] as const
  return squaredStudentisedDifference(...sums(a), ...sums([...a, ...b]), side(a), side(b))
}

describe('the studentised difference of rates', () => {
  it('is the square of Welch’s t where all documents have one length', () => {
    // Means 4 and 1, variances 1 and 1 of three documents each: t = 3 / sqrt(2 / 3).
    const a = [3, 4, 5].map((f) => [f, 100] as const)
    const b = [0, 1, 2].map((f) => [f, 100] as const)
    expect(statistic(a, b)).toBeCloseTo(13.5, 12)
  })

  it('is the same from both sides, to the last bit', () => {
    const [a, b] = [
      [
        [3, 70],
        [9, 130],
        [1, 33],
      ],
      [
        [2, 41],
        [0, 97],
      ],
    ] as [[number, number][], [number, number][]]
    expect(statistic(a, b)).toBe(statistic(b, a))
  })

  it('is 0 for equal rates and infinite for unequal ones that do not vary', () => {
    const rate = (by: number, ...words: readonly number[]) => words.map((w) => [w * by, w] as const)
    expect(statistic(rate(3, 10, 70), rate(3, 20, 90, 7))).toBe(0)
    expect(statistic(rate(3, 10, 70), rate(2, 20, 90, 7))).toBe(Number.POSITIVE_INFINITY)
    expect(statistic(rate(0, 10, 70), rate(0, 20, 90, 7))).toBe(0)
  })
})
