import type { RandomNumbers } from './random-numbers.js'

/**
 * A number from the gamma distribution with this shape and scale 1. For a shape below 1 the number of shape + 1 times
 * `u^(1 / shape)`, which may be 0 in a double.
 *
 * Source: Marsaglia & Tsang 2000, ACM Transactions on Mathematical Software 26:363-372.
 *
 * @param shape above 0
 */
export function gammaVariate(shape: number, random: RandomNumbers): number {
  if (shape < 1) return gammaVariate(shape + 1, random) * openFraction(random) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalVariate(random)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    if (Math.log(openFraction(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A standard normal number by the polar method (Marsaglia & Bray 1964, SIAM Review 6:260-264). */
function normalVariate(random: RandomNumbers): number {
  for (;;) {
    const a = 2 * random.fraction() - 1
    const b = 2 * random.fraction() - 1
    const square = a * a + b * b
    if (square > 0 && square < 1) return a * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Above 0 and below 1. */
function openFraction({ fraction }: RandomNumbers): number {
  return fraction() + 2 ** -33
}
