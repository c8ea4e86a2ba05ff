import { cosine } from './cosine.js'
import type { DocumentCounts } from './document-counts.js'
import { jaccard } from './jaccard.js'

/** How alike two rows of counts are. */
export interface Similarity {
  readonly a: number
  readonly b: number
  readonly cosine: number
  readonly jaccard: number
  /** `null` where a row is empty. */
  readonly jensenShannon: number | null
}

/**
 * The similarity of every row of counts to every later one: cosine, Jaccard's index of the sets of items, and Jensen-Shannon
 * divergence in bits, each as by its own function. Only items that both rows hold are looked at: the divergence is
 * `1 + (sum of p log2 p + q log2 q - (p + q) log2(p + q)) / 2` over these, where p and q are shares of all items.
 *
 * Sources: as of {@link cosine}, {@link jaccard} and `jensenShannon`.
 */
export function* similarities({ documents, starts, item, count, items }: DocumentCounts): Generator<Similarity> {
  const end = (row: number) => starts[row + 1] as number
  const totals = new Float64Array(documents)
  const squares = new Float64Array(documents)
  for (let row = 0; row < documents; row += 1) {
    for (let place = starts[row] as number; place < end(row); place += 1) {
      totals[row] = (totals[row] as number) + (count[place] as number)
      squares[row] = (squares[row] as number) + (count[place] as number) ** 2
    }
  }
  const shares = new Float64Array(item.length)
  const terms = new Float64Array(item.length)
  for (let row = 0; row < documents; row += 1) {
    for (let place = starts[row] as number; place < end(row); place += 1) {
      const share = (count[place] as number) / (totals[row] as number)
      shares[place] = share
      terms[place] = share * Math.log(share)
    }
  }
  const places = new Int32Array(items).fill(-1)
  for (let a = 0; a < documents; a += 1) {
    for (let place = starts[a] as number; place < end(a); place += 1) places[item[place] as number] = place
    for (let b = a + 1; b < documents; b += 1) {
      let shared = 0
      let product = 0
      let sum = 0
      for (let place = starts[b] as number; place < end(b); place += 1) {
        const other = places[item[place] as number] as number
        if (other < 0) continue
        shared += 1
        product += (count[place] as number) * (count[other] as number)
        const both = (shares[place] as number) + (shares[other] as number)
        sum += (terms[place] as number) + (terms[other] as number) - both * Math.log(both)
      }
      yield {
        a,
        b,
        cosine: cosine([product], [1], squares[a], squares[b]),
        jaccard: jaccard(shared, end(a) - (starts[a] as number), end(b) - (starts[b] as number)),
        jensenShannon: totals[a] === 0 || totals[b] === 0 ? null : Math.max(0, Math.min(1, 1 + sum / (2 * Math.LN2))),
      }
    }
    for (let place = starts[a] as number; place < end(a); place += 1) places[item[place] as number] = -1
  }
}
