import { orderedSum } from './ordered-sum.js'
import { partsOf } from './parts.js'

/**
 * Rosengren's S: `S = (sum of sqrt(v s))^2 / f`, with v the item's occurrences in a part, s the part's share of the
 * words, and f the item's occurrences in all parts.
 *
 * Source: Rosengren 1971, The quantitative concept of language and its relation to the structure of frequency
 * dictionaries, Études de linguistique appliquée (nouvelle série) 1:103-127.
 *
 * Range: the smallest share of the words (all in the smallest part) to 1 (as even as the sizes of the parts). The order
 * of the parts changes no bit. One part only: 1. An item that does not occur: `null`.
 *
 * @method rosengren-s/1 Rosengren's S
 * @param occurrences of the item in every part, also where it is 0.
 * @param words of every part; parts without words are left out.
 * @throws RangeError naming the value, where one is no count, or the arrays differ in length.
 */
export function rosengrenS(occurrences: ArrayLike<number>, words: ArrayLike<number>): number | null {
  const { occurrences: inParts, words: sizes, frequency, total } = partsOf(occurrences, words)
  if (frequency === 0) return null
  // Both shares under the root: they are equal in every part where S is 1.
  const roots = Float64Array.from(sizes, (size, part) => Math.sqrt(((inParts[part] ?? 0) / frequency) * (size / total)))
  return Math.min(1, orderedSum(roots) ** 2)
}
