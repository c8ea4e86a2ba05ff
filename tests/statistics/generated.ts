import fc from 'fast-check'
import type { ContingencyTable } from '../../src/statistics/contingency.js'
import { type DocumentCounts, documentCounts } from '../../src/statistics/document-counts.js'

/** Counts with many zeros and ones, where formulas break, and some large ones. */
export const count = (max: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1, 2) }, { weight: 5, arbitrary: fc.nat(max) })

/** Any table, zero cells and empty margins included. */
export const anyTable = (max = 100_000): fc.Arbitrary<ContingencyTable> =>
  fc.record({ o11: count(max), o12: count(max), o21: count(max), o22: count(max) })

/** A table without a zero. */
export const fullTable = (max = 100_000): fc.Arbitrary<ContingencyTable> => {
  const cell = fc.integer({ min: 1, max })
  return fc.record({ o11: cell, o12: cell, o21: cell, o22: cell })
}

/** An independent table: cells are products of row and column sizes. */
export const independentTable = (max = 3000): fc.Arbitrary<ContingencyTable> => {
  const size = fc.integer({ min: 1, max })
  return fc
    .tuple(size, size, size, size)
    .map(([r1, r2, c1, c2]) => ({ o11: r1 * c1, o12: r1 * c2, o21: r2 * c1, o22: r2 * c2 }))
}

/** observed, unitsA, unitsB that do not contradict each other. */
export const together: fc.Arbitrary<readonly [number, number, number]> = fc
  .tuple(count(10_000), count(10_000), count(10_000))
  .map(([both, onlyA, onlyB]) => [both, both + onlyA, both + onlyB])

export const transposed = ({ o11, o12, o21, o22 }: ContingencyTable) => ({ o11, o12: o21, o21: o12, o22 })
export const rowsSwapped = ({ o11, o12, o21, o22 }: ContingencyTable) => ({ o11: o21, o12: o22, o21: o11, o22: o12 })
export const columnsSwapped = ({ o11, o12, o21, o22 }: ContingencyTable) => ({ o11: o12, o12: o11, o21: o22, o22: o21 })
export const scaled = ({ o11, o12, o21, o22 }: ContingencyTable, by: number): ContingencyTable => ({
  o11: o11 * by,
  o12: o12 * by,
  o21: o21 * by,
  o22: o22 * by,
})

/** Cells in reading order to a table. */
export const table = (o11: number, o12: number, o21: number, o22: number): ContingencyTable => ({ o11, o12, o21, o22 })

/** Dunning 1993, p. 72: "the swiss", with the cells in the order of the article. */
export const theSwiss = table(110, 2442, 111, 29114)

/** |actual - expected| as a share of the expected. */
export function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected)
}

/** Counts of a few items over a few documents. */
export const someCounts: fc.Arbitrary<DocumentCounts> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
  .chain(([documents, items]) =>
    fc.array(fc.tuple(fc.nat(documents - 1), fc.nat(items - 1), fc.integer({ min: 1, max: 50 }))).map((cells) =>
      documentCounts(
        documents,
        items,
        cells.map(([document]) => document),
        cells.map(([, item]) => item),
        cells.map(([, , count]) => count),
      ),
    ),
  )

/** The ranges into which some places cut the numbers from 0 to `end - 1`. */
export function cutInto(end: number, cuts: readonly number[]): [from: number, to: number][] {
  const places = [...new Set([0, ...cuts.filter((cut) => cut < end), end])].sort((a, b) => a - b)
  return places.slice(1).map((to, index) => [places[index] ?? 0, to])
}

/** Frequencies of an item in two corpora and the words of both: a, b, c, d. Words may be 0. */
export const comparison: fc.Arbitrary<readonly [number, number, number, number]> = fc
  .tuple(count(1000), count(1000), count(100_000), count(100_000))
  .map(([a, b, moreA, moreB]) => [a, b, a + moreA, b + moreB])

/** An item's occurrences in some parts, and the words of each, at least one. */
export const partsWithItem: fc.Arbitrary<readonly (readonly [occurrences: number, words: number])[]> = fc
  .array(
    fc.tuple(count(50), count(500)).map(([v, more]) => [v, v + more + 1] as const),
    { minLength: 2, maxLength: 20 },
  )
  .filter((parts) => parts.some(([v]) => v > 0))

/** A list beside the same list in another order. */
export const shuffled = <Element>(lists: fc.Arbitrary<readonly Element[]>) =>
  lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })))

/** The two columns of a list of pairs. */
export const columns = (pairs: readonly (readonly [number, number])[]): [number[], number[]] => [
  pairs.map(([x]) => x),
  pairs.map(([, y]) => y),
]
