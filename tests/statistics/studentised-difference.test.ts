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
    // Means 4 and 2, variances 16 and 7 of three documents each: t^2 = 2^2 / (16 / 3 + 7 / 3).
    const a = [0, 4, 8].map((f) => [f, 100] as const)
    const b = [0, 1, 5].map((f) => [f, 100] as const)
    expect(statistic(a, b)).toBeCloseTo(12 / 23, 12)
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

  it('is 0 for equal rates', () => {
    const rate = (by: number, ...words: readonly number[]) => words.map((w) => [w * by, w] as const)
    expect(statistic(rate(3, 10, 70), rate(3, 20, 90, 7))).toBe(0)
    expect(statistic(rate(0, 10, 70), rate(0, 20, 90, 7))).toBe(0)
  })

  it('takes the error of a side whose documents do not vary for that of independent words', () => {
    // 0 in 300 words against 30 in 3,000: the rate of both is 1 in 110, and the squared error of the two sides that by their words.
    const [never, even] = [Array(3).fill([0, 100]), Array(3).fill([10, 1000])]
    expect(statistic(never, even)).toBeCloseTo(0.01 ** 2 / (1 / 110 / 300 + 1 / 110 / 3000), 12)
  })
})
