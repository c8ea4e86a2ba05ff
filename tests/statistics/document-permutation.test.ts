import { describe, expect, it } from 'vitest'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { documentProbabilities } from '../../src/statistics/document-permutation.js'
import { type GroupedCounts, withItems } from '../../src/statistics/grouped-counts.js'
import { randomNumbers as seeded } from '../../src/statistics/random-numbers.js'
import { randomNumbers } from '../support/generated-corpus.js'

/** Documents with these frequencies of each item, of 100 words each where nothing else is said. */
function grouped(group: readonly number[], ...items: readonly (readonly number[])[]): GroupedCounts {
  return ofWords(
    group.map(() => 100),
    group,
    ...items,
  )
}

function ofWords(
  words: readonly number[],
  group: readonly number[],
  ...items: readonly (readonly number[])[]
): GroupedCounts {
  const rows = items.flatMap((counts, item) => counts.map((count, document) => ({ document, item, count })))
  const filled = rows.filter(({ count }) => count > 0)
  const column = (of: 'document' | 'item' | 'count') => filled.map((row) => row[of])
  return {
    counts: documentCounts(group.length, items.length, column('document'), column('item'), column('count')),
    words,
    group,
  }
}

/** The share of all ways to choose the group that are at least as extreme as what was observed, computed as it is written. */
function exact(group: readonly number[], counts: readonly number[], words = group.map(() => 100)): number {
  const size = group.filter((of) => of === 0).length
  const statistic = (isIn: (document: number) => boolean) => {
    const of = (wanted: boolean) => {
      const members = [...group.keys()].filter((document) => isIn(document) === wanted)
      const sum = (value: (document: number) => number) => members.reduce((all, each) => all + value(each), 0)
      const w = sum((document) => words[document] as number)
      const rate = sum((document) => counts[document] as number) / w
      const spread = sum((document) => ((counts[document] as number) - rate * (words[document] as number)) ** 2)
      const least = counts.reduce((all, count) => all + count, 0) / words.reduce((all, size) => all + size, 0) / w
      return { rate, variance: Math.max(((members.length / (members.length - 1)) * spread) / w ** 2, least) }
    }
    const [a, b] = [of(true), of(false)]
    if (Math.abs(a.rate - b.rate) < 1e-12) return 0
    return Math.abs(a.rate - b.rate) / Math.sqrt(a.variance + b.variance)
  }
  const observed = statistic((document) => group[document] === 0)
  let [ways, extreme] = [0, 0]
  for (let chosen = 0; chosen < 2 ** group.length; chosen += 1) {
    const isIn = (document: number) => ((chosen >> document) & 1) === 1
    if (group.filter((_, document) => isIn(document)).length !== size) continue
    ways += 1
    if (statistic(isIn) >= observed * (1 - 1e-9)) extreme += 1
  }
  return extreme / ways
}

/** The share of tests with a p of 0.05 at most. */
function shareOfHits(corpora: number, simulate: (corpus: number) => GroupedCounts): number {
  let hits = 0
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const [p] = documentProbabilities(simulate(corpus), [0], { draws: 299, seed: corpus, enough: 30 })
    if ((p as number) <= 0.05) hits += 1
  }
  return hits / corpora
}

/**
 * A corpus in which documents differ from each other, each with a rate of its own, up to four times that of another; those of group 0
 * speak `times` as often of the matter.
 */
function overdispersed(
  corpus: number,
  sizes: readonly [number, number],
  words: readonly [number, number],
  times = 1,
  rate = 0.01,
) {
  const { fraction } = seeded(21, corpus)
  const group = [...Array(sizes[0]).fill(0), ...Array(sizes[1]).fill(1)] as number[]
  const lengths = group.map((of) => Math.round((words[of] as number) * (0.5 + fraction())))
  const frequencies = group.map((of, document) => {
    const expected = (lengths[document] as number) * rate * (of === 0 ? times : 1) * (0.4 + 1.2 * fraction())
    // A Poisson count, by exponential waiting times.
    let [count, time] = [0, -Math.log(1 - fraction())]
    while (time <= expected) {
      count += 1
      time -= Math.log(1 - fraction())
    }
    return count
  })
  return ofWords(lengths, group, frequencies)
}

