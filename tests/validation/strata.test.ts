import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { permutedGroup } from '../../src/statistics/resample.js'
import { allocateByRoot, allocateHits, leastPerStratum, shareOut } from '../../src/validation/allocate.js'
import { expectedHalfWidth, hitsNeeded } from '../../src/validation/expected-width.js'
import type { Population, UnitMarks } from '../../src/validation/population.js'
import { scoreLabeller } from '../../src/validation/score.js'
import { layOutStrata } from '../../src/validation/strata.js'

function population(
  size: number,
  marks: Map<number, UnitMarks>,
  near = new Map<number, readonly number[]>(),
): Population {
  const column = new Int32Array(size)
  return { kind: 'sentence', size, document: column, number: column, start: column, end: column, marks, near }
}

/** Populations of two concepts with three entries each. */
const populations = fc
  .array(fc.tuple(fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 3 }), fc.subarray([0, 1])), {
    minLength: 1,
    maxLength: 200,
  })
  .map((units) => {
    const marks = new Map<number, UnitMarks>()
    const near = new Map<number, readonly number[]>()
    units.forEach(([entries, places], unit) => {
      const concepts = [...new Set(entries.map((entry) => (entry < 3 ? 0 : 1)))]
      if (entries.length > 0 && unit % 3 === 0) marks.set(unit, { concepts, entries })
      else if (places.length > 0 && unit % 3 === 1) near.set(unit, places)
    })
    return population(units.length, marks, near)
  })
const conceptOf = [0, 0, 0, 1, 1, 1]

/** Six concepts of two entries, each entry found in half as many units as the one before, and every fifth unit with two concepts. */
function skewed(): Population {
  const marks = new Map<number, UnitMarks>()
  for (let entry = 0; entry < 12; entry += 1) {
    const from = marks.size
    for (let unit = from; unit < from + Math.ceil(800 / 2 ** (entry / 2)); unit += 1) {
      const other = (entry + 5) % 12
      const entries = unit % 5 === 0 ? [entry, other].sort((a, b) => a - b) : [entry]
      marks.set(unit, { entries, concepts: [...new Set(entries.map((each) => each >> 1))].sort() })
    }
  }
  const near = new Map(Array.from({ length: 900 }, (_, place) => [marks.size + place, [place % 6]]))
  return population(marks.size + 6000, marks, near)
}
const conceptOfSkewed = Array.from({ length: 12 }, (_, entry) => entry >> 1)

