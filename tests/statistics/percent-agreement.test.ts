import { describe, expect, it } from 'vitest'
import { percentAgreement } from '../../src/statistics/percent-agreement.js'

describe('percentAgreement', () => {
  it('of two coders is the share of units on which they agree', () => {
    expect(
      percentAgreement([
        ['a', 'b', 'c', 'a'],
        ['a', 'b', 'a', 'a'],
      ]),
    ).toBe(75)
  })

  it('of more is the share of pairs of values that agree, units with one value left out', () => {
    expect(
      percentAgreement([
        [1, 1, null],
        [1, 2, 3],
        [1, 2, null],
      ]),
    ).toBe((100 * 4) / 6)
  })

  it('has no value where no unit has two', () => {
    expect(
      percentAgreement([
        [1, null],
        [null, 2],
      ]),
    ).toBeNull()
    expect(percentAgreement([])).toBeNull()
  })

  it('tells a number from the same figure as text', () => {
    expect(percentAgreement([[1], ['1']])).toBe(0)
  })

  it('refuses coders with different numbers of units, and NaN', () => {
    expect(() => percentAgreement([[1, 2], [1]])).toThrow(
      'every coder must have 2 units, as the first has, but ratings[1] has 1.',
    )
    expect(() => percentAgreement([[1], [Number.NaN]])).toThrow(/^ratings\[1\]\[0\] must be finite/)
  })
})
