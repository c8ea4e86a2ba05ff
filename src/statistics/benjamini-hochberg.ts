/**
 * p-values adjusted for the false discovery rate, often called q: rejecting every hypothesis with q at most 0.05 keeps
 * the expected share of false rejections at 5 %. With the p-values in rising order,
 * `q(k) = min over j >= k of min(1, m p(j) / j)`; this rejects what the step-up rule "largest k with p(k) <= k level / m"
 * rejects, at every level.
 *
 * Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1):289-300; as adjusted p-values:
 * Yekutieli & Benjamini 1999, Journal of Statistical Planning and Inference 82:171-196.
 *
 * Range: p to 1. Results are in the order of the input; equal p-values have equal q, a larger p never has a smaller q,
 * and the order of the input changes no bit. No p-values give none; a single one stays as it is; 0 stays 0, 1 stays 1.
 *
 * @method benjamini-hochberg/1 q of Benjamini & Hochberg
 * @param pValues each from 0 to 1; not changed.
 * @param tests of how many hypotheses these are the p-values; those not given count as 1.
 * @throws RangeError naming the position and value of one that is NaN or outside 0 to 1.
 */
export function benjaminiHochberg(pValues: ArrayLike<number>, tests: number = pValues.length): Float64Array {
  const count = pValues.length
  if (!(Number.isSafeInteger(tests) && tests >= count))
    throw new RangeError(`tests must be a whole number from ${count}, but is ${tests}.`)
  const rising = new Float64Array(count)
  for (let index = 0; index < count; index += 1) {
    const p = pValues[index] ?? Number.NaN
    if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues[${index}] must be from 0 to 1, but is ${p}.`)
    rising[index] = p
  }
  // Typed arrays sort by number; ranks are looked up afterwards, which is faster than sorting positions by a function.
  rising.sort()
  const adjusted = new Float64Array(count)
  let smallest = 1
  for (let rank = count; rank >= 1; rank -= 1) {
    // The quotient first: it is exactly 1 at rank m and never less, so that q is never below p.
    smallest = Math.min(smallest, (rising[rank - 1] ?? 1) * (tests / rank))
    adjusted[rank - 1] = smallest
  }
  const inOrder = new Float64Array(count)
  for (let index = 0; index < count; index += 1)
    inOrder[index] = adjusted[firstAtLeast(rising, pValues[index] ?? 1)] ?? 1
  return inOrder
}

/** Position of the first number in `rising` that is at least `value`. */
function firstAtLeast(rising: Float64Array, value: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rising[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}