describe('strata', () => {
  it('are a partition of the population, and draw as many units as wanted, none less than the least', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 40, max: 220 }), (of, units) => {
        const { strata } = layOutStrata(of, conceptOf, 2, { units, width: 0.1 })
        const all = strata.flatMap((stratum) => [...stratum.units])
        expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: of.size }, (_, unit) => unit))
        expect(strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(Math.min(units, of.size))
        for (const { drawn, units: own } of strata) {
          expect(drawn).toBeLessThanOrEqual(own.length)
          expect(drawn).toBeGreaterThanOrEqual(Math.min(own.length, leastPerStratum))
        }
      }),
    )
  })

  it('give an advice on the size that can be followed, and is the least that can', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 1, max: 60 }), (of, units) => {
        const draw = (wanted: number) => layOutStrata(of, conceptOf, 2, { units: wanted, width: 0.1 }).strata
        const drawn = (wanted: number) => draw(wanted).reduce((sum, stratum) => sum + stratum.drawn, 0)
        let said = ''
        try {
          expect(drawn(units)).toBe(Math.min(units, of.size))
        } catch (error) {
          said = (error as Error).message
        }
        if (said === '') return
        const least = Number(/--n (\d+) or more/.exec(said)?.[1])
        expect(least).toBeGreaterThan(units)
        expect(least).toBeLessThanOrEqual(of.size)
        expect(drawn(least)).toBe(least)
        expect(() => draw(least - 1)).toThrow(`--n ${least} or more`)
      }),
    )
  })

  it('never ask for a size where none was given, however small the population and wide the interval', () => {
    fc.assert(
      fc.property(populations, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (of, width) => {
        const { strata, halfWidths } = layOutStrata(of, conceptOf, 2, { width })
        expect(strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBeLessThanOrEqual(of.size)
        for (const halfWidth of halfWidths) expect(halfWidth).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('are drawn whole where the sample is as large as the population', () => {
    const { strata, halfWidths } = layOutStrata(skewed(), conceptOfSkewed, 6, { units: 10 ** 6, width: 0.1 })
    for (const { drawn, units } of strata) expect(drawn).toBe(units.length)
    expect(halfWidths).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('put a unit with several entries to the one found in the fewest units', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 30 }, (_, unit) => [unit, { concepts: [0], entries: unit < 10 ? [0, 1] : [0] }]),
    )
    const { strata } = layOutStrata(population(100, marks), [0, 0], 1, { units: 60, width: 0.1 })
    expect(strata.map(({ kind, entry, units }) => [kind, entry, units.length])).toEqual([
      ['hit', 0, 20],
      ['hit', 1, 10],
      ['random', null, 70],
    ])
  })

  it('join the rarest entries of a concept where half of the hits would go to what each entry takes', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 210 }, (_, unit) => {
        const entry = Math.floor((Math.sqrt(8 * unit + 1) - 1) / 2)
        return [unit, { concepts: [0], entries: [entry] }]
      }),
    )
    const size = { units: 90, width: 0.1 }
    const { strata } = layOutStrata(population(400, marks), new Array<number>(20).fill(0), 1, size)
    const hits = strata.filter(({ kind }) => kind === 'hit')
    // Two thirds of 90 are hits, as there is no near miss, and half of 60 is room for six times five.
    expect(hits).toHaveLength(6)
    expect(hits.filter(({ entry }) => entry === null)).toHaveLength(1)
    expect(hits.every(({ drawn }) => drawn >= leastPerStratum)).toBe(true)
  })

  it('refuse a sample that has no room for them all, by one number for hits, near misses and the rest', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 60 }, (_, unit) => [unit, { concepts: [unit % 6], entries: [unit % 6] }]),
    )
    const near = new Map(Array.from({ length: 33 }, (_, place) => [100 + place, [place < 3 ? 0 : 1]]))
    const of = population(500, marks, near)
    // Six times five hits, three and five near misses, five others.
    const draw = (units: number) => layOutStrata(of, [0, 1, 2, 3, 4, 5], 6, { units, width: 0.1 })
    expect(() => draw(20)).toThrow(/--n 43 or more/)
    expect(() => draw(42)).toThrow(/--n 43 or more/)
    expect(draw(43).strata.map(({ drawn }) => drawn)).toEqual([5, 5, 5, 5, 5, 5, 3, 5, 5])
  })
})

