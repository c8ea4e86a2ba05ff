import { boundedProbability } from './probability.js'

/**
 * In how many units two concepts stand together under every circular shift of one against the other:
 * `shares[k] = shifts with k units together / units`. The units of a document are laid in a ring, and b is turned against a by 0, 1,
 * ... units. Each keeps its own order, runs and gaps; only what ties the one to the other is undone.
 *
 * Source: Lotwick & Silverman 1982, Journal of the Royal Statistical Society B 44:406-413 (toroidal shifts, there of two point
 * patterns in a plane).
 *
 * Their mean is `a.length * b.length / units`, as for a random order of the units.
 *
 * @method shift-shares/1 Units together under circular shifts within a document
 * @param a the units with one concept, each once, from 0 to `units - 1`; `b` likewise
 * @returns as many shares as the largest k, and one for k = 0; they sum to 1
 */
export function shiftShares(a: ArrayLike<number>, b: ArrayLike<number>, units: number): Float64Array {
  const together = new Int32Array(units)
  let most = 0
  for (let one = 0; one < a.length; one += 1) {
    for (let other = 0; other < b.length; other += 1) {
      const difference = (a[one] as number) - (b[other] as number)
      const shift = difference < 0 ? difference + units : difference
      const count = (together[shift] as number) + 1
      together[shift] = count
      if (count > most) most = count
    }
  }
  const shifts = new Float64Array(most + 1)
  for (const count of together) shifts[count] = (shifts[count] as number) + 1
  return shifts.map((count) => count / units)
}

/** The distribution of a sum of counts, one for each document, as far as `observed`. */
export interface SumDistribution {
  readonly observed: number
  /** Probability of each sum up to `observed`, and last of all larger ones. */
  readonly shares: Float64Array
  /** No sum above this one has been possible so far. */
  highest: number
}

/** Begins with the sum over no documents, which is 0. */
export function sumDistribution(observed: number): SumDistribution {
  const shares = new Float64Array(observed + 2)
  shares[0] = 1
  return { observed, shares, highest: 0 }
}

/** Adds an independent count with these probabilities of 0, 1, ... (a convolution, exact but for rounding). */
export function addIndependent(sum: SumDistribution, count: Float64Array): void {
  const { shares, highest } = sum
  const beyond = shares.length - 1
  const reach = Math.min(beyond, highest + count.length - 1)
  // From above, so that what is read has not been written yet; what is beyond stays there, and everything else flows up.
  for (let to = reach; to >= 0; to -= 1) {
    let share = 0
    if (to === beyond) {
      share = shares[beyond] as number
      for (let from = 0; from < beyond && from <= highest; from += 1) {
        for (let by = Math.max(1, beyond - from); by < count.length; by += 1)
          share += (shares[from] as number) * (count[by] as number)
      }
    } else {
      for (let by = Math.max(0, to - highest); by < count.length && by <= to; by += 1)
        share += (shares[to - by] as number) * (count[by] as number)
    }
    shares[to] = share
  }
  sum.highest = reach
}

/**
 * The two-sided p value of the observed sum: `p = min(1, 2 min(P(sum >= observed), P(sum <= observed)))`. Both tails are added up from probabilities, never taken as 1 minus the other, so that a small one keeps its digits.
 *
 * Source: Gibbons & Pratt 1975, The American Statistician 29:20-25, for doubling the smaller tail.
 *
 * Range: 1e-300 (below which it may lie) to 1.
 *
 * @method two-sided-probability/1 Shift test of two concepts, within documents
 */
export function twoSidedProbability({ observed, shares }: SumDistribution): number {
  const atLeast = (shares[observed] as number) + (shares[observed + 1] as number)
  let atMost = 0
  for (let sum = 0; sum <= observed; sum += 1) atMost += shares[sum] as number
  return boundedProbability(2 * Math.min(atLeast, atMost))
}
