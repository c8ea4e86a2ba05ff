import { defaultDeviate } from '../statistics/interval.js'

/** A stratum of hits as the precision of concepts sees it. */
export interface HitStratum {
  /** Units of the population. */
  readonly size: number
  /** Of them those with a hit of each concept, by its place. */
  readonly marked: readonly number[]
}

/** What a concept adds to the variance of its precision in one stratum, at most. */
const mostVariance = 0.25

/**
 * How far the interval of a concept's precision is expected to reach to either side, whatever the precision: `z sqrt(sum over strata of W^2
 * (1 - n / N) g(n f) / 4)`, with W the stratum's share of the concept's hits, N its size, n the units drawn, f the share of its units
 * that are hits of the concept, and `g(x) = 1 / (x - 1)`: precision varies most where half of the hits are right, and with
 * x - 1 the variance is the one that scores estimate. Below 2 expected hits g goes on as a straight line, for the stratum will then be
 * joined with others.
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, section 5.9 (variance of a stratified proportion) and section 5A.2 (domains).
 *
 * @param drawn units drawn from each stratum
 * @returns 0 where every hit is drawn, or there is none.
 */
export function expectedHalfWidth(strata: readonly HitStratum[], drawn: readonly number[], concept: number): number {
  let [hits, variance] = [0, 0]
  for (const { marked } of strata) hits += marked[concept] ?? 0
  if (hits === 0) return 0
  for (let place = 0; place < strata.length; place += 1)
    variance += varianceIn(strata[place] as HitStratum, drawn[place] ?? 0, concept) / hits ** 2
  return defaultDeviate * Math.sqrt(variance)
}

/** What a stratum adds to the variance of the number of right hits of a concept. */
export function varianceIn({ size, marked }: HitStratum, drawn: number, concept: number): number {
  const hits = marked[concept] ?? 0
  if (hits === 0) return 0
  const expected = (drawn * hits) / size
  const inverse = expected < 2 ? 3 - expected : 1 / (expected - 1)
  return hits ** 2 * mostVariance * (1 - drawn / size) * inverse
}

/**
 * Hits to draw for an interval of precision that reaches `width` to either side: `m = z^2 / (4 width^2)`, the most that any precision
 * takes, or `m N / (m + N)` of a population of N.
 *
 * Source: Cochran 1977, section 4.4.
 */
export function hitsNeeded(hits: number, width: number): number {
  const unlimited = Math.ceil((defaultDeviate / (2 * width)) ** 2)
  return hits === 0 ? 0 : Math.ceil((unlimited * hits) / (unlimited + hits))
}
