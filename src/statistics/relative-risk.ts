import { checkComparison } from './count.js'

/**
 * Relative risk, the ratio of two rates: `(frequencyA / wordsA) / (frequencyB / wordsB)`.
 *
 * Source: the definition, e.g. Agresti 2007, An Introduction to Categorical Data Analysis (2nd ed.), section 2.2.
 *
 * Range: 0 upwards; 1 for equal rates. An item in neither corpus: 1, no difference was seen. An item in A only, for
 * which the ratio grows beyond all bounds, and a corpus without words, which has no rate: `null`.
 *
 * @method relative-risk/1 Relative risk
 * @param frequencyA occurrences in corpus A; `frequencyB` in corpus B.
 * @param wordsA words of corpus A, at least `frequencyA`; `wordsB` of corpus B.
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function relativeRisk(frequencyA: number, frequencyB: number, wordsA: number, wordsB: number): number | null {
  checkComparison(frequencyA, frequencyB, wordsA, wordsB)
  if (wordsA === 0 || wordsB === 0) return null
  if (frequencyB === 0) return frequencyA === 0 ? 1 : null
  return (frequencyA * wordsB) / (frequencyB * wordsA)
}
