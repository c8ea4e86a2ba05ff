import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pearson } from '../../src/statistics/pearson.js'
import { spearman } from '../../src/statistics/spearman.js'
import { columns, shuffled } from './generated.js'

const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 30 })

/** Mean ranks by counting, in n squared steps. */
const ranks = (values: readonly number[]) =>
  values.map((value) => {
    const below = values.filter((other) => other < value).length
    return below + (values.filter((other) => other === value).length + 1) / 2
  })

describe('spearman', () => {
  it('is exactly 1 where both rise and -1 where one falls', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBe(1)
    expect(spearman([1, 2, 3, 4], [9, 7, 5, -3])).toBe(-1)
  })

  it("is Pearson's r of the ranks", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = columns(list)
        const [rho, r] = [spearman(x, y), pearson(ranks(x), ranks(y))]
        expect(rho === null).toBe(r === null)
        if (rho !== null && r !== null) expect(rho).toBeCloseTo(r, 12)
      }),
    )
  })

  it('changes in no bit with the order of the pairs, which list is x, or a rising transformation', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([inOrder, otherwise]) => {
        const [x, y] = columns(inOrder)
        const rho = spearman(x, y)
        expect(spearman(...columns(otherwise))).toBe(rho)
        expect(spearman(y, x)).toBe(rho)
        expect(spearman(x.map(Math.exp), y)).toBe(rho)
      }),
    )
  })

  it('has no value where a list does not vary, and for fewer than two pairs', () => {
    expect(spearman([3, 3, 3], [1, 2, 3])).toBeNull()
    expect(spearman([1], [1])).toBeNull()
  })

  it('refuses lists that are too long', () => {
    const long = new Float64Array(200_001)
    expect(() => spearman(long, long)).toThrow('x and y must hold at most 200000 numbers, but hold 200001.')
  })
})
