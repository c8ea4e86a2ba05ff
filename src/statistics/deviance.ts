/** Below this distance from equality the closed form has lost a digit to cancellation and the series is short. */
const near = 0.1

/**
 * What one observation `o` adds to half a log-likelihood ratio against its expectation `e`:
 * `o ln(o/e) - (o - e)`, with 0 ln 0 = 0. The second part sums to zero over a table, and makes every term
 * non-negative, so that nearly independent tables are exact and never fall below 0 by rounding.
 *
 * Near equality, with v = (o - e) / (o + e), ln(o/e) = 2 (v + v^3/3 + v^5/5 + ...) gives
 * `(o - e) v + 2 o (v^3/3 + v^5/5 + ...)`. Source: Loader 2000, Fast and accurate computation of binomial probabilities.
 *
 * @param observed 0 or more.
 * @param expected 0 or more; 0 only where nothing was observed.
 * @param difference observed minus expected, given since the caller knows it better than a subtraction would tell.
 * @returns 0 or more; `expected` where nothing was observed.
 */
export function deviance(observed: number, expected: number, difference: number): number {
  if (observed === 0) return expected
  const v = difference / (observed + expected)
  if (Math.abs(v) >= near) return observed * Math.log(observed / expected) - difference
  const square = v * v
  let sum = difference * v
  let power = 2 * observed * v
  for (let odd = 3; ; odd += 2) {
    power *= square
    const next = sum + power / odd
    if (next === sum) return sum
    sum = next
  }
}
