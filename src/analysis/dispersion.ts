import {
  addPart,
  type DispersionSums,
  deviationOfProportions,
  dispersionOfParts,
  dispersionSums,
  normalisedDeviationOfProportions,
} from '../statistics/dispersion.js'
import type { EqualParts } from './equal-parts.js'
import type { CountFrame } from './frame.js'

/** Dispersion of an item over the documents; both `null` where the item does not occur. */
export interface Dispersion {
  readonly dp: number | null
  readonly dpNorm: number | null
}

/**
 * Dispersion over the documents.
 *
 * @param ranks of the documents in which the item occurs
 * @param frequencies of it in each of these
 */
export function dispersionOver(
  frame: CountFrame,
  frequency: number,
  ranks: ArrayLike<number>,
  frequencies: ArrayLike<number>,
): Dispersion {
  if (frequency === 0) return { dp: null, dpNorm: null }
  const sums: DispersionSums = dispersionSums(frequency, frame.words, frame.smallestDocument)
  for (let place = 0; place < ranks.length; place += 1)
    addPart(sums, frequencies[place] as number, frame.documents[ranks[place] as number]?.words as number)
  return { dp: deviationOfProportions(sums), dpNorm: normalisedDeviationOfProportions(sums) }
}

/** DPnorm over the equal parts of the running text, of the item with this number; `null` where it does not occur. */
export function dispersionOverParts({ words }: EqualParts, byPart: Int32Array, item: number): number | null {
  const inParts = byPart.subarray(item * words.length, (item + 1) * words.length)
  return inParts.some((frequency) => frequency > 0)
    ? normalisedDeviationOfProportions(dispersionOfParts(inParts, words))
    : null
}
