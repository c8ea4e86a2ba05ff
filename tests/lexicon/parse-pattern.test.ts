import { describe, expect, it } from 'vitest'
import { PatternError, parsePattern } from '../../src/lexicon/parse-pattern.js'
import { UsageError } from '../../src/problems/problem.js'

function refusal(text: string): PatternError {
  try {
    parsePattern(text)
  } catch (error) {
    if (error instanceof PatternError) return error
    throw error
  }
  throw new Error('the pattern was accepted')
}

describe('a search pattern', () => {
  it('is a phrase or a query, as an entry of a lexicon is', () => {
    expect(parsePattern('cyber-power')).toMatchObject({ kind: 'phrase', hyphens: 'parts' })
    expect(parsePattern('[pos="ADJ"] "power"')).toMatchObject({ kind: 'query' })
    expect(parsePattern('US', { match: 'surface', case: 'exact', hyphens: 'whole' })).toEqual({
      kind: 'phrase',
      hyphens: 'whole',
      sequences: [[{ kind: 'exact', word: 'US' }]],
    })
  })

  it('that cannot be read is wrong use, and is told at which character', () => {
    const error = refusal('[pos="ADJ"] power')
    expect(error).toBeInstanceOf(UsageError)
    expect(error.offset).toBe(12)
    expect(error.message).toBe(
      'at character 13 of the pattern: `power` stands bare in a query; ' +
        'write "power" for this form, or [lemma="power"] for all its forms.',
    )
    expect(refusal('').message).toMatch(/^at character 1 of the pattern: the pattern is empty/)
    expect(refusal('*').message).toBe('at character 1 of the pattern: `*` would match every word; write the words out.')
  })
})
