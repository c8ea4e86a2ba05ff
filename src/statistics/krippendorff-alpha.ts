import { type Ratings, valuesByUnit } from './ratings.js'

/** What differences between values mean: none but same or not, an order, distances, or proportions. */
export type LevelOfMeasurement = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha, the agreement of any number of coders beyond chance, with missing values: `alpha = 1 - Do /
 * De`, the observed over the expected disagreement, both from the matrix of coincidences of the values that share a
 * unit.
 *
 * How much two values disagree is the square of their difference: `nominal` 1 where they differ; `ordinal` the number
 * of values from one to the other, the two counted half; `interval` `c - k`; `ratio` `(c - k) / (c + k)`.
 *
 * Source: Hayes & Krippendorff 2007, Communication Methods and Measures 1(1):77-89; Krippendorff 2011, Computing
 * Krippendorff's alpha-reliability, University of Pennsylvania.
 *
 * Range: at most 1 (full agreement); 0 for as much as by chance; below 0 for systematic disagreement. Units with fewer
 * than two values do not count. The order of coders and units changes no bit. No unit with two values, or values that
 * are all the same, which cannot tell agreement from chance: `null`.
 *
 * @method krippendorff-alpha/1 Krippendorff's alpha
 * @param ratings a row for each coder, `null` where a value is missing; numbers, or for the nominal level also strings.
 * @throws RangeError where coders differ in the number of units, or naming the value that does not fit the level.
 */
export function krippendorffAlpha(ratings: Ratings, level: LevelOfMeasurement): number | null {
  const units = valuesByUnit(ratings).filter((values) => values.length > 1)
  const values = [...new Set(units.flat())].sort(byTypeAndSize)
  checkLevel(values, level)
  const places = new Map(values.map((value, place) => [value, place]))
  const totals = new Array<number>(values.length).fill(0)
  /** For each number of values in a unit, how often each two of them differ: whole numbers, so that no order shows. */
  const pairsBySize = new Map<number, number[]>()
  for (const unit of units) {
    const found = unit.map((value) => places.get(value) ?? 0)
    const pairs = pairsBySize.get(unit.length) ?? new Array<number>(values.length ** 2).fill(0)
    pairsBySize.set(unit.length, pairs)
    found.forEach((one, index) => {
      totals[one] = (totals[one] ?? 0) + 1
      for (const other of found.slice(index + 1)) {
        const cell = Math.min(one, other) * values.length + Math.max(one, other)
        pairs[cell] = (pairs[cell] ?? 0) + 1
      }
    })
  }
  const sizes = [...pairsBySize].sort(([a], [b]) => a - b)
  const difference = squaredDifference(values, totals, level)
  let observed = 0
  let expected = 0
  for (let one = 0; one < values.length; one += 1) {
    for (let other = one + 1; other < values.length; other += 1) {
      const weight = difference(one, other)
      let coincidences = 0
      for (const [size, pairs] of sizes) coincidences += (pairs[one * values.length + other] ?? 0) / (size - 1)
      observed += coincidences * weight
      expected += (totals[one] ?? 0) * (totals[other] ?? 0) * weight
    }
  }
  if (expected === 0) return null
  const pairable = totals.reduce((sum, total) => sum + total, 0)
  return 1 - ((pairable - 1) * observed) / expected
}

function squaredDifference(
  values: readonly (string | number)[],
  totals: readonly number[],
  level: LevelOfMeasurement,
): (one: number, other: number) => number {
  const numberAt = (place: number) => Number(values[place])
  switch (level) {
    case 'nominal':
      return () => 1
    case 'ordinal': {
      const below: number[] = []
      let sum = 0
      for (const total of totals) {
        below.push(sum + total / 2)
        sum += total
      }
      return (one, other) => ((below[other] ?? 0) - (below[one] ?? 0)) ** 2
    }
    case 'interval':
      return (one, other) => (numberAt(one) - numberAt(other)) ** 2
    case 'ratio':
      return (one, other) => ((numberAt(one) - numberAt(other)) / (numberAt(one) + numberAt(other))) ** 2
  }
}

function checkLevel(values: readonly (string | number)[], level: LevelOfMeasurement): void {
  if (!['nominal', 'ordinal', 'interval', 'ratio'].includes(level)) {
    throw new RangeError(`level must be 'nominal', 'ordinal', 'interval' or 'ratio', but is ${level}.`)
  }
  for (const value of values) {
    if (level !== 'nominal' && typeof value === 'string') {
      throw new RangeError(`a value of the ${level} level must be a number, but one is "${value}".`)
    }
    if (level === 'ratio' && Number(value) < 0) {
      throw new RangeError(`a value of the ratio level must be 0 or more, but one is ${value}.`)
    }
  }
}

/** Numbers by size, then strings by code unit. */
function byTypeAndSize(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
