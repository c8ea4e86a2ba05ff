import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inverseDocumentFrequency } from '../../src/statistics/inverse-document-frequency.js'

describe('inverseDocumentFrequency', () => {
  it('is the natural logarithm of documents over documents with the item', () => {
    expect(inverseDocumentFrequency(1000, 10)).toBeCloseTo(Math.log(100), 14)
    expect(inverseDocumentFrequency(8, 2)).toBeCloseTo(2 * Math.LN2, 15)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (withItem, without) => {
        expect(inverseDocumentFrequency(withItem + without, withItem)).toBeCloseTo(
          Math.log(withItem + without) - Math.log(withItem),
          12,
        )
      }),
    )
  })

  it('is 0 for an item in every document, largest for one in a single document, and falls in between', () => {
    expect(inverseDocumentFrequency(20, 20)).toBe(0)
    expect(inverseDocumentFrequency(20, 1)).toBeCloseTo(Math.log(20), 14)
    for (let withItem = 2; withItem <= 20; withItem += 1) {
      expect(inverseDocumentFrequency(20, withItem)).toBeLessThan(inverseDocumentFrequency(20, withItem - 1))
    }
  })

  it('is 0 for an item in no document, so that tf-idf is a number', () => {
    expect(inverseDocumentFrequency(20, 0)).toBe(0)
    expect(inverseDocumentFrequency(0, 0)).toBe(0)
  })

  it('refuses more documents with the item than there are', () => {
    expect(() => inverseDocumentFrequency(3, 4)).toThrow(
      new RangeError('documentsWithItem must not exceed documents (3), but is 4.'),
    )
    expect(() => inverseDocumentFrequency(Number.NaN, 4)).toThrow(/^documents .*NaN/)
    expect(() => inverseDocumentFrequency(3, -1)).toThrow(/^documentsWithItem .*-1/)
  })
})
