import { orderedSum } from './ordered-sum.js'
import { checkPaired } from './paired.js'

/**
 * Pearson's product-moment correlation: `r = sum of (x - mean x)(y - mean y) / sqrt(sum of (x - mean x)^2 * sum of (y -
 * mean y)^2)`.
 *
 * Source: Pearson 1896, Philosophical Transactions of the Royal Society A 187:253-318.
 *
 * Range: -1 to 1. The order of the pairs, and which list is x, changes no bit. A list whose numbers are all the same,
 * and fewer than two pairs: `null`, nothing varies together with what does not vary.
 *
 * @method pearson/1 Pearson's r
 * @throws RangeError where the lists differ in length, or naming the value that is no finite number.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  checkPaired(x, y)
  const fromMeanX = departures(x)
  const fromMeanY = departures(y)
  if (fromMeanX === null || fromMeanY === null) return null
  const together = orderedSum(fromMeanX.map((departure, index) => departure * (fromMeanY[index] as number)))
  const squaresX = orderedSum(fromMeanX.map((departure) => departure * departure))
  const squaresY = orderedSum(fromMeanY.map((departure) => departure * departure))
  return Math.max(-1, Math.min(1, together / Math.sqrt(squaresX * squaresY)))
}

/** Differences from the mean as shares of the largest, so that no square overflows; `null` where there are none. */
function departures(values: ArrayLike<number>): Float64Array | null {
  const given = Float64Array.from(values)
  const first = given[0]
  if (first === undefined || given.every((value) => value === first)) return null
  const largest = given.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scaled = given.map((value) => value / largest)
  const mean = orderedSum(scaled.slice()) / scaled.length
  const fromMean = scaled.map((value) => value - mean)
  const widest = fromMean.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return widest === 0 ? null : fromMean.map((value) => value / widest)
}
