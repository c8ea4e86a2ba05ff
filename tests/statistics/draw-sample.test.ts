import { describe, expect, it } from 'vitest'
import { drawSample } from '../../src/statistics/draw-sample.js'

describe('drawing a sample', () => {
  it('gives as many different numbers as asked for, ascending, and the same for the same seed', () => {
    const drawn = drawSample(1000, 20, 7)
    expect(drawn).toHaveLength(20)
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(drawn)
    expect(drawn.every((number) => Number.isInteger(number) && number >= 0 && number < 1000)).toBe(true)
    expect(drawSample(1000, 20, 7)).toEqual(drawn)
    expect(drawSample(1000, 20, 8)).not.toEqual(drawn)
  })

  it('gives all where more are asked for than there are', () => {
    expect(drawSample(3, 10, 1)).toEqual([0, 1, 2])
    expect(drawSample(0, 10, 1)).toEqual([])
  })

  it('draws each number about equally often', () => {
    const times = new Int32Array(10)
    for (let seed = 0; seed < 5000; seed += 1)
      for (const number of drawSample(10, 3, seed)) times[number] = (times[number] ?? 0) + 1
    // 1,500 on average, with a standard deviation of 32.
    for (const count of times) expect(Math.abs(count - 1500)).toBeLessThan(5 * 32)
  })
})
