import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addPart,
  deviationOfProportions,
  dispersionOfParts,
  dispersionSums,
  normalisedDeviationOfProportions,
} from '../../src/statistics/dispersion.js'

/** The corpus of Gries 2020: five parts of single letters. */
const parts = [
  'b a m n i b e u p',
  'b a s a t b e w q n',
  'b c a g a b e s t a',
  'b a g h a b e a a t',
  'b a h a a b e a x a t',
].map((part) => part.split(' '))
const sizes = parts.map((part) => part.length)
const occurrencesOf = (letter: string) => parts.map((part) => part.filter((token) => token === letter).length)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Gries' definition over dense arrays, in floating point. */
function denseDefinition(v: readonly number[], s: readonly number[]): number {
  const f = sum(v)
  const total = sum(s)
  return 0.5 * sum(v.map((count, part) => Math.abs(count / f - (s[part] ?? 0) / total)))
}

/** The same without the parts that lack the item: their share of the words is what the others leave. */
function sparseDefinition(v: readonly number[], s: readonly number[]): number {
  const f = sum(v)
  const total = sum(s)
  let deviation = 0
  let covered = 0
  v.forEach((count, part) => {
    if (count === 0) return
    const size = s[part] ?? 0
    deviation += Math.abs(count / f - size / total)
    covered += size
  })
  return 0.5 * deviation + 0.5 * (1 - covered / total)
}

interface Part {
  readonly occurrences: number
  readonly words: number
}

/** Parts with words, most of them without the item. */
const somePart: fc.Arbitrary<Part> = fc
  .integer({ min: 1, max: 5000 })
  .chain((words) =>
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: words })).map((occurrences) => ({ occurrences, words })),
  )
const corpus = fc.array(somePart, { minLength: 1, maxLength: 40 })
const occurring = corpus.filter((all) => all.some(({ occurrences }) => occurrences > 0))

const dense = (all: readonly Part[]) =>
  dispersionOfParts(
    all.map(({ occurrences }) => occurrences),
    all.map(({ words }) => words),
  )

/** As from a store: totals first, then only the parts where the item occurs, in the given order. */
function sparse(all: readonly Part[], order: readonly Part[] = all) {
  const sums = dispersionSums(
    sum(all.map(({ occurrences }) => occurrences)),
    sum(all.map(({ words }) => words)),
    Math.min(...all.map(({ words }) => words)),
  )
  for (const { occurrences, words } of order) if (occurrences > 0) addPart(sums, occurrences, words)
  return sums
}

describe('deviationOfProportions', () => {
  it.each([
    ['a', 0.18],
    ['b', 0.02],
    ['i', 0.82],
    ['q', 0.8],
    ['x', 0.78],
  ])('Gries 2020: %s has %d', (letter, value) => {
    expect(deviationOfProportions(dispersionOfParts(occurrencesOf(letter), sizes))).toBeCloseTo(value, 14)
  })

  it('Lijffijt & Gries 2012: 2, 1, 0 in equal parts has one third', () => {
    expect(deviationOfProportions(dispersionOfParts([2, 1, 0], [9, 9, 9]))).toBe(1 / 3)
  })

  it('equals the definition over all parts', () => {
    fc.assert(
      fc.property(occurring, (all) => {
        const expected = denseDefinition(
          all.map(({ occurrences }) => occurrences),
          all.map(({ words }) => words),
        )
        expect(Math.abs(deviationOfProportions(dense(all)) - expected)).toBeLessThan(1e-12)
      }),
    )
  })

  it('equals the definition over the parts that hold the item', () => {
    fc.assert(
      fc.property(occurring, (all) => {
        const expected = sparseDefinition(
          all.map(({ occurrences }) => occurrences),
          all.map(({ words }) => words),
        )
        expect(Math.abs(deviationOfProportions(sparse(all)) - expected)).toBeLessThan(1e-12)
      }),
    )
  })

  it('has the same bits from dense arrays and from a sparse stream in any order', () => {
    const shuffled = occurring.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, order]) => {
        const dp = deviationOfProportions(dense(all))
        expect(deviationOfProportions(sparse(all, order))).toBe(dp)
        expect(deviationOfProportions(dense(order))).toBe(dp)
        expect(normalisedDeviationOfProportions(sparse(all, order))).toBe(normalisedDeviationOfProportions(dense(all)))
      }),
    )
  })

  it('is exactly 0 where every part holds its share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        (v, by) => {
          const sums = dispersionOfParts(
            v,
            v.map((count) => count * by),
          )
          expect(deviationOfProportions(sums)).toBe(0)
          expect(normalisedDeviationOfProportions(sums)).toBe(0)
        },
      ),
    )
  })

  it('does not depend on how often the item occurs, only where', () => {
    fc.assert(
      fc.property(occurring, fc.integer({ min: 2, max: 50 }), (all, by) => {
        const more = all.map(({ occurrences, words }) => ({ occurrences: occurrences * by, words }))
        expect(deviationOfProportions(dense(more))).toBeCloseTo(deviationOfProportions(dense(all)), 13)
      }),
    )
  })

  it('holds for a corpus of 100,000 documents and ten billion words, fed with three of them', () => {
    const sums = dispersionSums(60_000_000, 10_000_000_000, 50)
    addPart(sums, 30_000_000, 1_000_000_000)
    addPart(sums, 20_000_000, 4_000_000_000)
    addPart(sums, 10_000_000, 1_000_000_000)
    // Shares of the item 1/2, 1/3, 1/6; of the words 1/10, 4/10, 1/10.
    expect(deviationOfProportions(sums)).toBeCloseTo(1 / 2 - 1 / 10 + (1 / 6 - 1 / 10), 14)
  })
})

