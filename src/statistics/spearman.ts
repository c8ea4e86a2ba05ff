import { checkPaired } from './paired.js'

/**
 * Spearman's rank correlation: `rho = Pearson's r of the ranks`, ties sharing the mean of their ranks.
 *
 * Ranks are kept doubled, as whole numbers, so that every sum is exact.
 *
 * Source: Spearman 1904, American Journal of Psychology 15(1):72-101.
 *
 * Range: -1 to 1: exactly 1 or -1 where one list rises or falls strictly with the other. The order of the pairs, which
 * list is x, and any rising transformation of either changes no bit. A list whose numbers are all the same, and fewer
 * than two pairs: `null`.
 *
 * @method spearman/1 Spearman's rho
 * @param x finite numbers, at most 200,000; `y` as many.
 * @throws RangeError where the lists differ in length or are too long, or naming the value that is no finite number.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  checkPaired(x, y)
  if (x.length > 200_000) throw new RangeError(`x and y must hold at most 200000 numbers, but hold ${x.length}.`)
  const ranksX = doubledRanks(x)
  const ranksY = doubledRanks(y)
  const mean = x.length + 1
  let together = 0
  let squaresX = 0
  let squaresY = 0
  for (let index = 0; index < x.length; index += 1) {
    const fromMeanX = (ranksX[index] as number) - mean
    const fromMeanY = (ranksY[index] as number) - mean
    together += fromMeanX * fromMeanY
    squaresX += fromMeanX * fromMeanX
    squaresY += fromMeanY * fromMeanY
  }
  if (squaresX === 0 || squaresY === 0) return null
  return Math.max(-1, Math.min(1, together / Math.sqrt(squaresX * squaresY)))
}

/** Twice the mean rank of each value, counted from 1: from 2 to twice the number of values. */
function doubledRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, index) => index)
  order.sort((a, b) => (values[a] as number) - (values[b] as number))
  const ranks = new Float64Array(values.length)
  for (let begin = 0; begin < order.length; ) {
    let end = begin + 1
    while (end < order.length && values[order[end] as number] === values[order[begin] as number]) end += 1
    for (let place = begin; place < end; place += 1) ranks[order[place] as number] = begin + end + 1
    begin = end
  }
  return ranks
}
