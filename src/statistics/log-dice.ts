import { dice } from './dice.js'

/**
 * logDice: `14 + log2(Dice)`, Dice's coefficient on a scale of doublings that does not depend on the number of units.
 *
 * Source: Rychlý 2008, Proceedings of Recent Advances in Slavonic Natural Language Processing (RASLAN), pp. 6-9.
 *
 * Range: minus infinity to 14 (always and only together); one more means twice as often together. Never together, also
 * where one or both never occur: minus infinity, the limit.
 *
 * @method log-dice/1 logDice
 * @param observed units with both; `unitsA`, `unitsB` units with either one.
 * @throws RangeError naming the value, where one is no count or `observed` exceeds another.
 */
export function logDice(observed: number, unitsA: number, unitsB: number): number {
  return 14 + Math.log2(dice(observed, unitsA, unitsB))
}
