import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquaredSurvival } from '../../src/statistics/chi-squared.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'

/** p of the hypothesis that all cells are equally likely. */
function uniformity(cells: ArrayLike<number>): number {
  const counts = Array.from(cells)
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return chiSquaredSurvival(statistic, counts.length - 1)
}

const seeds = [0, 1, 2, 20_260_101, 2 ** 32 - 1]

// The seeds are fixed, so that these tests give the same p each time; a bound of 1e-4 would fail a good generator once in
// some hundred choices of seeds.
describe('random numbers', () => {
  it('fill a hundred cells evenly, in every stream', () => {
    for (const seed of seeds) {
      for (const stream of [0, 1, 2, 999, 2 ** 32 - 1]) {
        const { below } = randomNumbers(seed, stream)
        const cells = new Float64Array(100)
        for (let turn = 0; turn < 20_000; turn += 1) {
          const drawn = below(100)
          cells[drawn] = (cells[drawn] ?? 0) + 1
        }
        expect(uniformity(cells)).toBeGreaterThan(1e-4)
      }
    }
  })

  it('are evenly spread over the streams too: the first numbers of 20,000 neighbouring streams', () => {
    for (const seed of seeds) {
      const cells = new Float64Array(100)
      const pairs = new Float64Array(100)
      let before = randomNumbers(seed, 20_000).below(10)
      for (let stream = 0; stream < 20_000; stream += 1) {
        const first = randomNumbers(seed, stream).below(100)
        cells[first] = (cells[first] ?? 0) + 1
        const pair = before * 10 + (first % 10)
        pairs[pair] = (pairs[pair] ?? 0) + 1
        before = first % 10
      }
      expect(uniformity(cells)).toBeGreaterThan(1e-4)
      expect(uniformity(pairs)).toBeGreaterThan(1e-4)
    }
  })

  it('have every bit set half of the time', () => {
    const { next } = randomNumbers(7)
    const set = new Float64Array(32)
    for (let drawn = 0; drawn < 10_000; drawn += 1) {
      const bits = next()
      for (let bit = 0; bit < 32; bit += 1) set[bit] = (set[bit] ?? 0) + ((bits >>> bit) & 1)
    }
    for (const count of set) expect(Math.abs(count - 5000)).toBeLessThan(4.5 * 50)
  })

  it('are the same for the same seed and stream, and others for any other', () => {
    const first = (seed: number, stream: number) => {
      const { next } = randomNumbers(seed, stream)
      return [next(), next(), next(), next()].join()
    }
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(word, word, (seed, stream) => {
        expect(first(seed, stream)).toBe(first(seed, stream))
        expect(first(seed, (stream + 1) % 2 ** 32)).not.toBe(first(seed, stream))
        expect(first((seed + 1) % 2 ** 32, stream)).not.toBe(first(seed, stream))
      }),
    )
    const all = Array.from({ length: 100 }, (_, seed) =>
      Array.from({ length: 100 }, (_, stream) => first(seed, stream)),
    )
    expect(new Set(all.flat()).size).toBe(10_000)
  })

  it('stay in their bounds, also where the bound is no power of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.nat(1000), (bound, seed) => {
        const { below, fraction, next } = randomNumbers(seed)
        const [a, b, c] = [below(bound), fraction(), next()]
        expect(Number.isInteger(a) && a >= 0 && a < bound).toBe(true)
        expect(b >= 0 && b < 1).toBe(true)
        expect(Number.isInteger(c) && c >= 0 && c < 2 ** 32).toBe(true)
      }),
    )
  })

  it('favour no number where the bound is just above half of 2^32', () => {
    const bound = 3 * 2 ** 30
    const { below } = randomNumbers(3)
    const thirds = new Float64Array(3)
    for (let drawn = 0; drawn < 30_000; drawn += 1) {
      const third = Math.floor(below(bound) / 2 ** 30)
      thirds[third] = (thirds[third] ?? 0) + 1
    }
    // A remainder of 2^32 would put half of all numbers into the first third.
    expect(uniformity(thirds)).toBeGreaterThan(1e-4)
  })

  it('below a bound are remainders, to the last one, of numbers that no remainder is favoured by', () => {
    const bounds = fc.oneof(
      fc.integer({ min: 1, max: 2 ** 32 }),
      fc.integer({ min: 2 ** 31 - 3, max: 2 ** 31 + 3 }),
      fc.integer({ min: 1, max: 9 }),
    )
    fc.assert(
      fc.property(bounds, fc.nat(), (bound, seed) => {
        const { below } = randomNumbers(seed)
        const { next } = randomNumbers(seed)
        for (let turn = 0; turn < 20; turn += 1) {
          let number = next()
          while (number >= 2 ** 32 - (2 ** 32 % bound)) number = next()
          expect(below(bound)).toBe(number % bound)
        }
      }),
    )
  })
})
