import { describe, expect, it } from 'vitest'
import { nearestKey } from '../../src/lexicon/nearest-key.js'

const allowed = ['label', 'definition', 'source', 'entries', 'match']

describe('the nearest key', () => {
  it('is the allowed one with the fewest changes', () => {
    expect(nearestKey('defintion', allowed)).toBe('definition')
    expect(nearestKey('Entires', allowed)).toBe('entries')
    expect(nearestKey('lable', allowed)).toBe('label')
  })

  it('is none where nothing is near', () => {
    expect(nearestKey('keywords', allowed)).toBeNull()
    expect(nearestKey('x', allowed)).toBeNull()
    expect(nearestKey('', allowed)).toBeNull()
  })

  it('costs nothing for a key of a million letters', () => {
    expect(nearestKey('x'.repeat(1_000_000), allowed)).toBeNull()
  })
})
