import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, type LocalFit, localQuadratic } from '../../src/statistics/local-regression.js'

const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]
const y = [0.1, 0.3, 0.2, 0.5, 0.4, 0.7, 0.9, 0.6, 0.5, 0.2, 0.3, 0.1, 0.2, 0.4]
const weights = [5, 3, 8, 2, 9, 4, 6, 7, 1, 5, 3, 2, 8, 4]

const fitAt = (at: number, nearest = 9) => localQuadratic(x, weights, at, nearest) as LocalFit

describe('local quadratic regression', () => {
  it('gives what R 4.2.2 gives: loess(y ~ x, span = 9 / 14, degree = 2, weights = w, surface = "direct")', () => {
    const byR = {
      1: 0.126988564435141,
      4: 0.347759172364402,
      7: 0.770046615454843,
      10: 0.286675935182333,
      13: 0.15339295246497,
      15: 0.363608601195657,
    }
    for (const [at, value] of Object.entries(byR)) {
      const fit = fitAt(Number(at))
      expect(fitted(fit.value, fit.first, y)).toBeCloseTo(value, 13)
    }
  })

  it('goes through every parabola, whatever the points and their weights, and knows its slope', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 20 })
      .map((places) => places.sort((a, b) => a - b))
    const coefficient = fc.integer({ min: -5, max: 5 })
    fc.assert(
      fc.property(
        points,
        coefficient,
        coefficient,
        coefficient,
        fc.integer({ min: 5, max: 20 }),
        (places, a, b, c, near) => {
          const at = places[2] as number
          const fit = localQuadratic(
            places,
            places.map((_, index) => 1 + (index % 3)),
            at,
            near,
          )
          fc.pre(fit !== null)
          const parabola = places.map((place) => a * place * place + b * place + c)
          const scale = 1 + Math.max(...parabola.map(Math.abs))
          expect(fitted(fit.value, fit.first, parabola) / scale).toBeCloseTo((a * at * at + b * at + c) / scale, 7)
          expect(fitted(fit.slope, fit.first, parabola) / scale).toBeCloseTo((2 * a * at + b) / scale, 7)
        },
      ),
    )
  })

  it('lets no more than the nearest points bear on a fit', () => {
    expect([fitAt(1).first, fitAt(1).value.length]).toEqual([0, 9])
    expect([fitAt(15).first, fitAt(15).value.length]).toEqual([5, 9])
    expect(fitAt(7, 100).value.length).toBe(14)
  })

  it('gives nothing where no parabola is determined', () => {
    expect(localQuadratic([], [], 0, 9)).toBeNull()
    expect(localQuadratic([3], [1], 3, 9)).toBeNull()
    expect(localQuadratic([1, 2], [1, 1], 1, 9)).toBeNull()
  })
})
