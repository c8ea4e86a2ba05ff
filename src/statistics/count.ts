/**
 * Refuses what is no count: NaN, an infinity, a fraction, a negative number, or a whole number too large for a double
 * to tell from its neighbour.
 *
 * @throws RangeError naming the argument and its value.
 */
export function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, but is ${value}.`)
  }
}

/**
 * Refuses counts of units that contradict each other: A and B cannot be together more often than either occurs.
 *
 * @throws RangeError naming the argument and its value.
 */
export function checkTogether(observed: number, unitsA: number, unitsB: number): void {
  checkCount('observed', observed)
  checkCount('unitsA', unitsA)
  checkCount('unitsB', unitsB)
  if (observed > unitsA) throw new RangeError(`observed must not exceed unitsA (${unitsA}), but is ${observed}.`)
  if (observed > unitsB) throw new RangeError(`observed must not exceed unitsB (${unitsB}), but is ${observed}.`)
}
