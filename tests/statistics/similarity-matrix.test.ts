import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosine } from '../../src/statistics/cosine.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { jaccard } from '../../src/statistics/jaccard.js'
import { jensenShannon } from '../../src/statistics/jensen-shannon.js'
import { similarities } from '../../src/statistics/similarity-matrix.js'

const rowsOf = fc.integer({ min: 1, max: 12 }).chain((items) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: items, maxLength: items }), {
    minLength: 2,
    maxLength: 5,
  }),
)

function similar(rows: readonly (readonly number[])[]) {
  const filled = rows.flatMap((counts, document) =>
    counts.flatMap((count, item) => (count > 0 ? [{ document, item, count }] : [])),
  )
  const column = (of: 'document' | 'item' | 'count') => filled.map((each) => each[of])
  const counts = documentCounts(rows.length, rows[0]?.length ?? 0, column('document'), column('item'), column('count'))
  return [...similarities(counts)]
}

describe('the similarity of rows of counts', () => {
  it('is that of the measures one by one, for every pair once', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const found = similar(rows)
        expect(found).toHaveLength((rows.length * (rows.length - 1)) / 2)
        for (const { a, b, ...measures } of found) {
          const [x, y] = [rows[a] ?? [], rows[b] ?? []]
          const kinds = (row: readonly number[]) => row.filter((count) => count > 0).length
          const both = x.filter((count, item) => count > 0 && (y[item] as number) > 0).length
          expect(measures.cosine).toBeCloseTo(cosine(x, y), 12)
          expect(measures.jaccard).toBe(jaccard(both, kinds(x), kinds(y)))
          const divergence = jensenShannon(x, y)
          if (divergence === null) expect(measures.jensenShannon).toBeNull()
          else expect(measures.jensenShannon).toBeCloseTo(divergence, 12)
        }
      }),
    )
  })
})
