import { describe, expect, it } from 'vitest'
import { alphaInterval } from '../../src/statistics/alpha-interval.js'
import { krippendorffAlpha } from '../../src/statistics/krippendorff-alpha.js'

const one = Array.from({ length: 60 }, (_, unit) => (unit % 3 === 0 ? '1' : '0'))
const other = one.map((value, unit) => (unit % 10 === 0 ? (value === '1' ? '0' : '1') : value))

describe('the bootstrap interval of alpha', () => {
  it('lies around alpha, and the same seed gives the same one', () => {
    const alpha = krippendorffAlpha([one, other], 'nominal') ?? Number.NaN
    const interval = alphaInterval([one, other], 'nominal', { draws: 200, seed: 3 })
    expect(interval?.low).toBeLessThan(alpha)
    expect(interval?.high).toBeGreaterThan(alpha)
    expect(alphaInterval([one, other], 'nominal', { draws: 200, seed: 3 })).toEqual(interval)
  })

  it('does not hang on units that only one coder has judged', () => {
    const alone = [...other, ...new Array<null>(5).fill(null)]
    const more = [...one, ...new Array<string>(5).fill('1')]
    const options = { draws: 100, seed: 3 }
    expect(alphaInterval([more, alone], 'nominal', options)).toEqual(alphaInterval([one, other], 'nominal', options))
  })

  it('is missing where there are too few units, or no draw has an alpha', () => {
    expect(alphaInterval([['1'], ['1']], 'nominal')).toBeNull()
    expect(
      alphaInterval(
        [
          ['1', '1', '1'],
          ['1', '1', '1'],
        ],
        'nominal',
        { draws: 50, seed: 1 },
      ),
    ).toBeNull()
  })

  it('is missing where coders agree on every unit: no draw can differ from another', () => {
    expect(krippendorffAlpha([one, one], 'nominal')).toBe(1)
    expect(alphaInterval([one, one], 'nominal', { draws: 100, seed: 1 })).toBeNull()
  })
})
