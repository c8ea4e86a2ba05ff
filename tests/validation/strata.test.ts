import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Population, UnitMarks } from '../../src/validation/population.js'
import { sizeAdvice } from '../../src/validation/size-advice.js'
import { allocate, layOutStrata, leastPerStratum } from '../../src/validation/strata.js'

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
    minLength: 40,
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

describe('strata', () => {
  it('are a partition of the population, and draw as many units as wanted', () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 40, max: 220 }), (of, wanted) => {
        const strata = layOutStrata(of, [0, 0, 0, 1, 1, 1], wanted)
        const units = strata.flatMap((stratum) => [...stratum.units])
        expect(units.sort((a, b) => a - b)).toEqual(Array.from({ length: of.size }, (_, unit) => unit))
        expect(strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(Math.min(wanted, of.size))
        for (const { drawn, units: all } of strata) {
          expect(drawn).toBeLessThanOrEqual(all.length)
          expect(drawn).toBeGreaterThanOrEqual(Math.min(all.length, 1))
        }
      }),
    )
  })

  it('put a unit with several entries to the one found in the fewest units', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 30 }, (_, unit) => [unit, { concepts: [0], entries: unit < 10 ? [0, 1] : [0] }]),
    )
    const strata = layOutStrata(population(100, marks), [0, 0], 60)
    expect(strata.map(({ kind, entry, units }) => [kind, entry, units.length])).toEqual([
      ['hit', 0, 20],
      ['hit', 1, 10],
      ['random', null, 70],
    ])
  })

  it('join the rarest entries of a concept where there are too many for the sample', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 210 }, (_, unit) => {
        const entry = Math.floor((Math.sqrt(8 * unit + 1) - 1) / 2)
        return [unit, { concepts: [0], entries: [entry] }]
      }),
    )
    const strata = layOutStrata(population(400, marks), new Array<number>(20).fill(0), 60)
    const hits = strata.filter(({ kind }) => kind === 'hit')
    expect(hits).toHaveLength(6)
    expect(hits.filter(({ entry }) => entry === null)).toHaveLength(1)
    expect(hits.every(({ drawn }) => drawn >= leastPerStratum)).toBe(true)
  })

  it('refuse a sample that has no room for the concepts, and say how large it must be', () => {
    const marks = new Map<number, UnitMarks>(
      Array.from({ length: 60 }, (_, unit) => [unit, { concepts: [unit % 6], entries: [unit % 6] }]),
    )
    expect(() => layOutStrata(population(500, marks), [0, 1, 2, 3, 4, 5], 20)).toThrow(/--n 60 or more/)
    expect(layOutStrata(population(500, marks), [0, 1, 2, 3, 4, 5], 60)).toHaveLength(7)
  })
})

describe('the allocation', () => {
  it('gives each stratum the least, then by the square root of sizes, and none more than it has', () => {
    // Of the 37 that are left, 37 * 10 / 110 and 37 * 100 / 110, and the one over to the first.
    expect(allocate([3, 100, 10_000], 50)).toEqual([3, 9, 38])
    expect(allocate([3, 4], 50)).toEqual([3, 4])
  })
})

describe('the advice on size', () => {
  it('is 97 hits for intervals of .1 to either side, whatever the precision', () => {
    expect(sizeAdvice([1_000_000], 0.1)).toEqual({ width: 0.1, hitsPerConcept: 97, units: 194 })
  })

  it('asks for no more than there are', () => {
    expect(sizeAdvice([10, 0], 0.1).units).toBe(20)
  })
})
