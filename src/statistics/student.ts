/**
 * The quantile of Student's t distribution: `t with P(T < t) = probability`, for a variable T of that distribution.
 *
 * The distribution function is the finite sum for whole degrees of freedom (Abramowitz & Stegun 1964, 26.7.3 and
 * 26.7.4), inverted by Newton's method from 0: it is concave there, so every step comes nearer from the same side.
 *
 * Source: Student 1908, Biometrika 6:1-25.
 *
 * Range: any finite number, odd around a probability of a half, where it is 0. It nears the normal quantile as the
 * degrees of freedom grow. Relative error below 1e-10 for probabilities from 1e-6 to 1 - 1e-6.
 *
 * @method student-quantile/1 Quantile of Student's t
 * @param probability above 0 and below 1
 * @param degreesOfFreedom a whole number from 1 to 1e8
 * @throws RangeError naming the value.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must be above 0 and below 1, but is ${probability}.`)
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1 || degreesOfFreedom > 1e8)
    throw new RangeError(`degreesOfFreedom must be a whole number from 1 to 1e8, but is ${degreesOfFreedom}.`)
  if (probability < 0.5) return -studentQuantile(1 - probability, degreesOfFreedom)
  const within = 2 * probability - 1
  const scale = densityAtZero(degreesOfFreedom)
  let quantile = 0
  for (;;) {
    const missing = within - probabilityWithin(quantile, degreesOfFreedom)
    const density = scale * Math.exp(-((degreesOfFreedom + 1) / 2) * Math.log1p(quantile ** 2 / degreesOfFreedom))
    const step = missing / (2 * density)
    quantile += step
    if (!(step > quantile * 1e-14)) return quantile
  }
}

/** Gamma((n + 1) / 2) / (sqrt(n pi) Gamma(n / 2)), the ratio built up from n = 1 or 2 by (n + 1) / n. */
function densityAtZero(degreesOfFreedom: number): number {
  let ratio = degreesOfFreedom % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2
  for (let n = degreesOfFreedom % 2 === 1 ? 1 : 2; n < degreesOfFreedom; n += 2) ratio *= (n + 1) / n
  return ratio / Math.sqrt(degreesOfFreedom * Math.PI)
}

/** The probability that a t variable lies between -t and t. */
function probabilityWithin(t: number, degreesOfFreedom: number): number {
  const root = Math.sqrt(degreesOfFreedom)
  const cosine = root / Math.sqrt(degreesOfFreedom + t * t)
  const sine = t / Math.sqrt(degreesOfFreedom + t * t)
  const isOdd = degreesOfFreedom % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = degreesOfFreedom === 1 ? 0 : term
  for (let n = isOdd ? 3 : 2; n < degreesOfFreedom; n += 2) {
    term *= ((n - 1) / n) * cosine * cosine
    // The rest is smaller than this term times what is left to add.
    if (term < 1e-18 / degreesOfFreedom) break
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (Math.atan(t / root) + sine * sum) : sine * sum
}
