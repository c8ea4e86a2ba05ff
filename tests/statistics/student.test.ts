import { describe, expect, it } from 'vitest'
import { studentQuantile } from '../../src/statistics/student.js'

describe('the quantile of Student', () => {
  // From R 4.2.2: qt(p, df).
  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.30265272974946],
    [0.975, 3, 3.18244630528371],
    [0.975, 9, 2.2621571627982],
    [0.975, 39, 2.02269092003676],
    [0.95, 10, 1.81246112281168],
    [0.995, 3856, 2.57710493622222],
    [0.999999, 5, 24.7710297203725],
  ])('of %d with %i degrees of freedom is what R gives', (probability, degreesOfFreedom, expected) => {
    expect(studentQuantile(probability, degreesOfFreedom) / expected).toBeCloseTo(1, 10)
  })

  it('is odd around a half', () => {
    expect(studentQuantile(0.5, 7)).toBe(0)
    expect(studentQuantile(0.025, 7)).toBe(-studentQuantile(0.975, 7))
  })

  it('nears the normal quantile', () => {
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.959963984540054, 5)
  })

  it.each([
    [0, 3],
    [1, 3],
    [Number.NaN, 3],
    [0.5, 0],
    [0.5, 2.5],
  ])('refuses a probability of %d with %d degrees of freedom', (probability, degreesOfFreedom) => {
    expect(() => studentQuantile(probability, degreesOfFreedom)).toThrow(RangeError)
  })
})
