import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Curve, supportedPoints, turningPoints } from '../../src/statistics/turning-points.js'

const curve = (values: readonly number[], slopes: readonly number[] = values.map(() => 0)): Curve => ({
  values: Float64Array.from(values),
  slopes: Float64Array.from(slopes),
})

describe('turning points', () => {
  it('are where a curve is higher or lower than on both sides', () => {
    expect(turningPoints(curve([0, 1, 3, 2, 1, 2, 4]))).toEqual([
      { kind: 'high', at: 2 },
      { kind: 'low', at: 4 },
    ])
  })

  it('stand for several equal values at the first of them, and never at an end', () => {
    expect(turningPoints(curve([0, 2, 2, 2, 1]))).toEqual([{ kind: 'high', at: 1 }])
    expect(turningPoints(curve([3, 2, 1]))).toEqual([])
    expect(turningPoints(curve([1, 1, 2, 2]))).toEqual([])
  })

  it('are inflections where a curve rises or falls the fastest', () => {
    expect(turningPoints(curve([0, 1, 3, 5, 6, 6.5], [0.5, 1, 2, 1, 0.5, 0.2]))).toEqual([{ kind: 'rise', at: 2 }])
    expect(turningPoints(curve([6, 5, 3, 1, 0.5, 0.4], [-0.5, -1, -2, -1, -0.5, -0.1]))).toEqual([
      { kind: 'fall', at: 2 },
    ])
    // The slowest rise is no inflection of this kind.
    expect(turningPoints(curve([0, 2, 3, 5], [2, 1, 1.5, 2]))).toEqual([])
  })

  it('are none in a curve of equal values, whatever rounding has left in them', () => {
    expect(turningPoints(curve([]))).toEqual([])
    expect(turningPoints(curve([0.1, 0.1 + 1e-12, 0.1 - 1e-12, 0.1 + 1e-12, 0.1]))).toEqual([])
  })

  it('of highs and lows take turns', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 }), (values) => {
        const kinds = turningPoints(curve(values)).map(({ kind }) => kind)
        for (const [index, kind] of kinds.entries()) expect(kind).not.toBe(kinds[index - 1])
      }),
    )
  })
})

describe('the support of a turning point', () => {
  const heights = [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0]
  const observed = curve(heights)
  const shifted = (by: number) => curve(heights.map((_, at) => 5 - Math.abs(at - 5 - by)))

  it('is the share of draws that have it there or one step beside it', () => {
    const draws = Array.from({ length: 100 }, (_, draw) => shifted([0, 1, -1, 0][draw % 4] as number))
    const [point] = supportedPoints(observed, draws, 100)
    expect(point).toMatchObject({ kind: 'high', at: 5, support: 1 })
    expect(point?.interval).toEqual({ low: 4, high: 6 })
    expect(supportedPoints(observed, draws, 200)[0]?.support).toBe(0.5)
  })

  it('is not given by a point that the noise of the curve would explain', () => {
    const bumps = Array.from({ length: 100 }, (_, draw) =>
      curve(heights.map((_, at) => (at === 5 ? 0.1 : 0) + ((draw * (at + 3)) % 11) * 0.1)),
    )
    expect(supportedPoints(observed, bumps, 100)[0]?.support).toBeLessThan(0.1)
  })

  it('is 0 and without an interval where there are no draws', () => {
    expect(supportedPoints(observed, [], 0)).toEqual([{ kind: 'high', at: 5, support: 0, interval: null }])
    expect(supportedPoints(curve([1, 1]), [], 10)).toEqual([])
  })
})
