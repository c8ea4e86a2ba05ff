import { describe, expect, it } from 'vitest'
import type { PlacedDocument } from '../../src/analysis/place-documents.js'
import { finished, records } from '../../src/analysis/result-table.js'
import { shareTables } from '../../src/analysis/share.js'
import { drawFrequencies, drawTotals, sortMentions } from '../../src/analysis/share-mentions.js'
import type { Series } from '../../src/analysis/trend.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'

const years = (count: number) => Array.from({ length: count }, (_, step) => ({ label: String(2000 + step), step }))

/** Speeches of two actors, `each` of A and twice as many of B in a year; mentions as by chance around a rate. */
function speeches(seed: number, each: number, rateOfA: (year: number) => number) {
  const { fraction } = randomNumbers(seed)
  const poisson = (rate: number) => {
    let [count, product] = [0, fraction()]
    for (; product > Math.exp(-rate); count += 1) product *= fraction()
    return count
  }
  const documents: PlacedDocument[] = []
  const counts: [number, number][] = []
  for (let period = 0; period < 20; period += 1) {
    for (let speech = 0; speech < 3 * each; speech += 1) {
      const group = speech < each ? 'A' : 'B'
      const frequency = poisson(group === 'A' ? rateOfA(period) : 1)
      if (frequency > 0) counts.push([documents.length, frequency])
      documents.push({ words: 1000, period, group })
    }
  }
  return { documents, series: { concept: 'c', counts } satisfies Series }
}

async function sharesOf({ documents, series }: ReturnType<typeof speeches>, draws = 200) {
  const tables = shareTables(documents, { periods: years(20), isTime: true }, series, { draws, seed: 5 })
  const rows = async (name: keyof typeof tables) => records(await finished(tables[name]))
  return { share: await rows('share'), turningPoints: await rows('turningPoints'), overall: await rows('overall') }
}

describe('the share of a vocabulary', () => {
  it('is what a group has of all mentions; the shares of a period sum to 1', async () => {
    const { share, overall } = await sharesOf(speeches(1, 5, () => 2))
    expect(share).toHaveLength(40)
    for (let year = 0; year < 20; year += 1) {
      const rows = share.slice(2 * year, 2 * year + 2)
      expect(rows.map(({ period, group }) => [period, group])).toEqual([
        [String(2000 + year), 'A'],
        [String(2000 + year), 'B'],
      ])
      expect(rows.reduce((sum, row) => sum + Number(row.frequency), 0)).toBe(rows[0]?.total)
      expect(rows.reduce((sum, row) => sum + Number(row.share), 0)).toBeCloseTo(1, 12)
      expect(rows.reduce((sum, row) => sum + Number(row.smooth), 0)).toBeCloseTo(1, 9)
      for (const row of rows) {
        expect(row.ci_low).toBeLessThanOrEqual(Number(row.share))
        expect(row.ci_high ?? 1).toBeGreaterThanOrEqual(Number(row.share))
      }
    }
    expect(overall.reduce((sum, row) => sum + Number(row.frequency), 0)).toBe(overall[0]?.total)
    expect(Number(overall[0]?.share)).toBeGreaterThanOrEqual(Number(overall[1]?.share))
  })

  it('finds a planted high within its interval', async () => {
    let found = 0
    for (let seed = 1; seed <= 5; seed += 1) {
      const { turningPoints } = await sharesOf(speeches(seed, 30, (year) => 1 + 3 * Math.exp(-((year - 9) ** 2) / 18)))
      const [high] = turningPoints
        .filter(({ group, kind }) => group === 'A' && kind === 'high')
        .sort((a, b) => Number(b.support) - Number(a.support))
      expect(Math.abs(Number(high?.period) - 2009)).toBeLessThanOrEqual(2)
      expect(Number(high?.ci_low)).toBeLessThanOrEqual(2009)
      expect(Number(high?.ci_high)).toBeGreaterThanOrEqual(2009)
      if (Number(high?.support) > 0.6) found += 1
    }
    expect(found).toBeGreaterThanOrEqual(4)
  })

  it('finds no turning point with high support in a share that does not move', async () => {
    for (let seed = 11; seed <= 20; seed += 1) {
      const { turningPoints } = await sharesOf(speeches(seed, 30, () => 1))
      expect(turningPoints.length).toBeGreaterThan(0)
      for (const { support } of turningPoints) expect(support).toBeLessThan(0.6)
    }
  })

  it('of one who speaks alone is 1, and does not turn', async () => {
    const { documents, series } = speeches(2, 5, () => 2)
    const alone = documents.map((document) => ({ ...document, group: 'A' }))
    const { share, turningPoints } = await sharesOf({ documents: alone, series })
    for (const row of share) expect([row.share, row.smooth]).toEqual([1, expect.closeTo(1, 9)])
    expect(turningPoints).toEqual([])
  })

  it('is unknown in a period without a mention, has no curve over few periods, and nowhere holds what is no number', async () => {
    const documents = years(8).flatMap((_, period) => [
      { words: 10, period, group: 'A' },
      ...(period === 3 ? [] : [{ words: 10, period, group: 'B' }]),
    ])
    const few = {
      concept: 'c',
      counts: [
        [0, 1],
        [1, 2],
        [4, 3],
      ],
    } satisfies Series
    const tables = shareTables(documents, { periods: years(8), isTime: true }, few, { draws: 50, seed: 1 })
    const share = records(await finished(tables.share))
    expect(share.slice(0, 2)).toMatchObject([{ share: 1 / 3, documents: 1 }, { share: 2 / 3 }])
    expect(share.at(-1)).toMatchObject({
      frequency: 0,
      total: 0,
      share: null,
      ci_low: null,
      ci_high: null,
      smooth: null,
    })
    expect(share.find(({ period, group }) => period === '2003' && group === 'B')).toMatchObject({
      documents: 0,
      share: null,
    })
    expect(records(await finished(tables.turningPoints))).toEqual([])
    const none = shareTables([], { periods: [], isTime: true }, { concept: 'c', counts: [] }, { draws: 50, seed: 1 })
    for (const table of Object.values(none)) expect((await finished(table)).rows).toEqual([])
  })

  it('has no curve over the values of a field, between which there is no distance', async () => {
    const { documents, series } = speeches(3, 5, () => 2)
    const tables = shareTables(documents, { periods: years(20), isTime: false }, series, { draws: 50, seed: 1 })
    for (const { smooth } of records(await finished(tables.share))) expect(smooth).toBeNull()
  })

  it('is drawn alike however many groups are held at a time', () => {
    const { documents, series } = speeches(4, 4, () => 2)
    const mentions = sortMentions(documents, 20, series)
    const draws = { draws: 30, seed: 9 }
    const oneByOne = [...drawFrequencies(mentions, draws, 1)]
    expect([...drawFrequencies(mentions, draws)]).toEqual(oneByOne)
    const totals = drawTotals(mentions, draws)
    totals.forEach((total, at) => {
      expect(oneByOne.reduce((sum, { frequencies }) => sum + (frequencies[at] as number), 0)).toBe(total)
    })
  })
})
