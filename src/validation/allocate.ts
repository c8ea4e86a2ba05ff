import { expectedHalfWidth, type HitStratum, varianceIn } from './expected-width.js'

/** Units of a stratum of which as many are drawn, where it has them: fewer tell too little of its spread. */
export const leastPerStratum = 5

/** The least that is drawn from a stratum of this size. */
export function leastOf(size: number): number {
  return Math.min(size, leastPerStratum)
}

/** A part of a sample, with the limits of how many units can be drawn from it. */
export interface Share {
  /** Of the whole sample. */
  readonly share: number
  readonly least: number
  readonly most: number
}

/**
 * Shares `wanted` out: as the shares say, with none below its least or beyond its most; what one cannot take or needs more of is the
 * others', by their shares.
 *
 * @param wanted from the sum of what is least to the sum of what is most
 */
export function shareOut(parts: readonly Share[], wanted: number): number[] {
  // Each is its share of a common size, cut to its limits; the sum grows with that size.
  const cut = ({ share, least, most }: Share, size: number) => Math.min(most, Math.max(least, Math.floor(share * size)))
  const sum = (size: number) => parts.reduce((total, part) => total + cut(part, size), 0)
  let [low, high] = [0, 1]
  while (sum(high) < wanted && high < 2 ** 52) high *= 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (sum(middle) > wanted) high = middle
    else low = middle
  }
  const result = parts.map((part) => cut(part, low))
  let left = wanted - result.reduce((total, count) => total + count, 0)
  parts.forEach(({ most }, place) => {
    const more = Math.max(0, Math.min(left, most - (result[place] ?? 0)))
    result[place] = (result[place] ?? 0) + more
    left -= more
  })
  return result
}

/**
 * Shares a budget out among strata: the least to each, then by the square root of the size (power allocation, Bankier 1988, The American
 * Statistician 42:174-177), none beyond its size.
 */
export function allocateByRoot(sizes: readonly number[], budget: number): number[] {
  const drawn = sizes.map(leastOf)
  let left = budget - drawn.reduce((sum, count) => sum + count, 0)
  while (left > 0) {
    const open = sizes.flatMap((size, index) => (size > (drawn[index] ?? 0) ? [index] : []))
    if (open.length === 0) break
    const whole = open.reduce((sum, index) => sum + Math.sqrt(sizes[index] ?? 0), 0)
    const before = left
    for (const index of open) {
      const size = sizes[index] ?? 0
      const more = Math.min(
        size - (drawn[index] ?? 0),
        left,
        Math.max(1, Math.floor((before * Math.sqrt(size)) / whole)),
      )
      drawn[index] = (drawn[index] ?? 0) + more
      left -= more
    }
  }
  return drawn
}

/** When to stop drawing hits: with so many units, or when the precision of each concept is expected to be as sure as this. */
export type HitGoal = { readonly units: number } | { readonly width: number }

/**
 * Shares hits out among strata, unit by unit: the least to each, then always one to the concept whose precision is the least sure, in the
 * stratum where it makes it surest. So no concept is left behind for another, and strata of unequal weight get what they are worth.
 *
 * Source: Wright 2012, The American Statistician 66:217-224 (allocation unit by unit is exact for one quantity).
 *
 * @param concepts how many there are
 */
export function allocateHits(strata: readonly HitStratum[], concepts: number, goal: HitGoal): number[] {
  const sizes = strata.map(({ size }) => size)
  if ('units' in goal && goal.units >= sizes.reduce((sum, size) => sum + size, 0)) return sizes
  const drawn = sizes.map(leastOf)
  const widthOf = (concept: number) => expectedHalfWidth(strata, drawn, concept)
  const widths = Array.from({ length: concepts }, (_, concept) => widthOf(concept))
  let left = 'units' in goal ? goal.units - drawn.reduce((sum, count) => sum + count, 0) : Number.POSITIVE_INFINITY
  const enough = 'width' in goal ? goal.width : 0
  while (left > 0) {
    let concept = -1
    widths.forEach((width, place) => {
      if (width > enough && width > (widths[concept] ?? 0)) concept = place
    })
    const stratum = concept < 0 ? -1 : bestStratum(strata, drawn, concept)
    if (stratum < 0) break
    drawn[stratum] = (drawn[stratum] ?? 0) + 1
    left -= 1
    strata[stratum]?.marked.forEach((hits, place) => {
      if (hits > 0) widths[place] = widthOf(place)
    })
  }
  return drawn
}

/** The stratum in which one more unit makes the precision of a concept the surest; -1 where all its hits are drawn. */
function bestStratum(strata: readonly HitStratum[], drawn: readonly number[], concept: number): number {
  let [best, most] = [-1, 0]
  strata.forEach((stratum, place) => {
    const count = drawn[place] ?? 0
    if (count >= stratum.size) return
    const gain = varianceIn(stratum, count, concept) - varianceIn(stratum, count + 1, concept)
    if (gain > most) [best, most] = [place, gain]
  })
  return best
}
