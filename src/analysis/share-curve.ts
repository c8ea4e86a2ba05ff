import { fitted, type LocalFit, localQuadratic } from '../statistics/local-regression.js'
import type { Curve } from '../statistics/turning-points.js'

/** Periods that bear on the fit at one of them. */
const nearestPeriods = 11
/** With fewer periods that have a mention no curve is fitted. */
const fewestPeriods = 7

/** How shares become a curve: the same for all groups, since it hangs on the mentions of all of them. */
export interface ShareFits {
  /** Positions of the periods that have a mention. */
  readonly present: Int32Array
  /** One for each period of the grid. */
  readonly fits: readonly LocalFit[]
}

/** The periods over which a curve runs, from `first` to before `end`. */
export interface Grid {
  readonly first: number
  readonly end: number
}

/** The grid from the first to the last period that has a mention; `null` where they are too few. */
export function gridOf(totals: ArrayLike<number>): Grid | null {
  const present = presentIn(totals)
  if (present.length < fewestPeriods) return null
  return { first: present[0] as number, end: (present.at(-1) as number) + 1 }
}

/**
 * Lays out local quadratic fits over the eleven nearest periods, which count by their mentions; `null` where they are too
 * few. Periods are numbered without gaps.
 */
export function fitShares(totals: ArrayLike<number>, grid: Grid): ShareFits | null {
  const present = presentIn(totals)
  if (present.length < fewestPeriods) return null
  const weights = Float64Array.from(present, (period) => totals[period] as number)
  const fits: LocalFit[] = []
  for (let period = grid.first; period < grid.end; period += 1) {
    const fit = localQuadratic(present, weights, period, nearestPeriods)
    if (fit === null) return null
    fits.push(fit)
  }
  return { present, fits }
}

/** The curve of a group by its share in each period. */
export function curveOf({ present, fits }: ShareFits, shareIn: (period: number) => number): Curve {
  // Plain loops: this runs for every group in every draw.
  const shares = new Float64Array(present.length)
  for (let point = 0; point < present.length; point += 1) shares[point] = shareIn(present[point] as number)
  const values = new Float64Array(fits.length)
  const slopes = new Float64Array(fits.length)
  for (let place = 0; place < fits.length; place += 1) {
    const { first, value, slope } = fits[place] as LocalFit
    values[place] = fitted(value, first, shares)
    slopes[place] = fitted(slope, first, shares)
  }
  return { values, slopes }
}

function presentIn(totals: ArrayLike<number>): Int32Array {
  const present: number[] = []
  for (let period = 0; period < totals.length; period += 1) if ((totals[period] as number) > 0) present.push(period)
  return Int32Array.from(present)
}
