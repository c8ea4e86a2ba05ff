import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentCounts } from '../../src/statistics/document-counts.js'

describe('counts by document', () => {
  it('stand in rows, in rising order of the items, also where a document has none', () => {
    const counts = documentCounts(4, 3, [2, 0, 2, 0], [1, 2, 0, 0], [5, 6, 7, 8])
    expect([...counts.starts]).toEqual([0, 2, 2, 4, 4])
    expect([...counts.item]).toEqual([0, 2, 0, 1])
    expect([...counts.count]).toEqual([8, 6, 7, 5])
  })

  it('are the same whatever the order they come in, equal ones added', () => {
    const cell = fc.record({ document: fc.nat(5), item: fc.nat(3), count: fc.integer({ min: 1, max: 9 }) })
    const given = fc
      .array(cell)
      .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })))
    fc.assert(
      fc.property(given, ([cells, shuffled]) => {
        const of = (each: typeof cells) =>
          documentCounts(
            6,
            4,
            each.map(({ document }) => document),
            each.map(({ item }) => item),
            each.map(({ count }) => count),
          )
        const counts = of(cells)
        expect(of(shuffled)).toEqual(counts)
        for (let document = 0; document < 6; document += 1) {
          for (let item = 0; item < 4; item += 1) {
            const sum = cells
              .filter((each) => each.document === document && each.item === item)
              .reduce((all, { count }) => all + count, 0)
            const place = counts.item.findIndex(
              (each, at) =>
                each === item && at >= (counts.starts[document] ?? 0) && at < (counts.starts[document + 1] ?? 0),
            )
            expect(place < 0 ? 0 : counts.count[place]).toBe(sum)
          }
        }
      }),
    )
  })

  it('may be none at all', () => {
    expect([...documentCounts(2, 0, [], [], []).starts]).toEqual([0, 0, 0])
    expect([...documentCounts(0, 0, [], [], []).starts]).toEqual([0])
  })

  it('refuse a document or an item that is not there', () => {
    expect(() => documentCounts(2, 2, [2], [0], [1])).toThrow(
      'document[0] must be a whole number from 0 to 1, but is 2.',
    )
    expect(() => documentCounts(2, 2, [0], [-1], [1])).toThrow('item[0] must be')
  })
})
