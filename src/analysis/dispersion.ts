import {
  addPart,
  type DispersionSums,
  deviationOfProportions,
  dispersionSums,
  normalisedDeviationOfProportions,
} from '../statistics/dispersion.js'
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
