import { orderedSum } from './ordered-sum.js'
import { partsOf } from './parts.js'

/**
 * The Kullback-Leibler divergence of an item's distribution over the parts from that of the words, in bits: `KLD = sum
 * of (v / f) log2((v / f) / s)`, with v / f a part's share of the item, s its share of the words, and 0 log2 0 = 0.
 *
 * Source: Kullback & Leibler 1951, Annals of Mathematical Statistics 22(1):79-86; as a measure of dispersion: Gries
 * 2020, in Paquot & Gries (eds), A Practical Handbook of Corpus Linguistics, pp. 99-118.
 *
 * Range: 0 (as even as the sizes of the parts) to `log2(1 / smallest s)`. Unlike D, D2 and S, it grows with unevenness.
 * The order of the parts changes no bit. One part only: 0. An item that does not occur: `null`.
 *
 * @method kullback-leibler-divergence/1 Kullback-Leibler divergence (KLD)
 * @param occurrences of the item in every part, also where it is 0.
 * @param words of every part; parts without words are left out.
 * @throws RangeError naming the value, where one is no count, or the arrays differ in length.
 */
export function kullbackLeiblerDivergence(occurrences: ArrayLike<number>, words: ArrayLike<number>): number | null {
  const { occurrences: inParts, words: sizes, frequency, total } = partsOf(occurrences, words)
  if (frequency === 0) return null
  const terms = Float64Array.from(sizes, (size, part) => {
    const share = (inParts[part] ?? 0) / frequency
    return share === 0 ? 0 : share * Math.log2(share / (size / total))
  })
  return Math.max(0, orderedSum(terms))
}
