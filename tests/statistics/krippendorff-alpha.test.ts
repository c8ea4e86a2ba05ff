import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorffAlpha, type LevelOfMeasurement } from '../../src/statistics/krippendorff-alpha.js'

const levels: readonly LevelOfMeasurement[] = ['nominal', 'ordinal', 'interval', 'ratio']
type Units = (number | null)[][]
const value = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
/** Units, each with the values of its coders. */
const units: fc.Arbitrary<Units> = fc
  .integer({ min: 2, max: 5 })
  .chain((coders) =>
    fc.array(fc.array(value, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 12 }),
  )
const byCoder = (list: Units): Units => (list[0] ?? []).map((_, coder) => list.map((unit) => unit[coder] ?? null))

/** The definition: the mean difference within units over that of all values. */
function byPairs(list: Units, difference: (a: number, b: number) => number): number {
  const pairable = list.map((unit) => unit.filter((each) => each !== null)).filter((unit) => unit.length > 1)
  const all = pairable.flat()
  const within = pairable.map(
    (unit) =>
      unit.flatMap((a, i) => unit.filter((_, j) => j !== i).map((b) => difference(a, b))).reduce((s, d) => s + d, 0) /
      (unit.length - 1),
  )
  const observed = within.reduce((s, d) => s + d, 0) / all.length
  const among = all.flatMap((a, i) => all.filter((_, j) => j !== i).map((b) => difference(a, b)))
  return 1 - observed / (among.reduce((s, d) => s + d, 0) / (all.length * (all.length - 1)))
}

describe('krippendorffAlpha', () => {
  it('is exactly 1 for full agreement at every level', () => {
    for (const level of levels)
      expect(
        krippendorffAlpha(
          [
            [1, 2, 3, 3],
            [1, 2, 3, 3],
          ],
          level,
        ),
      ).toBe(1)
  })

  it('equals the definition by pairs of values', () => {
    fc.assert(
      fc.property(units, (list) => {
        const expected = {
          nominal: byPairs(list, (a, b) => (a === b ? 0 : 1)),
          interval: byPairs(list, (a, b) => (a - b) ** 2),
          ratio: byPairs(list, (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2)),
        }
        for (const level of ['nominal', 'interval', 'ratio'] as const) {
          const alpha = krippendorffAlpha(byCoder(list), level)
          if (Number.isNaN(expected[level])) expect(alpha).toBeNull()
          else expect(alpha).toBeCloseTo(expected[level], 10)
        }
      }),
    )
  })

  it('changes in no bit with the order of units and coders', () => {
    const inTwoOrders = units.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(inTwoOrders, ([list, otherwise]) => {
        for (const level of levels) {
          const alpha = krippendorffAlpha(byCoder(list), level)
          expect(krippendorffAlpha(byCoder(otherwise), level)).toBe(alpha)
          expect(krippendorffAlpha(byCoder(list).reverse(), level)).toBe(alpha)
          if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('of two values is the same at every level but the ratio, and ordinal alpha knows order only', () => {
    const binary = [
      [0, 1, 0, 0, 1, 1],
      [0, 1, 1, 0, 1, 0],
    ]
    const nominal = krippendorffAlpha(binary, 'nominal') ?? Number.NaN
    expect(krippendorffAlpha(binary, 'ordinal')).toBeCloseTo(nominal, 14)
    expect(krippendorffAlpha(binary, 'interval')).toBeCloseTo(nominal, 14)
    const coded = [
      [1, 2, 3, 3],
      [1, 3, 3, 2],
    ]
    const stretched = coded.map((row) => row.map((each) => 10 ** each))
    expect(krippendorffAlpha(stretched, 'ordinal')).toBe(krippendorffAlpha(coded, 'ordinal'))
  })

  it('takes names at the nominal level, and numbers as these', () => {
    const names = [
      ['goal', 'norm', 'norm', null],
      ['goal', 'norm', 'goal', 'norm'],
    ]
    const numbers = names.map((row) => row.map((name) => (name === null ? null : name.length)))
    expect(krippendorffAlpha(names, 'nominal')).toBe(
      krippendorffAlpha(
        [
          [1, 2, 2, null],
          [1, 2, 1, 2],
        ],
        'nominal',
      ),
    )
    expect(krippendorffAlpha(numbers, 'nominal')).toBeNull()
  })

  it('has no value where no unit has two values, or all values are the same', () => {
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'interval',
      ),
    ).toBeNull()
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'nominal',
      ),
    ).toBeNull()
    expect(krippendorffAlpha([], 'nominal')).toBeNull()
  })

  it('refuses names above the nominal level, negative ratios, and a level that is none', () => {
    expect(() => krippendorffAlpha([['a'], ['b']], 'ordinal')).toThrow(
      'a value of the ordinal level must be a number, but one is "a".',
    )
    expect(() => krippendorffAlpha([[-1], [1]], 'ratio')).toThrow(
      'a value of the ratio level must be 0 or more, but one is -1.',
    )
    expect(() => krippendorffAlpha([[1], [1]], 'metric' as LevelOfMeasurement)).toThrow(
      "level must be 'nominal', 'ordinal', 'interval' or 'ratio', but is metric.",
    )
  })
})