describe('normalisedDeviationOfProportions', () => {
  it.each([
    ['a', 0.2195],
    ['b', 0.0244],
    ['i', 1],
    ['q', 0.9756],
    ['x', 0.9512],
  ])('Lijffijt & Gries 2012 on the corpus of Gries 2020: %s has %d', (letter, printed) => {
    const value = normalisedDeviationOfProportions(dispersionOfParts(occurrencesOf(letter), sizes))
    expect(Math.abs(value - printed)).toBeLessThanOrEqual(0.00005)
    expect(value).toBeCloseTo(denseDefinition(occurrencesOf(letter), sizes) / (1 - 9 / 50), 14)
  })

  it('Lijffijt & Gries 2012: 2, 1, 0 in equal parts has one half', () => {
    expect(normalisedDeviationOfProportions(dispersionOfParts([2, 1, 0], [9, 9, 9]))).toBe(0.5)
  })

  it('is DP over one minus the smallest share, and both keep their bounds', () => {
    fc.assert(
      fc.property(
        occurring.filter((all) => all.length > 1),
        (all) => {
          const words = all.map((part) => part.words)
          const largest = 1 - Math.min(...words) / sum(words)
          const dp = deviationOfProportions(dense(all))
          const normalised = normalisedDeviationOfProportions(dense(all))
          expect(normalised).toBeCloseTo(dp / largest, 12)
          expect(dp).toBeGreaterThanOrEqual(0)
          expect(dp).toBeLessThanOrEqual(largest + 1e-15)
          expect(normalised).toBeGreaterThanOrEqual(dp)
          expect(normalised).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('is exactly 1 for an item that stands in the smallest part only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 1e6 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (others, f) => {
          expect(normalisedDeviationOfProportions(dispersionOfParts([f, ...others.map(() => 0)], [9, ...others]))).toBe(
            1,
          )
        },
      ),
    )
  })

  it('takes the smallest of all parts, also where the item is not in it', () => {
    expect(normalisedDeviationOfProportions(dispersionOfParts([5, 5, 0], [40, 50, 10]))).toBeCloseTo(0.1 / 0.9 + 0, 14)
  })
})

describe('the cases in which a share would be divided by zero', () => {
  it('one part: nothing can be uneven', () => {
    const sums = dispersionOfParts([7], [100])
    expect(deviationOfProportions(sums)).toBe(0)
    expect(normalisedDeviationOfProportions(sums)).toBe(0)
  })

  it('an item that does not occur', () => {
    for (const sums of [dispersionOfParts([0, 0], [10, 20]), dispersionSums(0, 30, 10)]) {
      expect(deviationOfProportions(sums)).toBe(0)
      expect(normalisedDeviationOfProportions(sums)).toBe(0)
    }
  })

  it('no parts, and parts without words', () => {
    for (const sums of [dispersionOfParts([], []), dispersionOfParts([0, 0], [0, 0]), dispersionOfParts([2], [0])]) {
      expect(deviationOfProportions(sums)).toBe(0)
      expect(normalisedDeviationOfProportions(sums)).toBe(0)
    }
  })

  it('an empty part is no part', () => {
    const without = dispersionOfParts([3, 1], [10, 30])
    const withEmpty = dispersionOfParts([3, 0, 1], [10, 0, 30])
    expect(deviationOfProportions(withEmpty)).toBe(deviationOfProportions(without))
    expect(normalisedDeviationOfProportions(withEmpty)).toBe(normalisedDeviationOfProportions(without))
  })

  it('a part without words that holds the item is the smallest', () => {
    const sums = dispersionOfParts([2, 0, 0], [0, 10, 30])
    expect(deviationOfProportions(sums)).toBe(1)
    expect(normalisedDeviationOfProportions(sums)).toBe(1)
  })
})

describe('what is refused', () => {
  it('parts that do not make up the frequency', () => {
    const sums = dispersionSums(5, 100, 10)
    addPart(sums, 3, 40)
    expect(() => deviationOfProportions(sums)).toThrow(
      new RangeError('frequency is 5, but the parts added hold 3: add every part where the item occurs, once.'),
    )
    expect(() => normalisedDeviationOfProportions(sums)).toThrow(RangeError)
  })

  it('more words than there are', () => {
    const sums = dispersionSums(5, 100, 10)
    addPart(sums, 3, 60)
    addPart(sums, 2, 60)
    expect(() => deviationOfProportions(sums)).toThrow(
      new RangeError('total is 100, but the parts added have 120 words: add every part once.'),
    )
  })

  it('a part smaller than the smallest, leaving the sums as they were', () => {
    const sums = dispersionSums(5, 100, 10)
    expect(() => addPart(sums, 1, 9)).toThrow(new RangeError('words must be at least smallest (10), but is 9.'))
    expect(sums).toEqual(dispersionSums(5, 100, 10))
    expect(() => dispersionSums(5, 100, 101)).toThrow(
      new RangeError('smallest must not exceed total (100), but is 101.'),
    )
  })

  it('what is no count, naming it and its place', () => {
    expect(() => dispersionSums(-1, 100, 10)).toThrow(/^frequency .*-1/)
    expect(() => addPart(dispersionSums(5, 100, 10), Number.NaN, 10)).toThrow(/^occurrences .*NaN/)
    expect(() => addPart(dispersionSums(5, 100, 10), 1, 10.5)).toThrow(/^words .*10\.5/)
    expect(() => dispersionOfParts([1, -2], [3, 4])).toThrow(/^occurrences\[1\] .*-2/)
    expect(() => dispersionOfParts([1, 2], [3, Number.NaN])).toThrow(/^words\[1\] .*NaN/)
    expect(() => dispersionOfParts([1, 2, 3], [3, 4])).toThrow(
      new RangeError('occurrences and words must be as long, but are 3 and 2.'),
    )
  })
})
