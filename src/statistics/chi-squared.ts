import { scaledComplementaryErrorFunction } from './complementary-error-function.js'
import { deviance } from './deviance.js'
import { factorialRemainder } from './factorial-remainder.js'
import { boundedProbability, smallestProbability } from './probability.js'

/** Beyond this the sums, whose length grows with the root of the degrees of freedom, would take noticeable time. */
const mostDegreesOfFreedom = 1e8

/** A continued fraction has settled when a step changes it by no more than the rounding of the step itself. */
const settled = 1e-15

/**
 * The survival function of chi-squared, which gives the p of a G2 or X2: `p = Q(df / 2, statistic / 2)`, the
 * probability that a chi-squared variable is at least this large. It is summed in the tail itself and never as 1 - (1 -
 * p), so that a G2 of 500 has a p of 9.5e-111 and not 0.
 *
 * Q is the regularised upper incomplete gamma function. For df = 1 it is `erfc(sqrt(x / 2))`; else 1 minus the series
 * of P where x is below df + 2 and Q is no tail, and the continued fraction of Q above: NIST Digital Library of
 * Mathematical Functions 8.11.4 and the even part of 8.9.2, evaluated after Lentz 1976, Applied Optics 15:668-671.
 *
 * Source: Pearson 1900, Philosophical Magazine (series 5) 50:157-175; Wilks 1938, Annals of Mathematical Statistics
 * 9:60-62, for G2.
 *
 * Range: 1 (statistic 0) down to 1e-300, never rising with the statistic, relative error below 1e-12. What is smaller
 * (for df = 1 from a statistic of about 1374 on) is given as 1e-300 and means "at most this": no such probability is 0.
 *
 * @method chi-squared-survival/1 p of chi-squared
 * @param statistic 0 or more; infinity is allowed.
 * @param degreesOfFreedom from 1 to 1e8, whole or not.
 * @throws RangeError naming the value.
 */
export function chiSquaredSurvival(statistic: number, degreesOfFreedom: number): number {
  if (!(statistic >= 0)) throw new RangeError(`statistic must be 0 or more, but is ${statistic}.`)
  if (!(degreesOfFreedom >= 1 && degreesOfFreedom <= mostDegreesOfFreedom)) {
    throw new RangeError(`degreesOfFreedom must be from 1 to ${mostDegreesOfFreedom}, but is ${degreesOfFreedom}.`)
  }
  if (statistic === 0) return 1
  if (statistic === Number.POSITIVE_INFINITY) return smallestProbability
  return boundedProbability(tail(statistic, degreesOfFreedom))
}

function tail(statistic: number, degreesOfFreedom: number): number {
  const x = statistic / 2
  if (degreesOfFreedom === 1) return Math.exp(-x) * scaledComplementaryErrorFunction(Math.sqrt(x))
  const a = degreesOfFreedom / 2
  // x^a exp(-x) / Gamma(a), without the large logarithms that would cancel.
  const factor = a * Math.exp(-deviance(a, x, a - x) - factorialRemainder(a))
  return x < a + 1 ? Math.max(0, 1 - factor * lowerSeries(a, x)) : factor * upperFraction(a, x)
}

/** 1/a + x/(a(a+1)) + x^2/(a(a+1)(a+2)) + ...; all terms are positive and fall from the start or soon. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let denominator = a + 1; ; denominator += 1) {
    term *= x / denominator
    const next = sum + term
    if (next === sum) return sum
    sum = next
  }
}

/** 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...))), from the front: the product of quotients of convergents. */
function upperFraction(a: number, x: number): number {
  let partialDenominator = x + 1 - a
  let numeratorQuotient = Number.POSITIVE_INFINITY
  let denominatorQuotient = 1 / partialDenominator
  let fraction = denominatorQuotient
  for (let n = 1; ; n += 1) {
    const partialNumerator = n * (a - n)
    partialDenominator += 2
    numeratorQuotient = partialDenominator + partialNumerator / numeratorQuotient
    denominatorQuotient = 1 / (partialDenominator + partialNumerator * denominatorQuotient)
    const step = numeratorQuotient * denominatorQuotient
    fraction *= step
    if (Math.abs(step - 1) <= settled) return fraction
  }
}
