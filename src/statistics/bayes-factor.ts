import { checkCount } from './count.js'

/** What a Bayes factor says of the hypothesis that the corpora differ, in the words of Kass & Raftery. */
export type Evidence = 'against' | 'bare' | 'positive' | 'strong' | 'very strong'

/**
 * The Bayes factor of a difference, approximated by the Bayesian information criterion: `BIC = G2 - df ln(n)`. It is
 * twice the natural logarithm of the odds with which the counts speak for a difference, and asks for more the more
 * words there are.
 *
 * Source: Wilson 2013, Embracing Bayes factors for key item analysis in corpus linguistics, in: Bieswanger &
 * Koll-Stobbe (eds), New Approaches to the Study of Linguistic Variability, pp. 3-11; Kass & Raftery 1995, Journal of
 * the American Statistical Association 90:773-795.
 *
 * Range: `-df ln(n)` upwards; below 0 the counts speak for no difference. {@link evidenceOf} puts it in words. Without
 * words there is no evidence: 0.
 *
 * @method bayes-factor/1 Bayes factor (BIC)
 * @param logLikelihood a G2, with four cells or with two; 0 or more.
 * @param observations n: the words of both corpora, or the units of a table.
 * @param degreesOfFreedom of the G2: 1 for two corpora.
 * @throws RangeError naming the value.
 */
export function bayesFactor(logLikelihood: number, observations: number, degreesOfFreedom = 1): number {
  if (!(logLikelihood >= 0 && logLikelihood < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`logLikelihood must be 0 or more, but is ${logLikelihood}.`)
  }
  checkCount('observations', observations)
  checkCount('degreesOfFreedom', degreesOfFreedom)
  return observations === 0 ? 0 : logLikelihood - degreesOfFreedom * Math.log(observations)
}

/**
 * What a Bayes factor is called: below 0 `against` a difference, below 2 `bare`, below 6 `positive`, below 10 `strong`,
 * else `very strong` evidence for it.
 *
 * Source: Kass & Raftery 1995, p. 777 (the scale of 2 ln B).
 */
export function evidenceOf(bayesFactor: number): Evidence {
  if (bayesFactor < 0) return 'against'
  if (bayesFactor < 2) return 'bare'
  if (bayesFactor < 6) return 'positive'
  return bayesFactor < 10 ? 'strong' : 'very strong'
}
