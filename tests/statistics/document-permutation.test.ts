import { describe, expect, it } from 'vitest'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { documentProbabilities } from '../../src/statistics/document-permutation.js'
import { type GroupedCounts, withItems } from '../../src/statistics/grouped-counts.js'
import { randomNumbers } from '../support/generated-corpus.js'

/** Documents with these frequencies of each item, of 100 words each. */
function grouped(group: readonly number[], ...items: readonly (readonly number[])[]): GroupedCounts {
  const rows = items.flatMap((counts, item) => counts.map((count, document) => ({ document, item, count })))
  const filled = rows.filter(({ count }) => count > 0)
  const column = (of: 'document' | 'item' | 'count') => filled.map((row) => row[of])
  return {
    counts: documentCounts(group.length, items.length, column('document'), column('item'), column('count')),
    words: group.map(() => 100),
    group,
  }
}

/** The share of all ways to choose the group that are at least as extreme as what was observed. */
function exact(group: readonly number[], counts: readonly number[]): number {
  const size = group.filter((of) => of === 0).length
  const total = counts.reduce((sum, each) => sum + each, 0)
  const away = (inside: number) => Math.abs(inside * group.length - total * size)
  const observed = away(counts.reduce((sum, each, document) => sum + (group[document] === 0 ? each : 0), 0))
  let [ways, extreme] = [0, 0]
  for (let chosen = 0; chosen < 2 ** group.length; chosen += 1) {
    const members = group.map((_, document) => (chosen >> document) & 1)
    if (members.filter((each) => each === 1).length !== size) continue
    ways += 1
    if (away(counts.reduce((sum, each, document) => sum + each * (members[document] as number), 0)) >= observed)
      extreme += 1
  }
  return extreme / ways
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
