import { defaultDeviate } from '../statistics/interval.js'

/** Units to draw, by the interval wanted. */
export interface SizeAdvice {
  /** How far the interval of a concept's precision shall reach to either side at most. */
  readonly width: number
  /** Hits of one concept that this takes, whatever the precision. */
  readonly hitsPerConcept: number
  /** The whole sample: as many units without a hit as with one. */
  readonly units: number
}

/**
 * How large a sample must be for intervals of precision that reach `width` to either side: `m = z^2 / (4 width^2)` hits of each
 * concept, the most that any precision takes, or all its hits where it has fewer (with `m N / (m + N)` for a finite population);
 * and as many units without a hit, for recall. The interval of recall hangs on what is missed, and is often wider.
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, section 4.4.
 *
 * @param hits units with a hit, by concept
 */
export function sizeAdvice(hits: readonly number[], width: number): SizeAdvice {
  const hitsPerConcept = Math.ceil((defaultDeviate / (2 * width)) ** 2)
  const needed = hits.reduce(
    (sum, population) =>
      sum + (population === 0 ? 0 : Math.ceil((hitsPerConcept * population) / (hitsPerConcept + population))),
    0,
  )
  return { width, hitsPerConcept, units: 2 * needed }
}
