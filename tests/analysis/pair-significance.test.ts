import { describe, expect, it } from 'vitest'
import { admissiblePairs, pairKey, pairsTogether, type UnitCounts } from '../../src/analysis/pair-counts.js'
import { fisherWhereSmall, pairSignificances } from '../../src/analysis/pair-significance.js'
import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import { contingencyTable } from '../../src/statistics/contingency.js'
import { fisherExact } from '../../src/statistics/fisher-exact.js'
import { logLikelihood } from '../../src/statistics/log-likelihood.js'
import { type RandomNumbers, randomNumbers } from '../../src/statistics/random-numbers.js'

/** Concepts of which each stands below the one that `parents` names, or at the top. */
function frameOf(parents: readonly number[]) {
  return { concepts: parents.map((parent, number) => ({ concept: `c${number}`, parent, label: '' })) }
}

/** The counts of units that hold these concepts; no mentions overlap. */
function countsOf(frame: ReturnType<typeof frameOf>, units: readonly (readonly number[])[]): UnitCounts {
  const unitsOf = frame.concepts.map(() => 0)
  const pairs = new Map<number, { apart: number; overlapping: number }>()
  for (const concepts of units) {
    for (const a of concepts) {
      unitsOf[a] = (unitsOf[a] as number) + 1
      for (const b of concepts) {
        if (a >= b) continue
        const pair = pairs.get(pairKey(frame, a, b)) ?? { apart: 0, overlapping: 0 }
        pair.apart += 1
        pairs.set(pairKey(frame, a, b), pair)
      }
    }
  }
  const none = new Int32Array()
  return {
    unit: 'sentence',
    unitsByRank: Int32Array.of(units.length),
    units: units.length,
    unitsOf,
    pairs,
    conceptsByRank: { rank: none, concept: none, units: none },
    pairsByRank: { rank: none, a: none, b: none, apart: none, overlapping: none },
  }
}

/** Units of a corpus in which concepts fall at random, the first of them the rarest; `together` more hold 0 and 1. */
function randomUnits({ fraction }: RandomNumbers, concepts: number, together: number, most = 0.08): number[][] {
  const units = Array.from({ length: 600 }, () =>
    Array.from({ length: concepts }, (_, concept) => concept).filter(
      (concept) => fraction() < 0.01 + (most * concept) / concepts,
    ),
  )
  return [...units, ...Array.from({ length: together }, () => [0, 1])]
}

function hits(frame: ReturnType<typeof frameOf>, counts: UnitCounts): number[] {
  const found = pairSignificances(frame, counts, admissiblePairs(frame, counts))
  return [...found].filter(([, { q }]) => q <= 0.05).map(([key]) => key)
}

describe('the significance of pairs', () => {
  const concepts = 12
  const frame = frameOf(Array(concepts).fill(-1))

  it('finds the pair that was planted', () => {
    for (let corpus = 0; corpus < 20; corpus += 1) {
      const counts = countsOf(frame, randomUnits(randomNumbers(5, corpus), concepts, 8))
      expect(hits(frame, counts)).toContain(pairKey(frame, 0, 1))
    }
  })

  it('lets a pair pass in at most 5 % of corpora in which concepts fall at random, be they frequent or rare', () => {
    const corpora = 200
    for (const most of [0.08, 0.01]) {
      const passed = { ours: 0, seenAlone: 0 }
      for (let corpus = 0; corpus < corpora; corpus += 1) {
        const counts = countsOf(frame, randomUnits(randomNumbers(6, corpus), concepts, 0, most))
        if (hits(frame, counts).length > 0) passed.ours += 1
        const seen = pairsTogether(frame, counts).map(({ table }) => chiSquaredSurvival(logLikelihood(table), 1))
        if (benjaminiHochberg(seen).some((q) => q <= 0.05)) passed.seenAlone += 1
      }
      expect(passed.ours / corpora).toBeLessThanOrEqual(0.05)
      // Rare concepts that were seen together by chance stand out where only pairs seen together count, by G2.
      if (most === 0.01) expect(passed.seenAlone / corpora).toBeGreaterThan(0.1)
    }
  })

  it('counts every pair of concepts that occur as a test, together or not, and none of a concept and one above it', () => {
    // 0 is above 1 and 2, 3 stands apart, 4 occurs nowhere.
    const tree = frameOf([-1, 0, 0, -1, -1])
    const counts = countsOf(tree, [[0, 1], [0, 2], [3], [0, 1, 3], []])
    const keys = admissiblePairs(tree, counts)
    const pair = (a: number, b: number) => pairKey(tree, a, b)
    expect(keys).toEqual([pair(0, 3), pair(1, 2), pair(1, 3), pair(2, 3)])
    expect(pairsTogether(tree, counts).map(({ a, b }) => pair(a, b))).toEqual([pair(0, 3), pair(1, 3)])
    const found = pairSignificances(tree, counts, keys)
    const p = keys.map((key) => found.get(key)?.p as number)
    expect(keys.map((key) => found.get(key)?.q)).toEqual([...benjaminiHochberg(p)])
  })

  it('is Fisher’s where an expected cell is below 5, and that of G2 where none is', () => {
    const small = contingencyTable(4, 10, 20, 100)
    expect(fisherWhereSmall(small)).toBe(fisherExact(small, 'two-sided'))
    expect(fisherWhereSmall(contingencyTable(12, 25, 20, 100))).toBeNull()
    const two = frameOf([-1, -1])
    const large = [...Array(40).fill([0]), ...Array(40).fill([1]), ...Array(30).fill([0, 1]), ...Array(40).fill([])]
    const counts = countsOf(two, large as number[][])
    const g2 = logLikelihood(contingencyTable(30, 70, 70, 150))
    expect(pairSignificances(two, counts, [1]).get(1)?.p).toBe(chiSquaredSurvival(g2, 1))
  })
})
