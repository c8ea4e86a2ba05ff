import { bootstrapSums } from './bootstrap.js'
import type { DocumentCounts } from './document-counts.js'
import { type Interval, percentileInterval } from './interval.js'
import { defaultResampling, type Resampling } from './ratio.js'

/**
 * The rank of each value among those of its group: 1 for the largest, equal ones alike, and the next one behind them as many
 * places lower (standard competition ranking).
 *
 * @param groups a whole number for each value
 */
export function ranksWithin(values: ArrayLike<number>, groups: ArrayLike<number>): Int32Array {
  return rankWithin(members(groups))(values)
}

/**
 * The percentile interval of each item's rank by its sum over all documents, within its group, in a bootstrap over documents:
 * `rank = 1 + larger sums in the group` in each draw.
 * An item that always comes before all others has the interval from 1 to 1. `null` for an item without a count, and with
 * fewer than two documents.
 *
 * Source: Goldstein & Spiegelhalter 1996, Journal of the Royal Statistical Society A 159:385-443, who show why a rank wants one;
 * the interval: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3.
 *
 * @method rank-intervals/1 Interval of a rank
 */
export function rankIntervals(
  counts: DocumentCounts,
  groups: ArrayLike<number>,
  { draws, seed }: Resampling = defaultResampling,
): (Interval | null)[] {
  const { documents, items } = counts
  const isCounted = new Uint8Array(items)
  for (const item of counts.item) isCounted[item] = 1
  const drawn = new Int32Array(items * draws)
  const rank = rankWithin(members(groups))
  if (documents > 1) {
    bootstrapSums(counts, { seed, from: 0, to: draws }, (sums, draw) => {
      const ranks = rank(sums)
      for (let item = 0; item < items; item += 1) drawn[item * draws + draw] = ranks[item] as number
    })
  }
  return Array.from(isCounted, (counted, item) =>
    counted === 0 || documents < 2
      ? null
      : percentileInterval(Float64Array.from(drawn.subarray(item * draws, (item + 1) * draws))),
  )
}

/** The places of each group. */
function members(groups: ArrayLike<number>): Int32Array[] {
  const places = new Map<number, number[]>()
  for (let place = 0; place < groups.length; place += 1) {
    const group = groups[place] as number
    const of = places.get(group)
    if (of === undefined) places.set(group, [place])
    else of.push(place)
  }
  return [...places.values()].map((of) => Int32Array.from(of))
}

/** Ranks values; the result is overwritten by the next. */
function rankWithin(groups: readonly Int32Array[]): (values: ArrayLike<number>) => Int32Array {
  const ranks = new Int32Array(groups.reduce((sum, { length }) => sum + length, 0))
  return (values) => {
    for (const places of groups) {
      const rising = Float64Array.from(places, (place) => values[place] as number).sort()
      for (const place of places) ranks[place] = 1 + rising.length - firstAbove(rising, values[place] as number)
    }
    return ranks
  }
}

/** Position of the first number in `rising` that is larger than `value`. */
function firstAbove(rising: Float64Array, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rising[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}
