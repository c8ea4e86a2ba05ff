import { checkComparison } from './count.js'
import { defaultDeviate, type Interval } from './interval.js'

/** What stands for a frequency of 0, so that the logarithm is finite. */
const forZero = 0.5

/**
 * Log Ratio, the effect size of keyness, in doublings: `log2((frequencyA / wordsA) / (frequencyB / wordsB))`.
 *
 * A frequency of 0 counts as 0.5 before it is divided by the words, as in the calculators of Hardie and Rayson. Other
 * tools give an infinity there.
 *
 * Source: Hardie 2014, Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science (CASS).
 *
 * Range: any finite number; 0 for equal rates, 1 for twice the rate in A, -1 for twice the rate in B. Swapping the
 * corpora changes the sign and no other bit. An item in neither corpus: 0, no difference was seen. A corpus without
 * words: `null`, it has no rate.
 *
 * @method log-ratio/1 Log Ratio
 * @param frequencyA occurrences in corpus A; `frequencyB` in corpus B.
 * @param wordsA words of corpus A, at least `frequencyA`; `wordsB` of corpus B.
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function logRatio(frequencyA: number, frequencyB: number, wordsA: number, wordsB: number): number | null {
  checkComparison(frequencyA, frequencyB, wordsA, wordsB)
  if (wordsA === 0 || wordsB === 0) return null
  if (frequencyA === 0 && frequencyB === 0) return 0
  const rateA = (frequencyA || forZero) * wordsB
  const rateB = (frequencyB || forZero) * wordsA
  // The larger rate is always the numerator: the logarithm of a reciprocal would differ in its last bit.
  return rateA >= rateB ? Math.log2(rateA / rateB) : -Math.log2(rateB / rateA)
}

/**
 * The interval of Log Ratio from its standard error: `Log Ratio -/+ z sqrt(1/frequencyA - 1/wordsA + 1/frequencyB -
 * 1/wordsB) / ln 2`.
 *
 * A frequency of 0 counts as 0.5, in the estimate and in its error alike.
 *
 * Source: Katz, Baptista, Azen & Pike 1978, Biometrics 34(3):469-474, for the logarithm of a ratio of two shares.
 *
 * Range: finite, around {@link logRatio}. It takes the words for independent of each other, which words of the same
 * document are not: it is then too narrow, and an interval from whole documents is to be preferred. An item in neither
 * corpus, one that is every word of both, or a corpus without words: `null`, nothing is known of the ratio.
 *
 * @method log-ratio-interval/1 Interval of Log Ratio
 * @param deviate the quantile of the standard normal distribution; the default is that of an interval of 95 %
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function logRatioInterval(
  frequencyA: number,
  frequencyB: number,
  wordsA: number,
  wordsB: number,
  deviate = defaultDeviate,
): Interval | null {
  const estimate = logRatio(frequencyA, frequencyB, wordsA, wordsB)
  if (estimate === null || (frequencyA === 0 && frequencyB === 0)) return null
  if (frequencyA === wordsA && frequencyB === wordsB) return null
  const varianceA = 1 / (frequencyA || forZero) - 1 / wordsA
  const varianceB = 1 / (frequencyB || forZero) - 1 / wordsB
  const half = (deviate * Math.sqrt(varianceA + varianceB)) / Math.LN2
  return { low: estimate - half, high: estimate + half }
}
