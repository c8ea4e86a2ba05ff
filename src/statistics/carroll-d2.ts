import { orderedSum } from './ordered-sum.js'
import { partsOf } from './parts.js'

/**
 * Carroll's D2, the entropy of an item over the parts relative to its largest value: `D2 = -(sum of r log2 r) / log2
 * n`, with r a part's relative frequency of the item (occurrences over words) over the sum of these in all n parts, and
 * 0 log2 0 = 0.
 *
 * Source: Carroll 1970, Computer Studies in the Humanities and Verbal Behavior 3(2):61-65.
 *
 * Range: 0 (all in one part) to 1 (the same rate in every part). The order of the parts changes no bit. An item that
 * does not occur, or fewer than two parts: `null`.
 *
 * @method carroll-d2/1 Carroll's D2
 * @param occurrences of the item in every part, also where it is 0.
 * @param words of every part; parts without words are left out.
 * @throws RangeError naming the value, where one is no count, or the arrays differ in length.
 */
export function carrollD2(occurrences: ArrayLike<number>, words: ArrayLike<number>): number | null {
  const parts = partsOf(occurrences, words)
  const count = parts.words.length
  if (parts.frequency === 0 || count < 2) return null
  const rates = Float64Array.from(parts.words, (size, part) => (parts.occurrences[part] ?? 0) / size)
  const sum = orderedSum(rates)
  const entropy = orderedSum(rates.map((rate) => (rate === 0 ? 0 : -(rate / sum) * Math.log2(rate / sum))))
  return Math.min(1, entropy / Math.log2(count))
}
