import { orderedSum } from './ordered-sum.js'
import { partsOf } from './parts.js'

/**
 * Juilland's D: `D = 1 - V / sqrt(n - 1)`, with V the population standard deviation over the mean of the item's
 * relative frequencies in the n parts (occurrences over words, so that parts may differ in size).
 *
 * Tools that take the standard deviation of a sample (n - 1) differ, and fall below 0 where an item stands in one part
 * only.
 *
 * Source: Juilland & Chang-Rodríguez 1964, Frequency Dictionary of Spanish Words; Carroll 1970, Computer Studies in the
 * Humanities and Verbal Behavior 3(2):61-65; with parts that differ in size: Gries 2020, in Paquot & Gries (eds), A
 * Practical Handbook of Corpus Linguistics, pp. 99-118.
 *
 * Range: 0 (all in one part) to 1 (the same rate in every part). The order of the parts changes no bit. It loses its
 * meaning with many parts, where all but the rarest items come near 1. An item that does not occur, or fewer than two
 * parts: `null`.
 *
 * @method juilland-d/1 Juilland's D
 * @param occurrences of the item in every part, also where it is 0.
 * @param words of every part; parts without words are left out.
 * @throws RangeError naming the value, where one is no count, or the arrays differ in length.
 */
export function juillandD(occurrences: ArrayLike<number>, words: ArrayLike<number>): number | null {
  const parts = partsOf(occurrences, words)
  const count = parts.words.length
  if (parts.frequency === 0 || count < 2) return null
  const rates = Float64Array.from(parts.words, (size, part) => (parts.occurrences[part] ?? 0) / size)
  const mean = orderedSum(rates) / count
  const squares = orderedSum(rates.map((rate) => (rate - mean) ** 2))
  const variation = Math.sqrt(squares / count) / mean
  return Math.max(0, 1 - variation / Math.sqrt(count - 1))
}
