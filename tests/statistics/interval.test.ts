import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  percentileInterval,
  standardErrorInterval,
  studentisedInterval,
  wilsonInterval,
} from '../../src/statistics/interval.js'

const upTo = (count: number) => Float64Array.from({ length: count }, (_, index) => index + 1)

describe('the studentised interval', () => {
  it('turns the quantiles of the distances over: 25th and 975th of 1,000', () => {
    const draws = upTo(1000).map((value) => (value - 500) / 100)
    // Distances from -4.99 to 5; the error of every draw is 1.
    const { low, high } = studentisedInterval(0, 2, draws, new Float64Array(1000).fill(1))
    expect(low).toBeCloseTo(-2 * 4.75, 12)
    expect(high).toBeCloseTo(2 * 4.75, 12)
  })

  it('weighs each draw by its own error', () => {
    const draws = upTo(1000).map((value) => (value - 500) / 100)
    expect(studentisedInterval(0, 2, draws, new Float64Array(1000).fill(0.5)).high).toBeCloseTo(2 * 9.5, 12)
  })

  it('has no end on the side where too many draws are infinitely far', () => {
    const draws = upTo(1000).map((value) => (value - 500) / 100)
    const errors = draws.map((draw) => (draw < -4.5 ? 0 : 1))
    const { low, high } = studentisedInterval(0, 1, draws, errors)
    expect(high).toBeNull()
    expect(low).toBeCloseTo(-4.75, 12)
  })

  it('is none where nothing varies, and where too few draws are known', () => {
    expect(studentisedInterval(3, 0, [3, 3], [0, 0])).toEqual({ low: null, high: null })
    expect(studentisedInterval(3, 1, new Float64Array(19), new Float64Array(19).fill(1))).toEqual({
      low: null,
      high: null,
    })
    expect(studentisedInterval(3, 1, new Float64Array(40).fill(Number.NaN), new Float64Array(40))).toEqual({
      low: null,
      high: null,
    })
  })
})

describe('the interval from the standard error of draws', () => {
  it('reaches t times the corrected standard deviation to both sides', () => {
    const draws = Float64Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? -1 : 1))
    const deviation = Math.sqrt(1000 / 999) * Math.sqrt(40 / 39)
    const interval = standardErrorInterval(0.5, draws, 40)
    expect(interval?.low).toBeCloseTo(0.5 - 2.02269092003676 * deviation, 10)
    expect(interval?.high).toBeCloseTo(0.5 + 2.02269092003676 * deviation, 10)
  })

  it('leaves out draws that are no number, and is none where nothing can be said', () => {
    const draws = upTo(30)
    const known = standardErrorInterval(15, draws, 9)
    expect(standardErrorInterval(15, [...draws, Number.NaN, Number.POSITIVE_INFINITY], 9)).toEqual(known)
    expect(standardErrorInterval(15, upTo(19), 9)).toBeNull()
    expect(standardErrorInterval(15, draws, 1)).toBeNull()
    expect(standardErrorInterval(Number.NaN, draws, 9)).toBeNull()
    expect(standardErrorInterval(2, new Float64Array(40).fill(2), 9)).toBeNull()
    expect(
      standardErrorInterval(
        2,
        draws.map((_, draw) => (draw % 2 === 0 ? 2 : 2 + 4e-16)),
        9,
      ),
    ).toBeNull()
  })
})

describe('the percentile interval', () => {
  it('has ends that were drawn', () => {
    expect(percentileInterval(upTo(1000).reverse())).toEqual({ low: 25, high: 975 })
    expect(percentileInterval(upTo(19))).toBeNull()
  })
})

describe('the interval of Wilson', () => {
  it('Newcombe 1998, Statistics in Medicine 17:857-872, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29', () => {
    for (const [successes, trials, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(successes, trials)
      expect(interval.low).toBeCloseTo(low, 4)
      expect(interval.high).toBeCloseTo(high, 4)
    }
  })
})

describe('the interval of Wilson, for any share,', () => {
  const trials = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('holds the share, within 0 to 1, and is mirrored for failures', () => {
    fc.assert(
      fc.property(trials, ([successes, n]) => {
        const { low, high } = wilsonInterval(successes, n)
        expect(0 <= low && low <= successes / n && successes / n <= high && high <= 1).toBe(true)
        const failures = wilsonInterval(n - successes, n)
        expect(failures.low).toBeCloseTo(1 - high, 12)
        expect(failures.high).toBeCloseTo(1 - low, 12)
      }),
    )
  })

  it('has ends whose own share is a deviate away from the observed', () => {
    fc.assert(
      fc.property(trials, ([successes, n]) => {
        const { low, high } = wilsonInterval(successes, n, 2)
        for (const end of [low, high]) {
          if (end === 0 || end === 1) continue
          expect((successes / n - end) ** 2 * n).toBeCloseTo(4 * end * (1 - end), 9)
        }
      }),
    )
  })

  it('is all from 0 to 1 where nothing was tried', () => expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 }))
})
