import { describe, expect, it } from 'vitest'
import { listUnits, parseUnit, unitOfMention } from '../../src/analysis/units.js'

describe('units of co-occurrence', () => {
  it('are sentence, paragraph, document and windows of 2 to 100,000 tokens', () => {
    expect(['sentence', 'paragraph', 'document', 'window:30', 'window:0030'].map(parseUnit)).toEqual([
      'sentence',
      'paragraph',
      'document',
      'window:30',
      'window:30',
    ])
    for (const name of [
      'page',
      'window',
      'window:',
      'window:1',
      'window:100001',
      'window:-3',
      'window:2.5',
      'Sentence',
      '',
    ]) {
      expect(() => parseUnit(name)).toThrow(`"${name}" is no unit of co-occurrence.`)
    }
  })

  it('number the blocks of a window from the start of each document', () => {
    expect(unitOfMention('window:30')).toBe('first_token // 30')
    expect(listUnits('window:30')).toContain('position // 30')
  })
})
