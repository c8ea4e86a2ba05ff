import type { DocumentCounts } from './document-counts.js'

/** Documents in groups, and how often each holds each item. */
export interface GroupedCounts {
  readonly counts: DocumentCounts
  /** Words by document, from 1. */
  readonly words: ArrayLike<number>
  /** Number of its group by document, from 0. */
  readonly group: ArrayLike<number>
}

/** The documents of each group. */
export function membersOf(group: ArrayLike<number>): number[][] {
  const members: number[][] = []
  for (let document = 0; document < group.length; document += 1) {
    const of = group[document] as number
    while (members.length <= of) members.push([])
    members[of]?.push(document)
  }
  return members
}

/** Adds the counts of a document, `weight` times, to sums by item. */
export function sumDocument(
  { starts, item, count }: DocumentCounts,
  document: number,
  weight: number,
  sums: Float64Array,
): void {
  if (weight === 0) return
  const end = starts[document + 1] as number
  for (let place = starts[document] as number; place < end; place += 1) {
    const of = item[place] as number
    sums[of] = (sums[of] as number) + weight * (count[place] as number)
  }
}

/** Sums of some documents by item; of all where none are named. */
export function sumsOf(counts: DocumentCounts, documents?: Iterable<number>): Float64Array {
  const sums = new Float64Array(counts.items)
  for (const document of documents ?? Array(counts.documents).keys()) sumDocument(counts, document, 1, sums)
  return sums
}

/** The counts of some items, which are numbered anew in the order given: a rising one. */
export function withItems(counts: DocumentCounts, kept: readonly number[]): DocumentCounts {
  const numbers = new Int32Array(counts.items).fill(-1)
  for (const [number, of] of kept.entries()) numbers[of] = number
  const starts = new Int32Array(counts.documents + 1)
  const item = new Int32Array(counts.item.length)
  const count = new Int32Array(counts.item.length)
  let filled = 0
  for (let document = 0; document < counts.documents; document += 1) {
    const end = counts.starts[document + 1] as number
    for (let place = counts.starts[document] as number; place < end; place += 1) {
      const number = numbers[counts.item[place] as number] as number
      if (number < 0) continue
      item[filled] = number
      count[filled] = counts.count[place] as number
      filled += 1
    }
    starts[document + 1] = filled
  }
  const { documents } = counts
  return { documents, items: kept.length, starts, item: item.slice(0, filled), count: count.slice(0, filled) }
}