describe('the permutation of whole documents', () => {
  const group = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
  const planted = [5, 6, 4, 7, 0, 1, 0, 1, 0, 2]
  const even = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
  const once = [30, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  const never = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  it('comes near the share of all ways to deal the documents', () => {
    const draws = { draws: 20_000, seed: 1, enough: 20_001 }
    const found = documentProbabilities(grouped(group, planted, even, once, never), [0], draws)
    for (const [item, counts] of [planted, even, once, never].entries())
      expect(Math.abs((found[item] as number) - exact(group, counts))).toBeLessThan(0.01)
    expect(exact(group, planted)).toBe(1 / 210)
    expect(found[3]).toBe(1)
  })

  it('weighs documents of unlike length as the formula is written', () => {
    const words = [40, 900, 120, 300, 75, 60, 2000, 500, 80, 150]
    const draws = { draws: 20_000, seed: 3, enough: 20_001 }
    const found = documentProbabilities(ofWords(words, group, planted, even, once), [0], draws)
    for (const [item, counts] of [planted, even, once].entries())
      expect(Math.abs((found[item] as number) - exact(group, counts, words))).toBeLessThan(0.012)
  })

  it('has no scale: longer documents do not change p', () => {
    const draws = { draws: 999, seed: 4, enough: 1000 }
    const words = [40, 90, 120, 300, 75, 60, 200, 500, 80, 150]
    const times = (numbers: readonly number[], by: number) => numbers.map((each) => each * by)
    const p = documentProbabilities(ofWords(words, group, planted, even), [0], draws)
    expect(documentProbabilities(ofWords(times(words, 7), group, planted, even), [0], draws)).toEqual(p)
  })

  it('takes rates that are the same in every document for no difference', () => {
    const words = [100, 200, 50, 300, 30, 10]
    const alike = words.map((size) => size / 10)
    const draws = { draws: 499, seed: 1, enough: 500 }
    expect([...documentProbabilities(ofWords(words, [0, 0, 0, 1, 1, 1], alike), [0], draws)]).toEqual([1])
  })

  it('finds nothing in it that a few short documents never have what is rare in many long ones', () => {
    const rare = (rate: number) => shareOfHits(200, (corpus) => overdispersed(corpus, [15, 77], [515, 9300], 1, rate))
    expect(rare(0.00003)).toBeLessThan(0.05)
    expect(rare(0.0001)).toBeLessThan(0.05)
    expect(rare(0.0003)).toBeLessThan(0.08)
  })

  it('finds a difference where there is none in one test of twenty, with groups of unequal size', () => {
    const share = shareOfHits(600, (corpus) => overdispersed(corpus, [8, 32], [500, 500]))
    expect(Math.abs(share - 0.05)).toBeLessThan(0.02)
  })

  it('finds no more of them where the documents of one group are ten times as long and those of the other four times as many', () => {
    const longFew = shareOfHits(400, (corpus) => overdispersed(corpus, [12, 48], [3000, 300]))
    const longMany = shareOfHits(400, (corpus) => overdispersed(corpus, [12, 48], [300, 3000]))
    expect(longFew).toBeLessThan(0.075)
    expect(longMany).toBeLessThan(0.075)
    // A test that is not studentised never finds any here, not even a true one.
    expect(longMany).toBeGreaterThan(0.025)
  })

  it('finds a rate that is twice as high, or half as high, in most corpora, whichever group it is in', () => {
    for (const times of [2, 0.5])
      expect(shareOfHits(200, (corpus) => overdispersed(corpus, [12, 48], [500, 500], times))).toBeGreaterThan(0.85)
  })

  it('is the same from both sides, whichever is the smaller', () => {
    const draws = { draws: 999, seed: 7, enough: 50 }
    const both = documentProbabilities(grouped(group, planted, even), [0, 1], draws)
    expect([...both.subarray(0, 2)]).toEqual([...both.subarray(2)])
  })

  it('stops at an item that is common, without a change of its meaning', () => {
    const [early] = documentProbabilities(grouped(group, once), [0], { draws: 100_000, seed: 1, enough: 100 })
    const [late] = documentProbabilities(grouped(group, once), [0], { draws: 20_000, seed: 2, enough: 20_001 })
    expect(Math.abs((early as number) - (late as number))).toBeLessThan(0.1)
    expect(100 / (early as number)).toBe(Math.round(100 / (early as number)))
  })

  it('gives an item the same p whatever other items are tested beside it, so that threads cannot show', () => {
    const random = randomNumbers(3)
    const members = Array.from({ length: 40 }, (_, document) => document % 3)
    const items = Array.from({ length: 30 }, () => members.map(() => Math.max(0, random(6) - 3)))
    const all = grouped(members, ...items)
    const draws = { draws: 500, seed: 5, enough: 20 }
    const whole = documentProbabilities(all, [0, 1, 2], draws)
    const odd = items.flatMap((_, item) => (item % 2 === 1 ? [item] : []))
    const part = documentProbabilities({ ...all, counts: withItems(all.counts, odd) }, [0, 1, 2], draws)
    odd.forEach((item, place) => {
      for (const at of [0, 1, 2]) expect(part[at * odd.length + place]).toBe(whole[at * 30 + item])
    })
    expect([...documentProbabilities(all, [0, 1, 2], { ...draws, seed: 6 })]).not.toEqual([...whole])
  })

  it('is never 0, and says nothing where a side is a single document', () => {
    const many = Array.from({ length: 60 }, (_, document) => (document < 30 ? 0 : 1))
    const only = many.map((of) => (of === 0 ? 9 : 0))
    const [p] = documentProbabilities(grouped(many, only), [0], { draws: 500, seed: 1, enough: 25 })
    expect(p).toBe(1 / 501)
    const single = grouped([0, 1, 1, 1], [9, 0, 0, 0])
    expect([...documentProbabilities(single, [0, 1], { draws: 500, seed: 1, enough: 25 })]).toEqual([NaN, NaN])
  })
})
