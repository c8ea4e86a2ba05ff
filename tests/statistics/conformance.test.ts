import { describe, expect, it } from 'vitest'
import { checkConformance, conformanceVectors } from '../../src/statistics/conformance.js'
import { methods } from '../../src/statistics/methods.js'
import { relativeError } from './generated.js'

const results = checkConformance()

describe('published values', () => {
  it.each(results.map((result) => [result.source, result.input, result.published, result] as const))(
    '%s: %s gives %s',
    (_source, _input, published, { computed, tolerance, ok }) => {
      expect(ok, `${computed} for ${published}`).toBe(true)
      if (published === 'none') expect(computed).toBeNull()
      else expect(Math.abs((computed ?? Number.NaN) - Number(published))).toBeLessThanOrEqual(tolerance)
    },
  )

  it('are of methods that there are', () => {
    const known = new Set(methods.map(({ id }) => id))
    expect(conformanceVectors.map(({ method }) => method).filter((id) => !known.has(id))).toEqual([])
  })

  it('are held to half a unit of their last digit, or to 1e-12 where all digits are printed', () => {
    const toleranceOf = (published: string) => results.find((result) => result.published === published)?.tolerance
    expect(toleranceOf('270.72')).toBeCloseTo(0.005, 10)
    expect(toleranceOf('26.175758')).toBeCloseTo(5e-7, 14)
    expect(relativeError(toleranceOf('9.763e-61') ?? 0, 5e-65)).toBeLessThan(1e-6)
    expect(toleranceOf('0.18')).toBe(1e-12)
  })

  // Where few digits are printed: the definition in fractions and decimals of 40 digits, in Python.
  it.each([
    ['log-likelihood/1', '270.72', 270.72187693623255],
    ['log-likelihood/1', '263.90', 263.896626067556],
    ['log-likelihood/1', '256.84', 256.8365015793115],
    ['log-likelihood/1', '167.23', 167.22980391051678],
    ['two-cell-log-likelihood/1', '40.26', 40.25900775841112],
    ['two-cell-log-likelihood/1', '71.97', 71.97036154891113],
    ['two-cell-log-likelihood/1', '104.68', 104.67927377523635],
    ['two-cell-log-likelihood/1', '0.01', 0.009708890393438578],
    ['percent-difference/1', '88.7', 88.71040904269994],
    ['relative-risk/1', '1.82', 1.8178017944535074],
    ['log-odds-ratio/1', '0.605', 0.6054377100917797],
    ['log-odds-ratio-interval/1', '0.365', 0.3646725519383624],
    ['log-odds-ratio-interval/1', '0.846', 0.8462028682451971],
    ['pearson-chi-squared/1', '525.0211', 525.0211048194379],
    ['yates-chi-squared/1', '519.3453', 519.3453387318808],
    ['pointwise-mutual-information/1', '11.3', 11.2691968920166],
    ['fisher-exact/1', '9.763e-61', 9.763484539246078e-61],
    ['normalised-deviation-of-proportions/1', '0.2195', 9 / 41],
    ['normalised-deviation-of-proportions/1', '0.0244', 1 / 41],
    ['normalised-deviation-of-proportions/1', '0.9756', 40 / 41],
    ['normalised-deviation-of-proportions/1', '0.9512', 39 / 41],
    ['juilland-d/1', '0.6464', 0.6464466094067263],
    ['juilland-d/1', '0.785', 0.7851504534504508],
    ['juilland-d/1', '0.968', 0.9680910432049221],
    ['carroll-d2/1', '0.8277', 0.8277293767706427],
    ['carroll-d2/1', '0.938', 0.9379213032979954],
    ['rosengren-s/1', '0.950', 0.9498163423042408],
    ['kullback-leibler-divergence/1', '0.137', 0.13697172936522087],
  ])('%s: %s is, to more digits, %d', (method, published, value) => {
    const computed = results.find((result) => result.method === method && result.published === published)?.computed
    expect(relativeError(computed ?? Number.NaN, value)).toBeLessThan(1e-12)
  })
})
