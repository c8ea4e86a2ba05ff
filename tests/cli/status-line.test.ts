import { describe, expect, it } from 'vitest'
import { count, countOf } from '../../src/cli/numbers.js'
import { statusLine } from '../../src/cli/status-line.js'

describe('the progress of a run', () => {
  const nothing = { stage: 'read', files: 0, allFiles: 10, bytes: 0, allBytes: 1000, tokens: 0, problems: 0 } as const

  it('shows files, speed, time left and problems', () => {
    let milliseconds = 0
    const line = statusLine(() => milliseconds)
    expect(line(nothing)).toBe('reading 10 files ...')
    milliseconds = 2000
    const progress = { ...nothing, files: 4, bytes: 25, tokens: 2_400_000, problems: 1 }
    expect(line(progress)).toBe('reading: 4 of 10 files, 1,200 k tokens/s, 1 min 18 s left, 1 problem')
    expect(line({ ...progress, bytes: 1000 })).toContain(', 0 s left')
  })

  it('shows matching and tables', () => {
    const line = statusLine(() => 0)
    expect(line({ stage: 'match', tokens: 2_000_000 })).toBe('matching: 2,000,000 tokens')
    expect(line({ stage: 'table', name: 'terms' })).toBe('writing table terms')
    expect(line({ stage: 'figures' })).toBe('drawing figures and networks')
  })
})

describe('numbers', () => {
  it('have their thousands set apart by commas', () => {
    expect([0, 7, 999, 1000, 12345, 1234567].map(count)).toEqual(['0', '7', '999', '1,000', '12,345', '1,234,567'])
  })

  it('agree with their noun', () => {
    expect([0, 1, 2, 1000].map((value) => countOf(value, 'document'))).toEqual([
      '0 documents',
      '1 document',
      '2 documents',
      '1,000 documents',
    ])
  })
})
