/** From here on the sixth term of Stirling's series is below the last bit of a double. */
const asymptotic = 16

/**
 * What Stirling's leading terms leave of a log-factorial: `ln x! - (x ln x - x)`, for real x as `ln Gamma(x + 1)`.
 *
 * Log-factorials grow so large that their differences lose the digits that matter; these remainders stay below
 * 20 for any count, and the leading terms cancel on paper in every probability made of factorials.
 *
 * Source: Stirling's series, NIST Digital Library of Mathematical Functions 5.11.1; Loader 2000.
 *
 * @param x 0 or more.
 * @returns 0 for 0 (0! = 1 and 0 ln 0 = 0), growing like `ln(2 pi x) / 2`. Absolute error below 1e-14.
 */
export function factorialRemainder(x: number): number {
  if (x === 0) return 0
  if (x >= asymptotic) return stirling(x)
  // x! = (x + k)! / ((x + 1) ... (x + k)), with the leading terms of both factorials already taken off.
  const steps = Math.ceil(asymptotic - x)
  const shifted = x + steps
  let product = 1
  for (let step = 1; step < steps; step += 1) product *= (x + step) / shifted
  return stirling(shifted) + x * Math.log(shifted / x) - steps - Math.log(product)
}

function stirling(x: number): number {
  const square = x * x
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square
  return Math.log(2 * Math.PI * x) / 2 + series / x
}
