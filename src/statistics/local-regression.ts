/** Weights by which a sum over some points gives what is fitted at one place. */
export interface LocalFit {
  /** Position of the first of the points that bear on the fit; the others follow it. */
  readonly first: number
  /** For the fitted value: the sum of `value[i] * y[first + i]`. */
  readonly value: Float64Array
  /** For its slope, in units of y for one unit of x. */
  readonly slope: Float64Array
}

/**
 * Local quadratic regression (LOESS) at a place: the value and the slope there of the parabola that is fitted to the nearest
 * points by weighted least squares, `min over a, b, c of sum w (1 - |d / h|^3)^3 (y - a - b d - c d^2)^2`, with d the distance of a
 * point, h that of the farthest of them, w the weight of the point. The fit is linear in y, so one set of weights serves every series over the same points.
 *
 * Source: Cleveland 1979, Journal of the American Statistical Association 74:829-836; Cleveland & Devlin 1988, same
 * journal 83:596-610. One pass, without the reweighting for outliers. What R gives as `loess(y ~ x, span = nearest / n, degree = 2,
 * family = "gaussian", control = loess.control(surface = "direct"))`.
 *
 * Degenerate case: where fewer than three points have a weight, no parabola is determined: `null`.
 *
 * @method local-quadratic/1 Local quadratic regression
 * @param x places of the points, each greater than the one before
 * @param weights above 0, one for each point
 * @param nearest number of points that bear on the fit, from 4; all where there are fewer
 */
export function localQuadratic(
  x: ArrayLike<number>,
  weights: ArrayLike<number>,
  at: number,
  nearest: number,
): LocalFit | null {
  const { first, end, reach } = nearestPoints(x, at, nearest)
  const distances = new Float64Array(end - first)
  const kernel = new Float64Array(end - first)
  let largest = 0
  for (let point = first; point < end; point += 1) {
    const distance = ((x[point] as number) - at) / reach
    const rest = Math.max(0, 1 - Math.abs(distance * distance * distance))
    const weight = rest * rest * rest * (weights[point] as number)
    distances[point - first] = distance
    kernel[point - first] = weight
    largest = Math.max(largest, weight)
  }
  if (kernel.filter((weight) => weight > 0).length < 3) return null
  let [m0, m1, m2, m3, m4] = [0, 0, 0, 0, 0]
  kernel.forEach((each, point) => {
    const weight = each / largest
    const distance = distances[point] as number
    const square = distance * distance
    m0 += weight
    m1 += weight * distance
    m2 += weight * square
    m3 += weight * square * distance
    m4 += weight * square * square
  })
  // The first two rows of the inverse of the matrix of moments, by cofactors.
  const [c00, c01, c02] = [m2 * m4 - m3 * m3, m2 * m3 - m1 * m4, m1 * m3 - m2 * m2]
  const [c11, c12] = [m0 * m4 - m2 * m2, m1 * m2 - m0 * m3]
  const determinant = m0 * c00 + m1 * c01 + m2 * c02
  if (!(determinant > 1e-12 * m0 * m2 * m4)) return null
  const scaled = kernel.map((weight) => weight / largest / determinant)
  return {
    first,
    value: scaled.map((weight, point) => {
      const distance = distances[point] as number
      return weight * (c00 + c01 * distance + c02 * distance * distance)
    }),
    slope: scaled.map((weight, point) => {
      const distance = distances[point] as number
      return (weight * (c01 + c11 * distance + c12 * distance * distance)) / reach
    }),
  }
}

/** The points nearest to a place, from `first` to before `end`, and the distance of the farthest of them. */
function nearestPoints(x: ArrayLike<number>, at: number, nearest: number) {
  let first = 0
  let end = x.length
  const distanceTo = (point: number) => Math.abs((x[point] as number) - at)
  while (end - first > nearest) {
    if (distanceTo(first) > distanceTo(end - 1)) first += 1
    else end -= 1
  }
  // A single point in the very place has no distance; any will do.
  const reach = first === end ? 1 : Math.max(distanceTo(first), distanceTo(end - 1)) || 1
  return { first, end, reach }
}

/** What a fit gives for a series over its points. */
export function fitted(weights: Float64Array, first: number, y: ArrayLike<number>): number {
  let sum = 0
  for (let point = 0; point < weights.length; point += 1)
    sum += (weights[point] as number) * (y[first + point] as number)
  return sum
}
