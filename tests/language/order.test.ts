import { describe, expect, it } from 'vitest'
import { compareCodeUnits } from '../../src/language/order.js'

describe('the order of every result', () => {
  it('is that of the code units, in no language', () => {
    expect(['b', 'Z', 'a', 'é', 'z', '', 'aa', '10', '9', '\ufb01', '😀'].sort(compareCodeUnits)).toEqual([
      '',
      '10',
      '9',
      'Z',
      'a',
      'aa',
      'b',
      'z',
      'é',
      '😀',
      '\ufb01',
    ])
    expect(compareCodeUnits('a', 'a')).toBe(0)
    expect(compareCodeUnits('a', 'b')).toBe(-1)
    expect(compareCodeUnits('b', 'a')).toBe(1)
  })
})
