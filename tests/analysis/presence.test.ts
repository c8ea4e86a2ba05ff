import { describe, expect, it } from 'vitest'
import { type ConceptPresence, meet, withoutUnits } from '../../src/analysis/presence.js'

const presence = (
  ...units: readonly (readonly [at: number, firstEnd: number, lastBegin: number])[]
): ConceptPresence => ({
  concept: 0,
  at: Int32Array.from(units, ([at]) => at),
  firstEnd: Int32Array.from(units, ([, firstEnd]) => firstEnd),
  lastBegin: Int32Array.from(units, ([, , lastBegin]) => lastBegin),
})

describe('two concepts in the units of a document', () => {
  it('meet where they stand apart; units with overlapping mentions only are told', () => {
    const a = presence([0, 3, 1], [2, 12, 10], [5, 22, 20])
    const b = presence([1, 8, 6], [2, 11, 10], [5, 25, 24])
    expect(meet(a, b)).toEqual({ apart: 1, overlapping: [2] })
  })

  it('are numbered anew without some units', () => {
    expect([...withoutUnits(Int32Array.of(0, 2, 5, 7), [2, 6])]).toEqual([0, 4, 5])
    expect([...withoutUnits(Int32Array.of(3), [])]).toEqual([3])
  })
})
