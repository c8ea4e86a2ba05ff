import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batches } from '../../src/pipeline/read-sources.js'

describe('cutting files into batches', () => {
  it('keeps every file once, in order, and starts a new batch when the next file would not fit', () => {
    const sources = [5, 5, 5, 20, 1].map((bytes, index) => ({ path: String(index), file: '', bytes }))
    expect(batches(sources, 10).map((batch) => batch.map(({ path }) => path))).toEqual([
      ['0', '1'],
      ['2'],
      ['3'],
      ['4'],
    ])
  })

  it('loses nothing and leaves no batch empty, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 5000 }), (sizes, limit) => {
        const sources = sizes.map((bytes, index) => ({ path: String(index), file: '', bytes }))
        const cut = batches(sources, limit)
        expect(cut.flat()).toEqual(sources)
        for (const batch of cut) {
          expect(batch.length).toBeGreaterThan(0)
          if (batch.length > 1) expect(batch.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })
})
