import { checkComparison } from './count.js'

/**
 * %DIFF, the difference of two rates in per cent of the second: `100 (rateA - rateB) / rateB`, with `rateA = frequencyA
 * / wordsA` and `rateB = frequencyB / wordsB`.
 *
 * Source: Gabrielatos & Marchi 2011, Keyness: matching metrics to definitions, Corpus Linguistics in the South 1;
 * Gabrielatos & Marchi 2012, Keyness: appropriate metrics and practical issues, Corpora and Discourse Studies
 * conference (CADS), Bologna.
 *
 * Range: -100 (not in A) upwards; 0 for equal rates. An item in A only: `null`, to be shown as "new", since nothing is
 * a percentage of nothing; tools that put a tiny number in place of the 0 print some 7e16. An item in neither corpus:
 * 0, no difference was seen. A corpus without words: `null`, it has no rate.
 *
 * @method percent-difference/1 %DIFF
 * @param frequencyA occurrences in corpus A; `frequencyB` in the reference, corpus B.
 * @param wordsA words of corpus A, at least `frequencyA`; `wordsB` of corpus B.
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function percentDifference(
  frequencyA: number,
  frequencyB: number,
  wordsA: number,
  wordsB: number,
): number | null {
  checkComparison(frequencyA, frequencyB, wordsA, wordsB)
  if (wordsA === 0 || wordsB === 0) return null
  if (frequencyB === 0) return frequencyA === 0 ? 0 : null
  const rateB = frequencyB * wordsA
  return (100 * (frequencyA * wordsB - rateB)) / rateB
}
