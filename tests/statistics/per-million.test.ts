import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perMillion } from '../../src/statistics/per-million.js'

describe('perMillion', () => {
  it('Gabrielatos & Marchi 2012, slide 18: the rates behind a %DIFF of 88.7', () => {
    const first = perMillion(206_523, 959_641)
    const second = perMillion(178_174, 1_562_358)
    expect((100 * (first - second)) / second).toBeCloseTo(88.7, 1)
  })

  it('is exact where the rate is a whole number', () => {
    expect(perMillion(3, 1_000_000)).toBe(3)
    expect(perMillion(340, 10_000)).toBe(34_000)
    expect(perMillion(0, 10_000)).toBe(0)
  })

  it('is the same for all sizes in the same proportion', () => {
    fc.assert(
      fc.property(fc.nat(1e5), fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1000 }), (f, words, by) => {
        expect(perMillion(f * by, words * by)).toBe(perMillion(f, words))
      }),
    )
  })

  it('is 0 without words', () => {
    expect(perMillion(0, 0)).toBe(0)
    expect(perMillion(2, 0)).toBe(0)
  })

  it('refuses what is no count', () => {
    expect(() => perMillion(-1, 10)).toThrow(/^frequency .*-1/)
    expect(() => perMillion(1, Number.NaN)).toThrow(/^words .*NaN/)
  })
})
