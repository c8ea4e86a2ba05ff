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

/** Dispersion over the documents from the item's frequency in each document where it occurs. */
export function dispersionOver(
  frame: CountFrame,
  frequency: number,
  parts: Iterable<readonly [words: number, frequency: number]>,
): Dispersion {
  if (frequency === 0) return { dp: null, dpNorm: null }
  const sums: DispersionSums = dispersionSums(frequency, frame.words, frame.smallestDocument)
  for (const [words, inPart] of parts) addPart(sums, inPart, words)
  return { dp: deviationOfProportions(sums), dpNorm: normalisedDeviationOfProportions(sums) }
}

/** DPnorm over the equal parts of the running text, of the item with this number; `null` where it does not occur. */
export function dispersionOverParts({ words }: EqualParts, byPart: Int32Array, item: number): number | null {
  const inParts = byPart.subarray(item * words.length, (item + 1) * words.length)
  return inParts.some((frequency) => frequency > 0)
    ? normalisedDeviationOfProportions(dispersionOfParts(inParts, words))
    : null
}
