import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatNumber,
  formatProbability,
  formatRate,
  formatShare,
} from '../../../src/report/page/format-number.js'

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-1234, '\u22121,234'],
  ])('writes the count %d as %s', (value, text) => expect(formatCount(value)).toBe(text))

  it.each([
    [0, '0'],
    [0.0345, '0.035'],
    [0.5, '0.50'],
    [9.999, '10.0'],
    [99.96, '100'],
    [12.345, '12.3'],
    [1234.5, '1,235'],
    [-0.25, '\u22120.25'],
    [0.00000123, '1.2 \u00d7 10\u207b\u2076'],
    [6.5e-20, '6.5 \u00d7 10\u207b\u00b2\u2070'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text))

  it('never rounds a probability to 0, nor a share that is not 0', () => {
    expect([1e-12, 0.0123, 0.5].map(formatProbability)).toEqual(['< 0.001', '0.012', '0.50'])
    expect([0, 0.0001, 0.012, 0.5, 1].map(formatShare)).toEqual(['0%', '< 0.1%', '1.2%', '50%', '100%'])
    expect([0, 2.34, 516.4].map(formatRate)).toEqual(['0', '2.3', '516'])
  })
})
