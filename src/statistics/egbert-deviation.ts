import { deviationOfProportions, dispersionOfParts } from './dispersion.js'
import { partsOf } from './parts.js'

/**
 * The deviation of proportions as Egbert, Burch & Biber rescale and turn it: `1 - DP / (1 - min s)`, with min s the
 * share of the smallest part in which the item occurs. It is no other name of DPnorm: high means even, and parts
 * without the item do not set the scale.
 *
 * Source: Egbert, Burch & Biber 2020, International Journal of Corpus Linguistics 25(1):89-115.
 *
 * Range: 0 (all in one part) to 1 (as even as the sizes of the parts). The order of the parts changes no bit. One part
 * only: 1, since an item cannot be uneven over one part. An item that does not occur: `null`, as there is no part to
 * set the scale.
 *
 * @method egbert-deviation-of-proportions/1 DP after Egbert, Burch & Biber
 * @param occurrences of the item in every part, also where it is 0.
 * @param words of every part; parts without words are left out.
 * @throws RangeError naming the value, where one is no count, or the arrays differ in length.
 */
export function egbertDeviationOfProportions(occurrences: ArrayLike<number>, words: ArrayLike<number>): number | null {
  const parts = partsOf(occurrences, words)
  if (parts.frequency === 0) return null
  if (parts.words.length === 1) return 1
  const smallest = parts.words.reduce(
    (least, size, part) => ((parts.occurrences[part] ?? 0) > 0 ? Math.min(least, size) : least),
    parts.total,
  )
  const deviation = deviationOfProportions(dispersionOfParts(parts.occurrences, parts.words))
  return Math.max(0, 1 - deviation / ((parts.total - smallest) / parts.total))
}
