/** An interval that covers the true value in `level` of all samples, such as 0.95. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The level of every interval where nothing else is asked for. */
export const defaultLevel = 0.95

/**
 * The percentile interval of bootstrap draws: the quantiles at `(1 - level) / 2` and `1 - (1 - level) / 2`, each the
 * smallest draw with at least that share of the draws at or below it, so that both ends are values that were drawn.
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3.
 *
 * Draws that are no finite number (a rate over no words) are left out; with fewer than 20 left, `null`: no interval. The
 * draws are sorted in place.
 */
export function percentileInterval(draws: Float64Array, level = defaultLevel): Interval | null {
  const finite = draws.every(Number.isFinite) ? draws : draws.filter(Number.isFinite)
  if (finite.length < 20) return null
  finite.sort()
  const tail = (1 - level) / 2
  return { low: quantile(finite, tail), high: quantile(finite, 1 - tail) }
}

function quantile(sorted: Float64Array, share: number): number {
  // 1000 * 0.975 is 975.0000000000001 or 974.9999999999999 by accident of the binary fraction; the rounding removes it.
  const place = Math.ceil(Math.round(sorted.length * share * 1e9) / 1e9)
  return sorted[Math.max(0, place - 1)] as number
}

/**
 * The Wilson score interval of a share of `successes` among `trials` independent ones.
 *
 * Source: Wilson 1927, Journal of the American Statistical Association 22:209-212.
 *
 * Range: within 0 to 1. No trials: 0 to 1, for nothing is known.
 *
 * @param deviate the quantile of the standard normal distribution; 1.959963984540054 for 95 %
 */
export function wilsonInterval(successes: number, trials: number, deviate = 1.959963984540054): Interval {
  if (trials === 0) return { low: 0, high: 1 }
  const share = successes / trials
  const square = deviate * deviate
  const centre = (share + square / (2 * trials)) / (1 + square / trials)
  const half =
    (deviate / (1 + square / trials)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  }
}
