import { gammaVariate } from './gamma-variate.js'
import { type RandomNumbers, randomNumbers } from './random-numbers.js'

/** One stratum of a population with what was found in the units drawn from it. */
export interface StratumCells {
  /** Units of the population; `null` for a population without limit. */
  readonly size: number | null
  /** How many of the drawn units fall in each cell. */
  readonly counts: readonly number[]
  /** Whether a unit of this stratum can fall in each cell at all. */
  readonly possible: readonly boolean[]
}

/** Units that must have been drawn from a stratum for its spread to be known from itself. */
const leastDrawn = 3

/**
 * The units of the population in each cell, estimated from a stratified random sample: `sum over strata of N k / n`,
 * with N the size of a stratum, n the units drawn and coded, k those in the
 * cell. Ratios of two of these are Hajek's.
 *
 * Source: Horvitz & Thompson 1952, JASA 47:663-685.
 *
 * Strata of which fewer than 3 units were coded are joined with those where the same cells are possible. A population
 * without limit counts as 1: its totals are shares.
 *
 * @method stratified-totals/1 Totals from a stratified sample
 * @returns `null` where a stratum that is not empty has no coded unit, alone or joined: nothing is known of it.
 */
export function stratifiedTotals(strata: readonly StratumCells[]): Float64Array | null {
  const joined = joinSmall(strata)
  if (joined === null) return null
  const totals = new Float64Array(strata[0]?.counts.length ?? 0)
  for (const { size, counts } of joined) {
    const drawn = sum(counts)
    counts.forEach((count, cell) => {
      totals[cell] = (totals[cell] as number) + ((size ?? 1) * count) / drawn
    })
  }
  return totals
}

/**
 * Draws from what a stratified sample leaves open about the {@link stratifiedTotals}, for intervals of any function of
 * them: in every draw each stratum gets `k + (N - n) theta`, with `theta ~ Dirichlet`.
 *
 * The Dirichlet numbers have the mean of the sample and the variance that is unbiased for simple random samples from a finite
 * population, `p (1 - p) / (n - 1)`, widened by what the units that were not drawn add of chance. To every cell that is
 * possible a prior is added, 0.5 by default (Jeffreys), spread over the strata with the same cells by their size: so a
 * cell that no drawn unit fell into is not taken for empty.
 *
 * Source: Rubin 1981, Annals of Statistics 9:130-134; Ghosh & Meeden 1997, Bayesian Methods for Finite Population
 * Sampling; the prior: Brown, Cai & DasGupta 2001, Statistical Science 16:101-133. Coverage: `bench/VALIDATION.md`.
 *
 * @method draw-stratified-totals/1 Draws of totals from a stratified sample
 * @param visit is shown the totals of each draw, which the next one overwrites
 * @param prior pseudo-counts by cell
 * @returns false where nothing is known of a stratum, and nothing is drawn.
 */
