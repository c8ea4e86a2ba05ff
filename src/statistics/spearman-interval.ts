import { defaultDeviate, type Interval } from './interval.js'

/**
 * The interval of Spearman's rank correlation r of n independent pairs: `tanh(atanh(r) -/+ z sqrt((1 + r^2 / 2) / (n - 3)))`.
 *
 * Source: Bonett & Wright 2000, Psychometrika 65:23-28. It leaves ties out of account.
 *
 * Range: within -1 to 1; `null` with fewer than four pairs, and for a correlation of 1 or -1, where the formula has no error.
 *
 * @method spearman-interval/1 Interval of Spearman's rank correlation
 * @param deviate the quantile of the standard normal distribution; the default is that of an interval of 95 %
 */
export function spearmanInterval(correlation: number, pairs: number, deviate = defaultDeviate): Interval | null {
  if (pairs < 4 || Math.abs(correlation) >= 1) return null
  const z = Math.atanh(correlation)
  const reach = deviate * Math.sqrt((1 + (correlation * correlation) / 2) / (pairs - 3))
  return { low: Math.tanh(z - reach), high: Math.tanh(z + reach) }
}
