import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jensenShannon } from '../../src/statistics/jensen-shannon.js'
import { columns, count, shuffled } from './generated.js'

const pairs = fc
  .array(fc.tuple(count(1000), count(1000)), { maxLength: 40 })
  .filter((list) => list.some(([a]) => a > 0) && list.some(([, b]) => b > 0))

/** The definition, term by term. */
function byDefinition(a: readonly number[], b: readonly number[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const towards = (p: number, m: number) => (p === 0 ? 0 : p * Math.log2(p / m))
  return sum(
    a.map((inA, index) => {
      const [p, q] = [inA / sum(a), (b[index] ?? 0) / sum(b)]
      return (towards(p, (p + q) / 2) + towards(q, (p + q) / 2)) / 2
    }),
  )
}

describe('jensenShannon', () => {
  it('is exactly 0 for the same shares and exactly 1 for nothing in common', () => {
    fc.assert(
      fc.property(
        fc.array(count(1000)).filter((counts) => counts.some((value) => value > 0)),
        fc.integer({ min: 1, max: 99 }),
        (counts, by) => {
          const more = counts.map((value) => value * by)
          expect(jensenShannon(counts, more)).toBe(0)
          const none = counts.map(() => 0)
          expect(jensenShannon([...counts, ...none], [...none, ...more])).toBe(1)
        },
      ),
    )
  })

  it('equals the definition, and is from 0 to 1', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = columns(list)
        const value = jensenShannon(a, b) ?? Number.NaN
        expect(Math.abs(value - byDefinition(a, b))).toBeLessThan(1e-12)
        expect(value >= 0 && value <= 1).toBe(true)
      }),
    )
  })

  it('does not change in any bit with the order of the items, nor with which one is A', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([inOrder, otherwise]) => {
        const [a, b] = columns(inOrder)
        expect(jensenShannon(b, a)).toBe(jensenShannon(a, b))
        expect(jensenShannon(...columns(otherwise))).toBe(jensenShannon(a, b))
      }),
    )
  })

  it('needs only the shared items where the totals are given, to the last bit', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = columns(list)
        const [sharedA, sharedB] = columns(list.filter(([inA, inB]) => inA > 0 && inB > 0))
        const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
        expect(jensenShannon(sharedA, sharedB, total(a), total(b))).toBe(jensenShannon(a, b))
      }),
    )
  })

  it('has a square root that obeys the triangle inequality', () => {
    const three = fc.array(fc.tuple(count(50), count(50), count(50)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(three, (list) => {
        const column = (place: 0 | 1 | 2) => list.map((row) => row[place])
        const distance = (one: 0 | 1 | 2, other: 0 | 1 | 2) => jensenShannon(column(one), column(other))
        const [ab, bc, ac] = [distance(0, 1), distance(1, 2), distance(0, 2)]
        if (ab === null || bc === null || ac === null) return
        expect(Math.sqrt(ac)).toBeLessThanOrEqual(Math.sqrt(ab) + Math.sqrt(bc) + 1e-7)
      }),
    )
  })

  it('has no value where one of them is empty', () => {
    expect(jensenShannon([0, 0], [1, 2])).toBeNull()
    expect(jensenShannon([], [])).toBeNull()
  })

  it('refuses what is no count, other lengths, and a total below its sum', () => {
    expect(() => jensenShannon([1, 2.5], [1, 2])).toThrow(/^a\[1\] .*2\.5/)
    expect(() => jensenShannon([1], [1, 2])).toThrow('a and b must be as long, but are 1 and 2.')
    expect(() => jensenShannon([5], [5], 4)).toThrow('totalA must be at least the sum of its counts (5), but is 4.')
  })
})
