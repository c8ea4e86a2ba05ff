import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compoundParts, reversingPrefixes } from '../../src/language/compounds.js'

const partsOf = (surface: string) => compoundParts(surface).map(({ start, end }) => surface.slice(start, end))

describe('the parts of a compound', () => {
  it.each([
    ['norm', ['norm']],
    ['norm-setter', ['norm', 'setter']],
    ['China–US', ['China', 'US']],
    ['China-U.S.', ['China', 'U.S.']],
    ['U.S.-led', ['U.S.', 'led']],
    ['state-of-the-art', ['state', 'of', 'the', 'art']],
    ['COVID-19', ['COVID', '19']],
    ['cyber\u2011power', ['cyber', 'power']],
    ['cafe\u0301-bar', ['cafe\u0301', 'bar']],
    ['x-𝐔𝐍-y', ['x', '𝐔𝐍', 'y']],
  ])('of %s are %j', (surface, parts) => expect(partsOf(surface)).toEqual(parts))

  it.each(['', '-', '--', 'a-', '-a', 'a--', '---', "'s", '¹²', '.-'])('of %j are the token itself', (surface) =>
    expect(partsOf(surface)).toEqual([surface]),
  )

  it('of an address or mark are cut only between letters and figures', () => {
    expect(partsOf('a--b')).toEqual(['a--b'])
  })

  it('joined by what stands between them give the token, and none is empty', () => {
    const surface = fc.array(fc.constantFrom('a', 'É', '5', '-', '–', '\u2010', '.', "'", '\u0301', '\ud800'), {
      minLength: 1,
    })
    fc.assert(
      fc.property(
        surface.map((units) => units.join('')),
        (text) => {
          let last = -1
          for (const { start, end } of compoundParts(text)) {
            expect(start).toBe(last + 1)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBe(text.length)
        },
      ),
      { numRuns: 2000, seed: 5 },
    )
  })
})

describe('the prefixes that reverse a word', () => {
  it('are non, un, de and dis', () => {
    expect([...reversingPrefixes].sort()).toEqual(['de', 'dis', 'non', 'un'])
  })
})
