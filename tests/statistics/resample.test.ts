import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import { bootstrapWeights, permutationProbability, permutedGroup } from '../../src/statistics/resample.js'

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const draw = fc.nat(100_000)
const size = fc.integer({ min: 1, max: 300 })

describe('bootstrapWeights', () => {
  it('are whole numbers that sum to the number of documents', () => {
    fc.assert(
      fc.property(size, seed, draw, (documents, from, number) => {
        const weights = bootstrapWeights(documents, from, number)
        expect(weights).toHaveLength(documents)
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(documents)
        expect(weights.every((weight) => weight >= 0)).toBe(true)
      }),
    )
  })

  it('hang on the seed and the number of the draw, not on what was drawn before or into what', () => {
    fc.assert(
      fc.property(size, seed, draw, (documents, from, number) => {
        const alone = bootstrapWeights(documents, from, number)
        const into = new Int32Array(documents).fill(9)
        bootstrapWeights(documents, from, number + 1, into)
        expect(bootstrapWeights(documents, from, number, into)).toBe(into)
        expect(into).toEqual(alone)
      }),
    )
  })

  it('draw every document as often as any other: 2,000 draws of 50', () => {
    const sums = new Float64Array(50)
    let unseen = 0
    for (let number = 0; number < 2000; number += 1) {
      bootstrapWeights(50, 5, number).forEach((weight, document) => {
        sums[document] = (sums[document] ?? 0) + weight
        if (weight === 0) unseen += 1
      })
    }
    const statistic = sums.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
    expect(chiSquaredSurvival(statistic, 49)).toBeGreaterThan(1e-4)
    // A document stands in no draw of n with probability (1 - 1 / n)^n.
    expect(Math.abs(unseen / 100_000 - (1 - 1 / 50) ** 50)).toBeLessThan(0.005)
  })

  it('of no and of one document are all there is', () => {
    expect(bootstrapWeights(0, 1, 1)).toEqual(new Int32Array(0))
    expect(bootstrapWeights(1, 1, 1)).toEqual(new Int32Array([1]))
  })
})

describe('permutedGroup', () => {
  it('holds as many different documents as were asked for, the same ones each time', () => {
    fc.assert(
      fc.property(size, fc.nat(300), seed, draw, (documents, wanted, from, number) => {
        const chosen = Math.min(wanted, documents)
        const group = permutedGroup(documents, chosen, from, number)
        expect(new Set(group).size).toBe(chosen)
        expect(group.every((document) => document >= 0 && document < documents)).toBe(true)
        const into = new Int32Array(documents).fill(-1)
        expect(permutedGroup(documents, chosen, from, number, into)).toEqual(group)
      }),
    )
  })

  it('gives each of the 20 sets of 3 of 6 as often as any other: 20,000 draws', () => {
    const sets = new Map<string, number>()
    for (let number = 0; number < 20_000; number += 1) {
      const key = [...permutedGroup(6, 3, 11, number)].sort((a, b) => a - b).join()
      sets.set(key, (sets.get(key) ?? 0) + 1)
    }
    expect(sets.size).toBe(20)
    const statistic = [...sets.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquaredSurvival(statistic, 19)).toBeGreaterThan(1e-4)
  })
})

describe('permutationProbability', () => {
  it('counts the observation itself, and is never 0', () => {
    expect(permutationProbability(0, 999)).toBe(0.001)
    expect(permutationProbability(999, 999)).toBe(1)
    expect(permutationProbability(0, 0)).toBe(1)
  })
})
