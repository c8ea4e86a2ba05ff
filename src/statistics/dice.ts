import { checkTogether } from './count.js'

/**
 * Dice's coefficient: `2 observed / (unitsA + unitsB)`.
 *
 * Source: Dice 1945, Ecology 26(3):297-302.
 *
 * Range: 0 (never together) to 1 (always and only together). Where neither occurs: 0, since they were never together.
 *
 * @method dice/1 Dice's coefficient
 * @param observed units with both; `unitsA`, `unitsB` units with either one.
 * @throws RangeError naming the value, where one is no count or `observed` exceeds another.
 */
export function dice(observed: number, unitsA: number, unitsB: number): number {
  checkTogether(observed, unitsA, unitsB)
  return observed === 0 ? 0 : (2 * observed) / (unitsA + unitsB)
}