describe('the width of intervals', () => {
  it.each([0.05, 0.1, 0.2])(
    'of %s is kept for every concept by the scores of the sample that is drawn for it',
    (width) => {
      const of = skewed()
      const { strata, halfWidths } = layOutStrata(of, conceptOfSkewed, 6, { width })
      const units = strata.flatMap(({ units: all, drawn }, stratum) =>
        [...permutedGroup(all.length, drawn, 1, stratum)].map((place) => ({ unit: all[place] as number, stratum })),
      )
      const sample = {
        units: units.map(({ unit, stratum }) => ({ id: String(unit), stratum })),
        strata: strata.map(({ units: all }) => ({ size: all.length })),
      }
      const isMarked = (unit: number, concept: number) => of.marks.get(unit)?.concepts.includes(concept) === true
      for (let concept = 0; concept < 6; concept += 1) {
        const measured = Array.from({ length: 6 }, (_, draw) => {
          const chance = randomNumbers(7, 6 * concept + draw)
          // Half of the hits are right: no precision is less sure.
          const gold = new Map(
            units.map(({ unit }) => [String(unit), isMarked(unit, concept) && chance.fraction() < 0.5]),
          )
          const labeller = {
            name: 'machine',
            labelOf: (_: string, unit: string) => isMarked(Number(unit), concept),
            marked: () => strata.map(({ units: all }) => all.filter((unit) => isMarked(unit, concept)).length),
          }
          const { precision } = scoreLabeller(sample, new Map([['c', gold]]), labeller, 'c', { draws: 400, seed: draw })
          return ((precision.high ?? 1) - (precision.low ?? 0)) / 2
        })
        const mean = measured.reduce((sum, each) => sum + each, 0) / measured.length
        expect(mean).toBeLessThan(width * 1.03)
        // Nor is much more drawn than it takes.
        expect(mean).toBeGreaterThan(width * 0.7)
        expect(halfWidths[concept]).toBeLessThanOrEqual(width)
      }
    },
  )

  it('goes to the concept that is the least sure, and in it to the stratum that makes it surest', () => {
    const strata = [
      { size: 1000, marked: [1000, 0] },
      { size: 10, marked: [10, 0] },
      { size: 1000, marked: [0, 1000] },
    ]
    const drawn = allocateHits(strata, 2, { units: 205 })
    const widest = (of: readonly number[]) =>
      Math.max(...[0, 1].map((concept) => expectedHalfWidth(strata, of, concept)))
    expect(drawn[1]).toBe(leastPerStratum)
    // No unit is better drawn from another stratum.
    for (const [from, to] of [
      [0, 2],
      [2, 0],
      [0, 1],
      [2, 1],
    ] as const) {
      const moved = drawn.map((count, place) => count + Number(place === to) - Number(place === from))
      expect(widest(moved)).toBeGreaterThan(widest(drawn))
    }
  })

  it('is that of a simple random sample where there is one stratum', () => {
    const one = [{ size: 10 ** 9, marked: [10 ** 9] }]
    // z sqrt(1 / (4 (n - 1))), after Cochran 1977, with n = 97.
    expect(expectedHalfWidth(one, [97], 0)).toBeCloseTo(1.959963984540054 * Math.sqrt(1 / (4 * 96)), 8)
    expect(allocateHits(one, 1, { width: 0.1 })).toEqual([98])
    expect(hitsNeeded(10 ** 9, 0.1)).toBe(97)
    expect([hitsNeeded(10, 0.1), hitsNeeded(0, 0.1)]).toEqual([10, 0])
  })
})

describe('the allocation', () => {
  it('by root gives each stratum the least, then by the square root of sizes, and none more than it has', () => {
    // Of the 37 that are left, 37 * 10 / 110 and 37 * 100 / 110, and the one over to the first.
    expect(allocateByRoot([3, 100, 10_000], 50)).toEqual([3, 9, 38])
    expect(allocateByRoot([3, 4], 50)).toEqual([3, 4])
  })

  it('by kind keeps to the shares within the limits, and gives all that is wanted', () => {
    const kinds = (hits: number, near: number) => [
      { share: 0.5, least: hits, most: 100 },
      { share: 0.25, least: 5, most: near },
      { share: 0.25, least: 5, most: 1000 },
    ]
    expect(shareOut(kinds(5, 1000), 80)).toEqual([40, 20, 20])
    expect(shareOut(kinds(60, 1000), 80)).toEqual([60, 10, 10])
    expect(shareOut(kinds(5, 8), 80)).toEqual([48, 8, 24])
    expect(shareOut(kinds(5, 8), 1108)).toEqual([100, 8, 1000])
    const part = fc.record({
      share: fc.constantFrom(0.5, 0.25),
      least: fc.nat(9),
      most: fc.integer({ min: 9, max: 99 }),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(100), (parts, percent) => {
        const [least, most] = [
          parts.reduce((sum, each) => sum + each.least, 0),
          parts.reduce((sum, each) => sum + each.most, 0),
        ]
        const wanted = least + Math.floor(((most - least) * percent) / 100)
        const result = shareOut(parts, wanted)
        expect(result.reduce((sum, count) => sum + count, 0)).toBe(wanted)
        result.forEach((count, place) => {
          expect(count).toBeGreaterThanOrEqual(parts[place]?.least ?? 0)
          expect(count).toBeLessThanOrEqual(parts[place]?.most ?? 0)
        })
      }),
    )
  })
})
