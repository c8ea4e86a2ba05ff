import { describe, expect, it } from 'vitest'
import { ranksOf } from '../../src/analysis/rank.js'

describe('ranks', () => {
  it('are among the children of one parent; equal ones share a place, and the next is behind them all', () => {
    const rows = [
      ['goal', 'Goals', 9],
      ['goal/a', 'A', 4],
      ['goal/b', 'B', 4],
      ['goal/c', 'C', 1],
      ['x', 'X', 0],
    ] as const
    const ranks = ranksOf({ name: 'concepts', columns: ['concept', 'label', 'frequency'], rows })
    expect(Object.fromEntries(ranks)).toEqual({ goal: 1, x: 2, 'goal/a': 1, 'goal/b': 1, 'goal/c': 3 })
  })
})
