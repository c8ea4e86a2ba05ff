import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTau } from '../../src/statistics/kendall-tau.js'
import { columns, shuffled } from './generated.js'

const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 40 })

/** The definition, pair by pair. */
function byDefinition(x: readonly number[], y: readonly number[]): number {
  let [difference, differX, differY] = [0, 0, 0]
  for (let i = 0; i < x.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const signX = Math.sign((x[i] ?? 0) - (x[j] ?? 0))
      const signY = Math.sign((y[i] ?? 0) - (y[j] ?? 0))
      difference += signX * signY
      differX += Math.abs(signX)
      differY += Math.abs(signY)
    }
  }
  return difference / Math.sqrt(differX * differY)
}

describe('kendallTau', () => {
  it('is exactly 1 for the same order, -1 for the opposite, and 1 - 2 / 6 for one exchange among four', () => {
    expect(kendallTau([1, 2, 3, 4], [5, 6, 7, 8])).toBe(1)
    expect(kendallTau([1, 2, 3, 4], [8, 7, 6, 5])).toBe(-1)
    expect(kendallTau([1, 2, 3, 4], [1, 2, 4, 3])).toBe(4 / 6)
  })

  it('equals the definition, or has no value where that divides by 0', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = columns(list)
        const expected = byDefinition(x, y)
        const tau = kendallTau(x, y)
        if (Number.isNaN(expected)) expect(tau).toBeNull()
        else expect(tau).toBe(Math.max(-1, Math.min(1, expected)))
      }),
    )
  })

  it('changes in no bit with the order of the items, which ranking is x, or a rising transformation', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([inOrder, otherwise]) => {
        const [x, y] = columns(inOrder)
        const tau = kendallTau(x, y)
        expect(kendallTau(...columns(otherwise))).toBe(tau)
        expect(kendallTau(y, x)).toBe(tau)
        expect(kendallTau(x, y.map(Math.exp))).toBe(tau)
      }),
    )
  })

  it('leaves its input as it is, and is quick with 100,000 items', () => {
    const x = Float64Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003)
    const before = Float64Array.from(x)
    expect(kendallTau(x, x)).toBe(1)
    expect(x).toEqual(before)
  })

  it('has no value where all are tied, and for fewer than two items', () => {
    expect(kendallTau([2, 2, 2], [1, 2, 3])).toBeNull()
    expect(kendallTau([1], [1])).toBeNull()
    expect(kendallTau([], [])).toBeNull()
  })
})
