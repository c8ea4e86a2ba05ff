import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js'
import { smallestProbability } from '../../src/statistics/probability.js'
import { type RandomNumbers, randomNumbers } from '../../src/statistics/random-numbers.js'
import { addIndependent, shiftShares, sumDistribution, twoSidedProbability } from '../../src/statistics/shift-test.js'

const places = fc
  .integer({ min: 1, max: 12 })
  .chain((units) =>
    fc.tuple(
      fc.constant(units),
      fc.uniqueArray(fc.nat(units - 1), { minLength: 1 }),
      fc.uniqueArray(fc.nat(units - 1), { minLength: 1 }),
    ),
  )

/** Units with both, when b is moved on by some units in a ring. */
const together = (a: readonly number[], b: readonly number[], units: number, shift: number) =>
  a.filter((unit) => b.some((other) => (other + shift) % units === unit)).length

describe('the shares of circular shifts', () => {
  it('count every shift once, as one does who turns the ring', () => {
    fc.assert(
      fc.property(places, ([units, a, b]) => {
        const counts = Array.from({ length: units }, (_, shift) => together(a, b, units, shift))
        const expected = Array.from(
          { length: Math.max(...counts) + 1 },
          (_, k) => counts.filter((count) => count === k).length / units,
        )
        expect([...shiftShares(a, b, units)]).toEqual(expected)
      }),
    )
  })

  it('have the mean of a random order', () => {
    fc.assert(
      fc.property(places, ([units, a, b]) => {
        const mean = shiftShares(a, b, units).reduce((sum, share, k) => sum + k * share, 0)
        expect(mean).toBeCloseTo((a.length * b.length) / units, 12)
      }),
    )
  })
})

describe('the sum over documents', () => {
  it('has the tails of all combinations of shifts', () => {
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 3 }), fc.nat(8), (documents, observed) => {
        const sum = sumDistribution(observed)
        for (const [units, a, b] of documents) addIndependent(sum, shiftShares(a, b, units))
        let sums = [{ sum: 0, share: 1 }]
        for (const [units, a, b] of documents)
          sums = sums.flatMap((before) =>
            Array.from({ length: units }, (_, shift) => ({
              sum: before.sum + together(a, b, units, shift),
              share: before.share / units,
            })),
          )
        const tail = (is: (value: number) => boolean) =>
          sums.filter((each) => is(each.sum)).reduce((all, { share }) => all + share, 0)
        const expected = Math.min(
          1,
          2 *
            Math.min(
              tail((value) => value >= observed),
              tail((value) => value <= observed),
            ),
        )
        expect(twoSidedProbability(sum)).toBeCloseTo(expected, 10)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the digits of a probability that 1 minus a sum would lose, and is never 0', () => {
    const half = Float64Array.of(0.5, 0.5)
    const all = sumDistribution(200)
    for (let document = 0; document < 200; document += 1) addIndependent(all, half)
    expect(twoSidedProbability(all) / (2 * 2 ** -200)).toBeCloseTo(1, 12)
    const tiny = sumDistribution(2000)
    for (let document = 0; document < 2000; document += 1) addIndependent(tiny, half)
    expect(twoSidedProbability(tiny)).toBe(smallestProbability)
  })
})

/** Documents whose sentences speak of each concept in runs, some documents much more than others: nothing ties one to another. */
function unrelatedConcepts(
  random: RandomNumbers,
  concepts: number,
  documents: number,
): { units: number; at: number[][] }[] {
  return Array.from({ length: documents }, () => {
    const units = 30 + random.below(60)
    const intensity = random.fraction() ** 2
    const at = Array.from({ length: concepts }, () => {
      const found = new Set<number>()
      while (random.fraction() < intensity && found.size < units / 3) {
        const from = random.below(units)
        for (let run = 0; run <= random.below(4); run += 1) found.add((from + run) % units)
      }
      return [...found].sort((a, b) => a - b)
    })
    return { units, at }
  })
}

function probability(documents: readonly { units: number; at: number[][] }[], a: number, b: number): number {
  const both = documents.map(({ units, at }) => [units, at[a] ?? [], at[b] ?? []] as const)
  const sum = sumDistribution(both.reduce((count, [, x, y]) => count + x.filter((unit) => y.includes(unit)).length, 0))
  for (const [units, x, y] of both) addIndependent(sum, shiftShares(x, y, units))
  return twoSidedProbability(sum)
}

describe('the test of pairs', () => {
  const concepts = 8
  const pairs = Array.from({ length: concepts }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat()

  it('finds no pair among unrelated concepts of the same documents more often than q says, and a planted one in 19 of 20 corpora', () => {
    const random = randomNumbers(8)
    const corpora = 150
    let falseHits = 0
    let planted = 0
    for (let corpus = 0; corpus < corpora; corpus += 1) {
      const documents = unrelatedConcepts(random, concepts, 25)
      const q = benjaminiHochberg(pairs.map(([a, b]) => probability(documents, a, b)))
      if (q.some((value) => value <= 0.05)) falseHits += 1
      for (const { at } of documents)
        at[1] = [...new Set([...(at[1] ?? []), ...(at[0] ?? []).filter((unit) => unit % 2 === 0)])].sort(
          (a, b) => a - b,
        )
      const withPlanted = benjaminiHochberg(pairs.map(([a, b]) => probability(documents, a, b)))
      if ((withPlanted[pairs.findIndex(([a, b]) => a === 1 && b === 0)] ?? 1) <= 0.05) planted += 1
    }
    // 5 % of 150 corpora is 7.5; the bound allows for chance (two standard deviations).
    expect(falseHits / corpora).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / corpora))
    expect(planted / corpora).toBeGreaterThanOrEqual(0.95)
  })
})
