import { describe, expect, it } from 'vitest'
import { tableOf } from '../../src/analysis/result-table.js'
import { movedCells, readAll } from '../../src/analysis/table-difference.js'

const description = 'concept:text frequency:integer g2 q'

describe('the difference of two tables', () => {
  it('tells each cell that differs, of rows on one side too, and of followers only where a measure moved', async () => {
    const before = await readAll(
      tableOf('x', description, [
        ['a', 1, 0.5, 0.1],
        ['b', 2, null, 0.2],
        ['c', 3, 1, 0.3],
      ]),
    )
    const after = await readAll(
      tableOf('x', description, [
        ['d', 4, 2, 0.4],
        ['c', 3, 1, 0.4],
        ['b', 2, 7, 0.9],
      ]),
    )
    expect(movedCells(before, after, 1, ['frequency', 'g2'], ['q'])).toEqual([
      { key: ['a'], measure: 'frequency', before: 1, after: null },
      { key: ['a'], measure: 'g2', before: 0.5, after: null },
      { key: ['a'], measure: 'q', before: 0.1, after: null },
      { key: ['b'], measure: 'g2', before: null, after: 7 },
      { key: ['b'], measure: 'q', before: 0.2, after: 0.9 },
      { key: ['d'], measure: 'frequency', before: null, after: 4 },
      { key: ['d'], measure: 'g2', before: null, after: 2 },
      { key: ['d'], measure: 'q', before: null, after: 0.4 },
    ])
  })
})
