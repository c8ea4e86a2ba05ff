import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../src/lexicon/parse-pattern.js'

const refusal = (text: string) => {
  try {
    parsePattern(text)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  throw new Error(`${text} was accepted`)
}

describe('a text that was to be a query', () => {
  it.each([
    ['[lemma=state', 8, 'a text in quotation marks is missing here'],
    ['[lemma="state"', 1, 'the bracket that opens here is never closed'],
    ['"cyber" [', 10, 'the bracket that opens here is never closed'],
    ['cyber []', 1, '`cyber` stands bare in a query'],
    ['"cyber" []{0,2} "power', 17, 'the quotation mark that opens here is never closed'],
    ['lemma="state"]', 1, 'a condition on a token stands without its brackets'],
    ['great (lemma="state")', 8, 'a condition on a token stands without its brackets'],
    ['"great" pos != "NOUN"', 9, 'a condition on a token stands without its brackets'],
    ['cyber]', 6, 'a bracket closes here, and the one that opens it is missing'],
    ['concept="actor/china"/>', 22, 'a region ends here that was never opened'],
    ['"cyber" {0,2} "power"', 9, '`{0,2}` says nothing in a phrase'],
    ['norm{2}', 5, '`{2}` says nothing in a phrase'],
    ['(norm)+', 7, '`+` behind parentheses says nothing in a phrase'],
    ['"norm"+', 7, '`+` behind quotation marks says nothing in a phrase'],
    ['"us"%c', 5, '`%c` says nothing in a phrase'],
    ['"cyber" !"power"', 9, '`!` says nothing in a phrase'],
    ['"cyber" & "power"', 9, '`&` between two texts in quotation marks is no condition'],
    ['great "standardi[sz]e"', 17, '`[sz]` stands in no text'],
    ['"cyber[a-z]+"', 7, '`[a-z]` stands in no text'],
    ['"^norm$"', 2, '`^` stands in no text'],
    ['"norm\\w"', 6, '`\\w` stands in no text'],
  ])('is refused and not taken for its words: %s', (text, place, what) => {
    const message = refusal(text)
    expect(message).toContain(what)
    expect(message).toContain(`character ${place} `)
  })

  it.each(['"cyber" []', '"cyber" []{0,3}', '[lemma="state"]', '"a" | "b"'])(
    'is a query where it is whole: %s',
    (text) => {
      expect(parsePattern(text).kind).toBe('query')
    },
  )

  it.each([
    'United Nations (UN)',
    'C++',
    'AT&T',
    '"AT" & T',
    'R&D',
    'x = y',
    '5 % of GDP',
    'never!',
    '#MeToo',
    'word of law',
    '"[sic]" norm',
    'and/or',
    '{norm}',
    'colou?r',
    'US$ 5',
    '"US$ 5"',
    'the last word',
  ])('is none where the signs stand in texts: %s', (text) => {
    expect(parsePattern(text).kind).toBe('phrase')
  })
})
