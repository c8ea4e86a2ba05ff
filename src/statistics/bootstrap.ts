import type { DocumentCounts } from './document-counts.js'
import { bootstrapWeights } from './resample.js'

/** Which draws of a bootstrap to make: those numbered from `from` to `to - 1`. */
export interface DrawRange {
  readonly seed: number
  readonly from: number
  readonly to: number
}

/**
 * Sums of all items in each draw of a bootstrap over documents: the counts of each document times its weight in the draw.
 * The weights of a draw hang on the seed and its number alone and are shared by all items, so that sums of one draw belong
 * together. All are whole numbers; however draws are spread over ranges, each gives the same sums.
 *
 * Source: Efron 1979, Annals of Statistics 7:1-26.
 *
 * @param visit is shown the sums by item and the weights by document of each draw; both are overwritten by the next.
 */
export function bootstrapSums(
  counts: DocumentCounts,
  { seed, from, to }: DrawRange,
  visit: (sums: Float64Array, draw: number, weights: Int32Array) => void,
): void {
  const { documents, items, starts, item, count } = counts
  const sums = new Float64Array(items)
  const weights = new Int32Array(documents)
  for (let draw = from; draw < to; draw += 1) {
    bootstrapWeights(documents, seed, draw, weights)
    sums.fill(0)
    for (let document = 0; document < documents; document += 1) {
      const weight = weights[document] as number
      if (weight === 0) continue
      const end = starts[document + 1] as number
      for (let place = starts[document] as number; place < end; place += 1) {
        const of = item[place] as number
        sums[of] = (sums[of] as number) + weight * (count[place] as number)
      }
    }
    visit(sums, draw, weights)
  }
}
