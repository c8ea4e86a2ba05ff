/**
 * The smallest probability that a test gives: a p that is smaller is given as this one, and means "at most this". No p
 * is 0, but a double ends at 4.9e-324, and spreadsheets and some readers of CSV take already what is below 2.2e-308 for
 * 0.
 */
export const smallestProbability = 1e-300

/** A probability as a test gives it: never below {@link smallestProbability}, never above 1. */
export function boundedProbability(probability: number): number {
  return Math.min(1, Math.max(smallestProbability, probability))
}

/**
 * A probability as it is printed for people: two digits, such as `0.034` or `1.2e-8`, and `<1e-300` for the smallest.
 * Never `0`, and `1` only for 1: what would round to it is `>0.99`.
 *
 * @throws RangeError for what is no probability.
 */
export function probabilityText(probability: number): string {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`probability must be from 0 to 1, but is ${probability}.`)
  }
  if (probability <= smallestProbability) return '<1e-300'
  if (probability === 1) return '1'
  const digits = Number(probability.toPrecision(2))
  if (digits === 1) return '>0.99'
  return digits >= 0.0001 ? String(digits) : probability.toExponential(1)
}
