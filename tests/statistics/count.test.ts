import { describe, expect, it } from 'vitest'
import { checkCount, checkTogether } from '../../src/statistics/count.js'

describe('a count', () => {
  it.each([0, 1, Number.MAX_SAFE_INTEGER])('may be %d', (value) => {
    expect(() => checkCount('units', value)).not.toThrow()
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('may not be %d', (value) => {
    expect(() => checkCount('units', value)).toThrow(RangeError)
    expect(() => checkCount('units', value)).toThrow(
      `units must be a whole number from 0 to 9007199254740991, but is ${value}`,
    )
  })
})

describe('counts of two items together', () => {
  it('may be equal', () => {
    expect(() => checkTogether(3, 3, 3)).not.toThrow()
  })

  it('may not be more than either item alone', () => {
    expect(() => checkTogether(4, 3, 5)).toThrow(new RangeError('observed must not exceed unitsA (3), but is 4.'))
    expect(() => checkTogether(4, 5, 3)).toThrow(new RangeError('observed must not exceed unitsB (3), but is 4.'))
  })

  it('are each checked by name', () => {
    expect(() => checkTogether(-1, 3, 5)).toThrow(/^observed .*-1/)
    expect(() => checkTogether(1, 3.5, 5)).toThrow(/^unitsA .*3\.5/)
    expect(() => checkTogether(1, 3, Number.NaN)).toThrow(/^unitsB .*NaN/)
  })
})
