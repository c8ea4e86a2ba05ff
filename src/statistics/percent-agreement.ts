import { type Ratings, valuesByUnit } from './ratings.js'

/**
 * Percent agreement: `100 * pairs of values that agree / all pairs of values given to the same unit`. With two coders
 * and no missing value this is the per cent of units on which they agree.
 *
 * Source: the definition; with more than two coders the mean over pairs of coders, each weighted by the units both have
 * coded: Fleiss 1971, Psychological Bulletin 76(5):378-382.
 *
 * Range: 0 to 100. It is not corrected for chance: two coders who say the same of nearly everything agree without
 * looking. The order of coders and units changes no bit. No unit with two values: `null`.
 *
 * @method percent-agreement/1 Percent agreement
 * @param ratings a row for each coder, `null` where a value is missing.
 * @throws RangeError where coders differ in the number of units, or naming the value that is no finite number.
 */
export function percentAgreement(ratings: Ratings): number | null {
  let agreeing = 0
  let pairs = 0
  for (const values of valuesByUnit(ratings)) {
    pairs += (values.length * (values.length - 1)) / 2
    const seen = new Map<string | number, number>()
    for (const value of values) {
      const before = seen.get(value) ?? 0
      agreeing += before
      seen.set(value, before + 1)
    }
  }
  return pairs === 0 ? null : (100 * agreeing) / pairs
}
