import { percentileInterval } from './interval.js'

/** A curve that is known at equal steps: its values and its slopes there. */
export interface Curve {
  readonly values: Float64Array
  readonly slopes: Float64Array
}

/** A place where a curve turns. */
export interface TurningPoint {
  /**
   * `high` and `low`: the curve is higher, or lower, than on both sides. `rise` and `fall`: an inflection, where it rises or
   * falls faster than on both sides.
   */
  readonly kind: 'high' | 'low' | 'rise' | 'fall'
  /** Position in the curve, from 0. */
  readonly at: number
}

/** A turning point with what draws of a bootstrap say of it. */
export interface SupportedPoint extends TurningPoint {
  /** Share of the draws that have such a point there or one step beside it, and standing out. */
  readonly support: number
  /** Positions between which the nearest such point lies in 95 % of the draws that have one; `null` in too few. */
  readonly interval: { readonly low: number; readonly high: number } | null
}

/** Differences of shares that lie below this are rounding. */
const rounding = 1e-9
/** How many steps beside a point one in a draw still speaks for it. */
const beside = 1
/** How many standard errors a curve has to fall on both sides of a high for it to stand out in a draw. */
const leastProminence = 2

/**
 * Where a curve turns, in the order of its steps. Its two ends are never among them: what follows them is not known. Of several
 * equal values in a row the first stands for all.
 *
 * Turning points and inflections are what power cycle theory reads in the curve of a state's relative capability: Doran &
 * Parsons 1980, American Political Science Review 74:947-965; Doran 1991, Systems in Crisis.
 *
 * Degenerate case: a curve of fewer than three values, or of equal ones, does not turn.
 */
export function turningPoints({ values, slopes }: Curve): TurningPoint[] {
  const points = [
    ...extremes(values).map(({ at, isHigh }): TurningPoint => ({ at, kind: isHigh ? 'high' : 'low' })),
    ...extremes(slopes).flatMap(({ at, isHigh }): TurningPoint[] => {
      const slope = slopes[at] as number
      if (isHigh && slope > rounding) return [{ at, kind: 'rise' }]
      if (!isHigh && slope < -rounding) return [{ at, kind: 'fall' }]
      return []
    }),
  ]
  return points.sort((a, b) => a.at - b.at)
}

/**
 * The turning points of an observed curve with the share of bootstrap draws that bear them out:
 * `support = (draws with such a point at most one step beside it that stands out) / draws`.
 * Every noisy curve turns
 * somewhere, and a draw repeats the noise of what it is drawn from. So a point of a draw counts only where the draw's curve
 * (for inflections: its slope) differs from it on both sides by more than two standard errors of this difference before it comes
 * back to the same height.
 *
 * Source: of the bootstrap of a smooth curve, Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 7.3; that
 * a turn should be told from noise by the significance of the rise before and the fall behind it, Chaudhuri & Marron 1999,
 * Journal of the American Statistical Association 94:807-823, whose test this simplifies.
 *
 * Degenerate case: without draws there is no support, 0.
 *
 * @method supported-points/1 Support of a turning point
 * @param draws the curve of each draw of which one could be fitted, as long as the observed one
 * @param drawn number of all draws
 */
export function supportedPoints(observed: Curve, draws: readonly Curve[], drawn: number): SupportedPoint[] {
  const points = turningPoints(observed)
  if (points.length === 0) return []
  const errors = {
    values: standardErrors(draws.map(({ values }) => values)),
    slopes: standardErrors(draws.map(({ slopes }) => slopes)),
  }
  const supporting = points.map(() => 0)
  const nearest = points.map(() => new Float64Array(draws.length).fill(Number.NaN))
  draws.forEach((curve, draw) => {
    const turns = turningPoints(curve)
    points.forEach(({ kind, at }, point) => {
      let closest = Number.NaN
      let isSupported = false
      for (const turn of turns) {
        if (turn.kind !== kind) continue
        const distance = Math.abs(turn.at - at)
        if (!(distance >= Math.abs(closest - at))) closest = turn.at
        isSupported ||= distance <= beside && standsOut(turn, curve, errors)
      }
      if (isSupported) supporting[point] = (supporting[point] as number) + 1
      ;(nearest[point] as Float64Array)[draw] = closest
    })
  })
  return points.map((point, index) => ({
    ...point,
    support: drawn === 0 ? 0 : (supporting[index] as number) / drawn,
    interval: percentileInterval(nearest[index] as Float64Array),
  }))
}

function standsOut({ kind, at }: TurningPoint, { values, slopes }: Curve, errors: Curve): boolean {
  const isInflection = kind === 'rise' || kind === 'fall'
  const [heights, error] = isInflection ? [slopes, errors.slopes] : [values, errors.values]
  const sign = kind === 'high' || kind === 'rise' ? 1 : -1
  return [-1, 1].every((direction) => {
    let lowest = at
    for (let step = at + direction; step >= 0 && step < heights.length; step += direction) {
      const height = sign * (heights[step] as number)
      if (height > sign * (heights[at] as number)) break
      if (height < sign * (heights[lowest] as number)) lowest = step
    }
    const drop = Math.abs((heights[at] as number) - (heights[lowest] as number))
    const variance = (error[at] as number) ** 2 + (error[lowest] as number) ** 2
    return drop > rounding && drop > leastProminence * Math.sqrt(variance)
  })
}

/** The standard deviation over the draws at each step. */
function standardErrors(draws: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: draws[0]?.length ?? 0 }, (_, step) => {
    let sum = 0
    for (const draw of draws) sum += draw[step] as number
    const mean = sum / draws.length
    let squares = 0
    for (const draw of draws) {
      const difference = (draw[step] as number) - mean
      squares += difference * difference
    }
    return draws.length < 2 ? 0 : Math.sqrt(squares / (draws.length - 1))
  })
}

/** Positions at which numbers turn from rising to falling or back. */
function extremes(numbers: Float64Array): { readonly at: number; readonly isHigh: boolean }[] {
  const found: { at: number; isHigh: boolean }[] = []
  let direction = 0
  let since = 0
  for (let at = 1; at < numbers.length; at += 1) {
    const step = (numbers[at] as number) - (numbers[since] as number)
    if (Math.abs(step) < rounding) continue
    const next = Math.sign(step)
    if (direction !== 0 && next !== direction) found.push({ at: since, isHigh: direction > 0 })
    direction = next
    since = at
  }
  return found
}
