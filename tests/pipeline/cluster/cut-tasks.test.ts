import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutTasks } from '../../../src/pipeline/cluster/cut-tasks.js'

const files = fc.array(fc.record({ bytes: fc.oneof(fc.nat(100), fc.nat(10_000_000)) }), { minLength: 1, maxLength: 60 })
/** What a task costs: opening a file counts as 4096 bytes. */
const cost = (task: readonly { bytes: number }[]) => task.reduce((sum, { bytes }) => sum + bytes + 4096, 0)

describe('files cut into tasks', () => {
  it('stand in one task each, in their order, and no task is empty', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 30_000_000 }), (all, perTask) => {
        const tasks = cutTasks(all, perTask)
        expect(tasks.flat()).toEqual(all)
        expect(tasks.filter((task) => task.length === 0)).toEqual([])
      }),
    )
  })

  it('make tasks no larger than asked for by more than one file', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 30_000_000 }), (all, perTask) => {
        for (const task of cutTasks(all, perTask)) {
          expect(cost(task.slice(0, -1))).toBeLessThanOrEqual(perTask)
        }
      }),
    )
  })

  it('make about equal tasks of files of equal size', () => {
    const tasks = cutTasks(
      Array.from({ length: 100 }, () => ({ bytes: 1_000_000 })),
      30_000_000,
    )
    expect(tasks.map(({ length }) => length)).toEqual([25, 25, 25, 25])
  })

  it('cut ten thousand small files by what opening them costs', () => {
    expect(
      cutTasks(
        Array.from({ length: 10_000 }, () => ({ bytes: 0 })),
        4_096_000,
      ).length,
    ).toBe(10)
  })
})
