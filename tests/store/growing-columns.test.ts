import { describe, expect, it } from 'vitest'
import { GrowingColumns } from '../../src/store/growing-columns.js'

describe('growing columns', () => {
  it('keep every row while they grow', () => {
    const columns = new GrowingColumns(2)
    for (let row = 0; row < 5000; row += 1) {
      const { columns: room, from } = columns.extend(1)
      ;(room[0] as Int32Array)[from] = row
      ;(room[1] as Int32Array)[from] = -row
    }
    expect(columns.length).toBe(5000)
    const [first, second] = columns.finish()
    expect(first).toEqual(Int32Array.from({ length: 5000 }, (_, row) => row))
    expect(second).toEqual(Int32Array.from({ length: 5000 }, (_, row) => -row))
  })
})
