import { checkTogether } from './count.js'

/**
 * Jaccard's index: units with both over units with at least one, `observed / (unitsA + unitsB - observed)`.
 *
 * Source: Jaccard 1912, New Phytologist 11(2):37-50.
 *
 * Range: 0 (never together) to 1 (always and only together). Where neither occurs: 0, since they were never together.
 *
 * @param observed units with both; `unitsA`, `unitsB` units with either one.
 * @throws RangeError naming the value, where one is no count or `observed` exceeds another.
 */
export function jaccard(observed: number, unitsA: number, unitsB: number): number {
  checkTogether(observed, unitsA, unitsB)
  return observed === 0 ? 0 : observed / (unitsA + (unitsB - observed))
}
