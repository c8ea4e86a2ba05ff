import { describe, expect, it } from 'vitest'
import { statusText } from '../../../src/cli/cluster-status.js'
import { indexList } from '../../../src/pipeline/cluster/refusals.js'
import { secondsLeft } from '../../../src/pipeline/cluster/run-status.js'

describe('the time left', () => {
  it('is what is left at the speed since the submission', () => {
    const published = [
      { bytes: 100, at: 1_000 },
      { bytes: 300, at: 11_000 },
      { bytes: 100, at: 15_000 },
    ]
    // 400 bytes in 10 s, from second 5 on.
    expect(secondsLeft(published, 5_000, 800)).toBe(20)
  })

  it('is not known before a part was published', () => {
    expect(secondsLeft([{ bytes: 100, at: 1_000 }], 5_000, 800)).toBe(null)
    expect(secondsLeft([], 5_000, 800)).toBe(null)
  })
})

describe('a list of indexes', () => {
  it('has ranges for neighbours', () => {
    expect(indexList([7, 0, 1, 2, 5, 4])).toBe('0-2,4-5,7')
    expect(indexList([])).toBe('')
  })
})

describe('the status for a person', () => {
  it('says in words what programs get as numbers', () => {
    const text = statusText({
      id: 'abc',
      tasks: 10,
      bytes: 10 * 2 ** 20,
      bytesDone: 4 * 2 ** 20,
      indexes: { done: [0, 1, 2, 3], running: [4], pending: [5, 6, 7], failed: [8], missing: [9] },
      failed: [{ index: 8, log: 'jobs/abc/map-8+0.log', tail: 'one\ntwo' }],
      unusable: [{ index: 9, reason: 'its receipt is damaged' }],
      queueUnknown: null,
      mergeQueued: true,
      secondsLeft: 61,
    })
    expect(text).toBe(`10 tasks, 4 of 10 MiB done.
  done           4
  running        1  4
  pending        3  5-7
  failed         1  8
  missing        1  9
The merge is in the queue.
1 min 1 s left at the speed since the last submission.
The part of task 9 cannot be used: its receipt is damaged.

Task 8 failed; the end of jobs/abc/map-8+0.log:
  one
  two`)
  })
})
