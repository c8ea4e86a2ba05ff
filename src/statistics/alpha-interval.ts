import { type Interval, percentileInterval } from './interval.js'
import { krippendorffAlpha, type LevelOfMeasurement } from './krippendorff-alpha.js'
import type { Ratings } from './ratings.js'
import { defaultResampling, type Resampling } from './ratio.js'
import { bootstrapWeights } from './resample.js'

/**
 * The percentile interval of Krippendorff's alpha from a bootstrap over units: in every draw as many units as there are with at least
 * two values, drawn with replacement, give `alpha = 1 - Do / De`.
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3; of alpha: Zapf, Castell, Morawietz &
 * Karch 2016, BMC Medical Research Methodology 16:93.
 *
 * Draws in which all values are the same have no alpha and are left out. Fewer than two units with two values, fewer than 20 draws
 * left, or coders who agree on every unit, so that every draw has the same alpha: `null`.
 *
 * @method alpha-interval/1 Bootstrap interval of Krippendorff's alpha
 * @param ratings a row for each coder, `null` where a value is missing
 */
export function alphaInterval(
  ratings: Ratings,
  level: LevelOfMeasurement,
  { draws, seed }: Resampling = defaultResampling,
): Interval | null {
  const units = (ratings[0] ?? [])
    .map((_, unit) => unit)
    .filter((unit) => ratings.filter((row) => (row[unit] ?? null) !== null).length > 1)
  if (units.length < 2) return null
  const weights = new Int32Array(units.length)
  const alphas = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw += 1) {
    bootstrapWeights(units.length, seed, draw, weights)
    const drawn = units.flatMap((unit, place) => new Array<number>(weights[place] as number).fill(unit))
    const resampled = ratings.map((row) => drawn.map((unit) => row[unit] ?? null))
    alphas[draw] = krippendorffAlpha(resampled, level) ?? Number.NaN
  }
  const interval = percentileInterval(alphas)
  return interval === null || interval.low === interval.high ? null : interval
}
