import { type ContingencyTable, checkTable } from './contingency.js'
import { checkComparison } from './count.js'
import { deviance } from './deviance.js'

/**
 * The log-likelihood ratio G2 of a two-by-two table against independence, over all four cells:
 * `G2 = 2 * sum of o ln(o / e)`, with 0 ln 0 = 0. This is the form that follows chi-squared with one degree of freedom.
 *
 * Source: Dunning 1993, Computational Linguistics 19(1):61-74.
 *
 * Range: 0 (independent) upwards, without sign: attraction and repulsion score alike, an effect size tells them apart.
 * The order of rows, of columns, and of the two, changes no bit. Counts k times as large give a G2 k times as large.
 * An empty row or column, and an empty table, cannot depart from independence: exactly 0.
 *
 * @method log-likelihood/1 Log-likelihood ratio G2 (four cells)
 * @throws RangeError naming the cell, where one is no count.
 */
export function logLikelihood(table: ContingencyTable): number {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  const withA = o11 + o12
  const withoutA = o21 + o22
  const withB = o11 + o21
  const withoutB = o12 + o22
  const units = withA + withoutA
  if (units === 0) return 0
  const difference = (o11 * o22 - o12 * o21) / units
  // Diagonals are added first: swapping rows or columns then only swaps the two sides of an addition.
  const falling =
    deviance(o11, (withA * withB) / units, difference) + deviance(o22, (withoutA * withoutB) / units, difference)
  const rising =
    deviance(o12, (withA * withoutB) / units, -difference) + deviance(o21, (withoutA * withB) / units, -difference)
  return 2 * (falling + rising)
}

/**
 * The log-likelihood of keyness over two cells only, as the UCREL calculator and AntConc give it:
 * `LL = 2 (a ln(a / e1) + b ln(b / e2))`, with `e1 = wordsA (a + b) / (wordsA + wordsB)`, `e2` likewise, 0 ln 0 = 0.
 *
 * For comparison with those tools. It leaves out the words that are not the item, is never larger than
 * {@link logLikelihood}, and is near it only for items that are rare in both corpora.
 *
 * Source: Rayson & Garside 2000, Proceedings of the ACL Workshop on Comparing Corpora, pp. 1-6.
 *
 * Range: 0 upwards, without sign. An item in neither corpus, or a corpus without words, shows no difference: exactly 0.
 *
 * @method two-cell-log-likelihood/1 Log-likelihood of keyness (two cells)
 * @param frequencyA occurrences in corpus A; `frequencyB` in corpus B.
 * @param wordsA words of corpus A, at least `frequencyA`; `wordsB` of corpus B.
 * @throws RangeError naming the value, where one is no count or a frequency exceeds its corpus.
 */
export function twoCellLogLikelihood(frequencyA: number, frequencyB: number, wordsA: number, wordsB: number): number {
  checkComparison(frequencyA, frequencyB, wordsA, wordsB)
  const words = wordsA + wordsB
  const frequency = frequencyA + frequencyB
  if (words === 0) return 0
  const difference = (frequencyA * wordsB - frequencyB * wordsA) / words
  return (
    2 *
    (deviance(frequencyA, (wordsA * frequency) / words, difference) +
      deviance(frequencyB, (wordsB * frequency) / words, -difference))
  )
}
