import { describe, expect, it } from 'vitest'
import { spearmanInterval } from '../../src/statistics/spearman-interval.js'

describe('the interval of a rank correlation', () => {
  it('Bonett & Wright 2000: the standard error of z, by hand for r = 0.5 of 28 pairs', () => {
    const interval = spearmanInterval(0.5, 28)
    const reach = 1.959963984540054 * Math.sqrt(1.125 / 25)
    expect(interval?.low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - reach), 14)
    expect(interval?.high).toBeCloseTo(Math.tanh(Math.atanh(0.5) + reach), 14)
  })

  it('stays within -1 to 1, and is none with fewer than four pairs', () => {
    expect(spearmanInterval(1, 10)).toBeNull()
    expect(spearmanInterval(-1, 10)).toBeNull()
    expect(spearmanInterval(0.5, 3)).toBeNull()
  })
})
