import { checkTogether } from './count.js'

/**
 * Jaccard's index: units with both over units with at least one, `observed / (unitsA + unitsB - observed)`.
 *
 * Source: Jaccard 1912, New Phytologist 11(2):37-50.
 *
 * Range: 0 (never together) to 1 (always and only together). Where neither occurs: 0, since they were never together.
 *
 * @method jaccard/1 Jaccard's index
 * @param observed units with both; `unitsA`, `unitsB` units with either one.
 * @throws RangeError naming the value, where one is no count or `observed` exceeds another.
 */
export function jaccard(observed: number, unitsA: number, unitsB: number): number {
  checkTogether(observed, unitsA, unitsB)
  return observed === 0 ? 0 : observed / (unitsA + (unitsB - observed))
}

/**
 * Jaccard's index of two sets, such as the terms of two documents: `|A and B| / |A or B|`. Over sets, not over counts:
 * how often a term occurs plays no part.
 *
 * Source: Jaccard 1912, New Phytologist 11(2):37-50.
 *
 * Range: 0 (nothing in common) to 1 (the same). Two empty sets: 0, as they have nothing in common.
 *
 * @method jaccard-of-sets/1 Jaccard's index of sets
 */
export function jaccardOfSets(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a]
  let both = 0
  for (const element of smaller) if (larger.has(element)) both += 1
  return jaccard(both, a.size, b.size)
}