export function drawStratifiedTotals(
  strata: readonly StratumCells[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
  visit: (totals: Float64Array, draw: number) => void,
  prior?: readonly number[],
): boolean {
  const joined = joinSmall(strata)
  if (joined === null) return false
  const cells = strata[0]?.counts.length ?? 0
  const drawing = posteriors(joined, prior ?? new Array<number>(cells).fill(0.5))
  const totals = new Float64Array(cells)
  const shares = new Float64Array(cells)
  for (let draw = 0; draw < draws; draw += 1) {
    const random = randomNumbers(seed, draw)
    totals.fill(0)
    for (const { counts, rest, scale, mean, concentration } of drawing) {
      if (rest > 0) drawShares(mean, concentration, random, shares)
      for (let cell = 0; cell < cells; cell += 1) {
        const known = scale * (counts[cell] as number)
        totals[cell] = (totals[cell] as number) + known + (rest > 0 ? rest * (shares[cell] as number) : 0)
      }
    }
    visit(totals, draw)
  }
  return true
}

/** What is known of a stratum before a draw. */
interface Posterior {
  readonly counts: readonly number[]
  /** What a drawn unit counts: 1, or 0 in a population without limit, of which it is no part. */
  readonly scale: number
  /** Units that were not drawn; 1 in a population without limit. */
  readonly rest: number
  readonly mean: readonly number[]
  /** Sum of the parameters of the Dirichlet distribution. */
  readonly concentration: number
}

function posteriors(strata: readonly StratumCells[], prior: readonly number[]): Posterior[] {
  const sizes = new Map<string, number>()
  for (const { size, possible } of strata) sizes.set(key(possible), (sizes.get(key(possible)) ?? 0) + (size ?? 1))
  return strata.map(({ size, counts, possible }) => {
    const drawn = sum(counts)
    const share = (size ?? 1) / (sizes.get(key(possible)) ?? 1)
    const added = prior.map((weight, cell) => (possible[cell] === true ? weight * share : 0))
    // n - 2, so that the variance is that of n - 1.
    const own = Math.max(drawn - 2, 1)
    const parameters = counts.map((count, cell) => (own * count) / drawn + (added[cell] as number))
    const whole = sum(parameters)
    const mean = parameters.map((parameter) => parameter / whole)
    if (size === null) return { counts, scale: 0, rest: 1, mean, concentration: whole }
    const rest = size - drawn
    const concentration = rest > 0 ? (rest * (whole + 1)) / (whole + rest) - 1 : 0
    return { counts, scale: 1, rest, mean, concentration }
  })
}

/** A draw from the Dirichlet distribution. Where its parameters vanish, all is in one cell. */
function drawShares(mean: readonly number[], concentration: number, random: RandomNumbers, into: Float64Array): void {
  let total = 0
  into.fill(0)
  if (concentration > 1e-6) {
    for (let cell = 0; cell < mean.length; cell += 1) {
      const shape = (mean[cell] as number) * concentration
      if (shape === 0) continue
      const variate = gammaVariate(shape, random)
      into[cell] = variate
      total += variate
    }
  }
  if (total > 0) {
    for (let cell = 0; cell < mean.length; cell += 1) into[cell] = (into[cell] as number) / total
    return
  }
  into.fill(0)
  let left = random.fraction()
  let chosen = mean.findIndex((share) => {
    left -= share
    return share > 0 && left < 0
  })
  if (chosen < 0) chosen = mean.findLastIndex((share) => share > 0)
  into[chosen] = 1
}

/** Joins strata of which too few units were coded with the smallest other one that has the same cells; empty ones go. */
function joinSmall(strata: readonly StratumCells[]): StratumCells[] | null {
  const kept: StratumCells[] = []
  const groups = new Map<string, StratumCells[]>()
  for (const stratum of strata) {
    if (stratum.size === 0) continue
    const group = groups.get(key(stratum.possible)) ?? []
    groups.set(key(stratum.possible), group)
    group.push(stratum)
  }
  for (const group of groups.values()) {
    const isKnown = (stratum: StratumCells) =>
      sum(stratum.counts) >= leastDrawn || sum(stratum.counts) === (stratum.size ?? Number.POSITIVE_INFINITY)
    let waiting: StratumCells | null = null
    const known: StratumCells[] = []
    for (const stratum of group) {
      if (isKnown(stratum)) known.push(stratum)
      else waiting = waiting === null ? stratum : join(waiting, stratum)
    }
    if (waiting !== null && !isKnown(waiting)) {
      const smallest = known.reduce(
        (a: StratumCells | null, b) => (a === null || (b.size ?? 1) < (a.size ?? 1) ? b : a),
        null,
      )
      if (smallest !== null) {
        known.splice(known.indexOf(smallest), 1)
        waiting = join(smallest, waiting)
      }
      if (sum(waiting.counts) === 0) return null
    }
    kept.push(...known, ...(waiting === null ? [] : [waiting]))
  }
  return kept
}

function join(a: StratumCells, b: StratumCells): StratumCells {
  return {
    size: a.size === null || b.size === null ? null : a.size + b.size,
    counts: a.counts.map((count, cell) => count + (b.counts[cell] ?? 0)),
    possible: a.possible,
  }
}

function key(possible: readonly boolean[]): string {
  return possible.map(Number).join('')
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
