/** One side of a comparison, for all items alike. */
export interface ComparedDocuments {
  readonly words: number
  /** One by the words of its documents. */
  readonly perWord: number
  /** Sum of the squared words of its documents. */
  readonly squaredWords: number
  /** `n / (n - 1)` by the square of its words. */
  readonly spreadWeight: number
}

/** A side of `documents` with so many words, and the sum of their squares by document. */
export function comparedDocuments(documents: number, words: number, squaredWords: number): ComparedDocuments {
  return { words, perWord: 1 / words, squaredWords, spreadWeight: documents / (documents - 1) / words / words }
}

/** What rounding leaves of numbers that are equal, as a share of them. */
const rounding = 1e-12

/**
 * The square of the studentised difference of an item's rates on two sides:
 * `t^2 = (rA - rB)^2 / (sA^2 + sB^2)`, with `r = sum f / sum w` the rate of a side and
 * `s^2 = n / (n - 1) sum (f - r w)^2 / (sum w)^2` the square of its linearised standard error over documents; f is the frequency and w
 * the words of a document. No side's error is taken for less than that of words independent of each other at the rate of both
 * sides, `r0 / sum w`: a side of short documents that never has an item shows no spread, and yet says little.
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, section 6.4 (the error of a ratio estimate); Welch 1947,
 * Biometrika 34:28-35 (the error of the difference). The least error is our own choice: words of documents are
 * spread more than independent ones, not less.
 *
 * Range: from 0, and finite. It has no scale: neither long documents nor the larger side weigh more. 0 for equal rates. Swapping
 * the sides changes no bit.
 *
 * @method squared-studentised-difference/1 Studentised difference of rates
 * @param f sum of the frequencies of side A; `ff` of their squares, `fw` of their products with the words of their document
 * @param allF those sums over both sides, with `allFf` and `allFw`
 */
export function squaredStudentisedDifference(
  f: number,
  ff: number,
  fw: number,
  allF: number,
  allFf: number,
  allFw: number,
  a: ComparedDocuments,
  b: ComparedDocuments,
): number {
  const rateA = f * a.perWord
  const rateB = (allF - f) * b.perWord
  const away = rateA - rateB
  if (Math.abs(away) <= rounding * (rateA + rateB)) return 0
  const rate = allF / (a.words + b.words)
  const variance = squaredError(rateA, ff, fw, a, rate) + squaredError(rateB, allFf - ff, allFw - fw, b, rate)
  return (away * away) / variance
}

/** @param ofBoth the rate over both sides */
function squaredError(rate: number, ff: number, fw: number, side: ComparedDocuments, ofBoth: number): number {
  const spread = ff + rate * rate * side.squaredWords - 2 * rate * fw
  return Math.max(side.spreadWeight * spread, ofBoth * side.perWord)
}
