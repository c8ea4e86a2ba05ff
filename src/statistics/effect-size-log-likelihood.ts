import { twoCellLogLikelihood } from './log-likelihood.js'

/**
 * Effect size for log-likelihood: `ELL = LL / (n ln(smallest expected frequency))`, with the log-likelihood of two
 * cells and n the words of both corpora.
 *
 * Source: Johnston, Berry & Mielke 2006, Perceptual and Motor Skills 103(2):412-414.
 *
 * Range: 0 upwards; mostly far below 1, above it only in tiny samples with little more than 1 expected. It is defined
 * only where the smaller expected frequency is above 1: else the logarithm is 0 or negative, and the formula gives
 * infinities and negative sizes (7 against 0 in 10,000 and 100,000 words: -0.000675). There, and for a corpus without
 * words: `null`.
 *
 * @method effect-size-log-likelihood/1 Effect size for log-likelihood (ELL)
 * @param frequencyA occurrences in corpus A; `frequencyB` in corpus B.
 * @param wordsA words of corpus A, at least `frequencyA`; `wordsB` of corpus B.
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function effectSizeLogLikelihood(
  frequencyA: number,
  frequencyB: number,
  wordsA: number,
  wordsB: number,
): number | null {
  const logLikelihood = twoCellLogLikelihood(frequencyA, frequencyB, wordsA, wordsB)
  const words = wordsA + wordsB
  const smallestExpected = (Math.min(wordsA, wordsB) * (frequencyA + frequencyB)) / words
  return smallestExpected > 1 ? logLikelihood / (words * Math.log(smallestExpected)) : null
}
