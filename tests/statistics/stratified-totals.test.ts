import { describe, expect, it } from 'vitest'
import { gammaVariate } from '../../src/statistics/gamma-variate.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { drawStratifiedTotals, type StratumCells, stratifiedTotals } from '../../src/statistics/stratified-totals.js'

const all = [true, true]

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, variance }
}

function drawn(strata: readonly StratumCells[], draws: number, prior?: readonly number[]): number[][] {
  const seen: number[][] = []
  drawStratifiedTotals(strata, { draws, seed: 5 }, (totals) => seen.push([...totals]), prior)
  return seen
}

describe('totals from a stratified sample', () => {
  it('weigh each drawn unit by those it stands for', () => {
    const strata = [
      { size: 100, counts: [8, 2], possible: all },
      { size: 10, counts: [1, 4], possible: all },
    ]
    expect([...(stratifiedTotals(strata) ?? [])]).toEqual([82, 28])
  })

  it('are those of the population where all units were drawn, in every draw', () => {
    const strata = [{ size: 10, counts: [7, 3], possible: all }]
    expect([...(stratifiedTotals(strata) ?? [])]).toEqual([7, 3])
    expect(drawn(strata, 5)).toEqual(new Array(5).fill([7, 3]))
  })

  it('are unknown where a stratum that can differ from all others has no coded unit', () => {
    const strata = [
      { size: 10, counts: [7, 3], possible: all },
      { size: 5, counts: [0, 0], possible: [true, false] },
    ]
    expect(stratifiedTotals(strata)).toBeNull()
    expect(drawStratifiedTotals(strata, { draws: 3, seed: 1 }, () => expect.unreachable())).toBe(false)
  })

  it('join a stratum of fewer than three coded units with the smallest other one with the same cells', () => {
    const strata = [
      { size: 30, counts: [3, 3], possible: all },
      { size: 300, counts: [4, 6], possible: all },
      { size: 60, counts: [0, 0], possible: all },
    ]
    expect([...(stratifiedTotals(strata) ?? [])]).toEqual([45 + 120, 45 + 180])
  })

  it('pass over a stratum without units', () => {
    expect([...(stratifiedTotals([{ size: 0, counts: [0, 0], possible: all }]) ?? [])]).toEqual([0, 0])
  })
})

describe('draws of totals', () => {
  it('have the mean of the sample and the variance of simple random sampling from a finite population', () => {
    const [size, n, k] = [200, 50, 20]
    const values = drawn([{ size, counts: [k, n - k], possible: all }], 4000, [0, 0]).map(([first]) => first ?? 0)
    const share = k / n
    const { mean, variance } = moments(values)
    expect(mean).toBeCloseTo(size * share, 0)
    const expected = (size * (size - n) * share * (1 - share)) / (n - 1)
    expect(variance / expected).toBeGreaterThan(0.9)
    expect(variance / expected).toBeLessThan(1.1)
  })

  it('are the same for the same seed, and always sum to the population', () => {
    const strata = [{ size: 40, counts: [3, 2], possible: all }]
    expect(drawn(strata, 3)).toEqual(drawn(strata, 3))
    for (const [a = 0, b = 0] of drawn(strata, 50)) expect(a + b).toBeCloseTo(40, 9)
  })

  it('do not take a cell for empty because no drawn unit fell into it, unless none can', () => {
    const open = drawn([{ size: 1000, counts: [0, 20], possible: all }], 400)
    expect(open.some(([a = 0]) => a > 20)).toBe(true)
    const closed = drawn([{ size: 1000, counts: [0, 20], possible: [false, true] }], 20)
    expect(closed.every(([a]) => a === 0)).toBe(true)
  })

  it('are shares where the population has no limit', () => {
    const values = drawn([{ size: null, counts: [30, 70], possible: all }], 500).map(([first]) => first ?? 0)
    expect(moments(values).mean).toBeCloseTo(0.3, 1)
    expect(Math.max(...values)).toBeLessThan(1)
  })
})

describe('a gamma variate', () => {
  it.each([0.3, 1, 7.5])('of shape %d has this mean and variance', (shape) => {
    const random = randomNumbers(11, 0)
    const { mean, variance } = moments(Array.from({ length: 20_000 }, () => gammaVariate(shape, random)))
    expect(mean / shape).toBeCloseTo(1, 1)
    expect(variance / shape).toBeGreaterThan(0.9)
    expect(variance / shape).toBeLessThan(1.1)
  })
})
