import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pearson } from '../../src/statistics/pearson.js'
import { columns, shuffled } from './generated.js'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const pairs = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 30 })

describe('pearson', () => {
  it('is 1 along a rising line and -1 along a falling one', () => {
    expect(pearson([1, 2, 3, 7], [12, 14, 16, 24])).toBeCloseTo(1, 15)
    expect(pearson([1, 2, 3, 7], [-1, -2, -3, -7])).toBeCloseTo(-1, 15)
  })

  it('is from -1 to 1, and does not change in any bit with the order of the pairs or which list is x', () => {
    fc.assert(
      fc.property(shuffled(pairs), ([inOrder, otherwise]) => {
        const [x, y] = columns(inOrder)
        const r = pearson(x, y)
        expect(pearson(...columns(otherwise))).toBe(r)
        expect(pearson(y, x)).toBe(r)
        if (r !== null) expect(r >= -1 && r <= 1).toBe(true)
      }),
    )
  })

  it('takes the largest and the smallest numbers', () => {
    expect(pearson([1e300, 2e300, 3e300], [1e-300, 2e-300, 3e-300])).toBeCloseTo(1, 12)
    expect(pearson([-1.7e308, 1.7e308], [0, 5])).toBeCloseTo(1, 12)
  })

  it('has no value where a list does not vary, and for fewer than two pairs', () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull()
    expect(pearson([1], [1])).toBeNull()
    expect(pearson([], [])).toBeNull()
  })

  it('refuses lists of different lengths and what is no finite number', () => {
    expect(() => pearson([1], [1, 2])).toThrow('x and y must be as long, but are 1 and 2.')
    expect(() => pearson([1, 2], [1, Number.NaN])).toThrow('y[1] must be a finite number, but is NaN.')
  })
})
