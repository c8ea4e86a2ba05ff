import { describe, expect, it } from 'vitest'
import { coverage, coverageOfDifference, populations, truthOf } from '../../bench/validation/simulate.js'
import { classification } from '../../src/statistics/classification.js'
import { correctedShares } from '../../src/statistics/corrected-shares.js'
import { drawSample } from '../../src/statistics/draw-sample.js'

const even = (counts: readonly number[]) => [{ size: null, counts, possible: [true, true, true, true] }]

describe('precision, recall and F1', () => {
  it('are those of the table of cells where every unit counts the same', () => {
    const { precision, recall, f1, accuracy } = classification(even([12, 8, 11, 294]))
    expect([precision.value, recall.value, accuracy.value]).toEqual([12 / 20, 12 / 23, 306 / 325])
    expect(f1.value).toBeCloseTo(24 / 43, 12)
  })

  it('lie inside their intervals', () => {
    for (const counts of [
      [10, 0, 0, 10],
      [0, 5, 5, 10],
      [3, 1, 0, 40],
    ]) {
      for (const { value, low, high } of Object.values(classification(even(counts)))) {
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
      }
    }
  })

  it('are missing, not a division by zero, where nothing is marked or nothing is there', () => {
    const { precision, recall } = classification([
      { size: 50, counts: [0, 0, 0, 10], possible: [false, false, true, true] },
    ])
    expect(precision).toEqual({ value: null, low: null, high: null })
    expect(recall).toEqual({ value: null, low: null, high: null })
  })

  const planted = Object.entries(populations).slice(0, 3)

  it.each(planted)(
    'planted in a population are recovered, and their intervals cover them: %s',
    (_, population) => {
      const found = coverage(population, { classification, drawSample }, { samples: 150, draws: 200 })
      for (const { truth, mean, covered } of Object.values(found)) {
        expect(Math.abs(mean - truth)).toBeLessThan(0.03)
        // Of 150 samples, 0.95 give or take three standard errors; bench/VALIDATION.md has 1,000 of each.
        expect(covered).toBeGreaterThan(0.89)
      }
    },
    60_000,
  )

  it('are planted as .7 and .6', () => {
    for (const [, population] of planted) {
      expect(truthOf(population).precision).toBeCloseTo(0.7, 2)
      expect(truthOf(population).recall).toBeCloseTo(0.6, 2)
    }
  })
})

describe('shares corrected for measured error', () => {
  it('are the raw ones where nobody found an error among all units', () => {
    const strata = [
      { size: 3, counts: [0, 0, 3], possible: [true, false, true] },
      { size: 7, counts: [0, 0, 7], possible: [false, true, true] },
    ]
    const { shares, differences } = correctedShares([{ units: 10, marked: 3 }], strata)
    expect(shares).toEqual([{ value: 0.3, low: 0.3, high: 0.3 }])
    expect(differences).toEqual([])
  })

  it('leave out false positives and add what was missed', () => {
    const strata = [
      { size: 30, counts: [4, 0, 6], possible: [true, false, true] },
      { size: 70, counts: [0, 2, 8], possible: [false, true, true] },
    ]
    expect(correctedShares([{ units: 100, marked: 30 }], strata).shares[0]?.value).toBeCloseTo((30 - 12 + 14) / 100, 12)
  })

  it('mend a difference between groups that the machine gets wrong', () => {
    const { truth, naive, naiveLow, mean, covered } = coverageOfDifference(
      { correctedShares, drawSample },
      { samples: 200, draws: 200 },
    )
    expect(naive - truth).toBeGreaterThan(0.01)
    expect(naiveLow).toBeGreaterThan(truth)
    expect(Math.abs(mean - truth)).toBeLessThan(0.004)
    expect(covered).toBeGreaterThan(0.9)
  }, 60_000)
})
