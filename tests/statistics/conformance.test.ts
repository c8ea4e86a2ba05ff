import { describe, expect, it } from 'vitest'
import { checkConformance } from '../../src/statistics/conformance.js'

describe('published values', () => {
  it.each(checkConformance().map((result) => [result.source, result.input, result.published, result] as const))(
    '%s: %s gives %s',
    (_source, _input, published, { computed, tolerance, ok }) => {
      expect(ok, `${computed} for ${published}`).toBe(true)
      if (published === 'none') expect(computed).toBeNull()
      else expect(Math.abs((computed ?? Number.NaN) - Number(published))).toBeLessThanOrEqual(tolerance)
    },
  )
})
