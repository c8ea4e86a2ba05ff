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

/**
 * Refuses counts of an item in two corpora that contradict each other: it cannot occur more often than there are words.
 *
 * @throws RangeError naming the argument and its value.
 */
export function checkComparison(frequencyA: number, frequencyB: number, wordsA: number, wordsB: number): void {
  checkCount('frequencyA', frequencyA)
  checkCount('frequencyB', frequencyB)
  checkCount('wordsA', wordsA)
  checkCount('wordsB', wordsB)
  if (frequencyA > wordsA) throw new RangeError(`frequencyA must not exceed wordsA (${wordsA}), but is ${frequencyA}.`)
  if (frequencyB > wordsB) throw new RangeError(`frequencyB must not exceed wordsB (${wordsB}), but is ${frequencyB}.`)
  checkCount('wordsA + wordsB', wordsA + wordsB)
}
