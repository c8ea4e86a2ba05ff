import { describe, expect, it } from 'vitest'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { rankIntervals, ranksWithin } from '../../src/statistics/rank.js'

const resampling = { draws: 300, seed: 4 }

describe('ranks', () => {
  it('are among those of a group; equal ones share a place, and the next is behind them all', () => {
    expect([...ranksWithin([9, 4, 4, 1, 0], [-1, 0, 0, 0, -1])]).toEqual([1, 1, 1, 3, 2])
  })
})

describe('the interval of a rank', () => {
  it('is one place for what comes first in every document, and wider where documents disagree', () => {
    const documents = [0, 1, 2, 3, 4, 5]
    const cells = documents.flatMap((document) => [
      [document, 0, 50],
      [document, 1, document % 2 === 0 ? 9 : 2],
      [document, 2, document % 2 === 0 ? 2 : 9],
    ])
    const column = (index: number) => cells.map((cell) => cell[index] as number)
    const counts = documentCounts(6, 3, column(0), column(1), column(2))
    expect(rankIntervals(counts, [0, 0, 0], resampling)).toEqual([
      { low: 1, high: 1 },
      { low: 2, high: 3 },
      { low: 2, high: 3 },
    ])
  })

  it('is none for what never occurs, and with one document', () => {
    expect(rankIntervals(documentCounts(2, 2, [0, 1], [0, 0], [1, 1]), [0, 0], resampling)).toEqual([
      { low: 1, high: 1 },
      null,
    ])
    expect(rankIntervals(documentCounts(1, 2, [0, 0], [0, 1], [3, 1]), [0, 0], resampling)).toEqual([null, null])
  })
})
