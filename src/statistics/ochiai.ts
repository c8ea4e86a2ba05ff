import { checkTogether } from './count.js'

/**
 * Ochiai's coefficient, the cosine of two sets: `observed / sqrt(unitsA unitsB)`.
 *
 * Source: Ochiai 1957, Bulletin of the Japanese Society of Scientific Fisheries 22(9):526-530.
 *
 * Range: 0 (never together) to 1 (always and only together). Where one or both never occur: 0, since they were never
 * together.
 *
 * @method ochiai/1 Ochiai's coefficient
 * @param observed units with both; `unitsA`, `unitsB` units with either one.
 * @throws RangeError naming the value, where one is no count or `observed` exceeds another.
 */
export function ochiai(observed: number, unitsA: number, unitsB: number): number {
  checkTogether(observed, unitsA, unitsB)
  return observed === 0 ? 0 : observed / Math.sqrt(unitsA * unitsB)
}
