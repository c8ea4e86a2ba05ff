import fc from 'fast-check'
import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js'
import { describe, expect, it } from 'vitest'
import { editDistance } from '../../src/lexicon/edit-distance.js'

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

describe('the edit distance', () => {
  it('is the plain one, up to where it is asked for', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(LevenshteinDistance(a, b), most + 1))
      }),
      { numRuns: 2000 },
    )
  })

  it('looks at little of long words', () => {
    const long = 'norm'.repeat(250_000)
    expect(editDistance(long, `${long}s`, 2)).toBe(1)
    expect(editDistance(long, 'norm', 2)).toBe(3)
  })
})
