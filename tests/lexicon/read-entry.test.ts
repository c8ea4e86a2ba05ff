import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/lexicon/lexicon.js'
import { LexiconError } from '../../src/lexicon/lexicon-error.js'
import { parseEntry } from '../../src/lexicon/parse-entry.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const options = { match: 'lemma', case: 'ignore', hyphens: 'parts' } as const

/** A lexicon with a concept `x` of these entries; the first stands in line 6, behind column 7. */
function fileOf(...lines: string[]): string {
  return ['title: T', 'concepts:', '  goal: { concepts: { norm: { entries: [norm] } } }', '  x:', '    entries:']
    .concat(lines.map((line) => `      ${line}`))
    .join('\n')
}

function entryOf(line: string): Entry {
  const lexicon = parseLexicon(fileOf(line))
  const entry = lexicon.entries.find(({ concept }) => lexicon.concepts[concept]?.id === 'x')
  if (entry === undefined) throw new Error('there is no entry')
  return entry
}

function faultsOf(...lines: string[]): string[] {
  try {
    parseLexicon(fileOf(...lines), 'f.yaml')
  } catch (error) {
    if (error instanceof LexiconError) return error.message.split('\n')
    throw error
  }
  throw new Error('the lexicon was accepted')
}

describe('unless', () => {
  it('is a pattern or a list of patterns, with the options of the entry', () => {
    expect(entryOf('- { entry: pay, unless: pay attention }').unless).toEqual([parseEntry('pay attention', options)])
    expect(entryOf(`- { entry: pay, unless: [pay attention, '[lemma="pay"] "heed"'], match: surface }`).unless).toEqual(
      [parseEntry('pay attention', { ...options, match: 'surface' }), parseEntry('[lemma="pay"] "heed"', options)],
    )
    expect(entryOf('- pay').unless).toEqual([])
  })

  it('is refused where it is empty or no pattern', () => {
    expect(faultsOf('- { entry: pay, unless: [] }')).toEqual([
      'f.yaml:6:23: no pattern stands here; write one, or remove the key.',
    ])
    expect(faultsOf('- { entry: pay, unless: [pay attention, "a*"] }')).toEqual([
      'f.yaml:6:48: `a*` would match thousands of words; give at least 2 letters beside `*` and `?`.',
    ])
    expect(faultsOf('- { entry: pay, unless: { a: b } }')).toEqual([
      'f.yaml:6:31: an entry must be a text; write the word, phrase or query.',
    ])
  })
})

describe('near', () => {
  it('is a pattern or a list of patterns, anywhere in the sentence', () => {
    const attack = parseEntry('attack', options)
    expect(entryOf('- { entry: cyber, near: attack }').near).toEqual({ patterns: [attack], within: null })
    expect(entryOf('- { entry: cyber, near: [attack, war] }').near).toEqual({
      patterns: [attack, parseEntry('war', options)],
      within: null,
    })
  })

  it('may say how far away', () => {
    const within = (text: string) =>
      entryOf(`- { entry: cyber, near: { pattern: attack, within: ${text} } }`).near?.within
    expect(within('sentence')).toBeNull()
    expect(within('10 tokens')).toBe(10)
    expect(within('1 token')).toBe(1)
    expect(within('5')).toBe(5)
    expect(entryOf('- { entry: cyber, near: { pattern: [attack, war] } }').near?.patterns).toHaveLength(2)
  })

  it('is refused where that makes no sense', () => {
    for (const text of ['0', '101 tokens', '5 words', 'paragraph', '-1'])
      expect(faultsOf(`- { entry: cyber, near: { pattern: attack, within: ${text} } }`)).toEqual([
        `f.yaml:6:58: \`within\` cannot be \`${text}\`; write \`sentence\`, or \`1 token\` to \`100 tokens\`.`,
      ])
    expect(faultsOf('- { entry: cyber, near: { within: 3 } }')).toEqual([
      'f.yaml:6:25: `near` has no `pattern`; write `near: { pattern: ..., within: 10 tokens }`.',
    ])
    expect(faultsOf('- { entry: cyber, near: { patern: attack } }')[1]).toMatch(
      /^f\.yaml:6:33: `near` has no key `patern`; did you mean `pattern`\?/,
    )
  })
})

describe('a query in a lexicon', () => {
  it('stands in single quotes', () => {
    expect(entryOf(`- '[lemma="shape"] []{0,4} [lemma="norm"]'`)).toMatchObject({
      id: '[lemma="shape"] []{0,4} [lemma="norm"]',
      pattern: { kind: 'query' },
      line: 6,
      column: 9,
    })
    expect(faultsOf('- [lemma="norm"]')[0]).toMatch(
      /^f\.yaml:6:9: to YAML a text that begins with a bracket is a list; put a query in single quotes/,
    )
    expect(faultsOf('- { entry: pay, unless: [lemma="pay"] }')[0]).toMatch(
      /^f\.yaml:6:32: a condition on a token stands without its brackets; write the query with them/,
    )
  })

  it('is refused at its line and column', () => {
    expect(faultsOf('- norm', `- '[lemma="norm"] of'`)).toEqual([
      'f.yaml:7:25: `of` stands bare in a query; write "of" for this form, or [lemma="of"] for all its forms.',
    ])
  })

  it('is told of options that change nothing for it', () => {
    expect(faultsOf(`- { entry: '[word="US"]', case: exact }`)).toEqual([
      'f.yaml:6:33: `case` changes nothing for a query; remove it, and write %c behind a value to ignore case.',
    ])
    expect(faultsOf(`- { entry: '[word="US"]', hyphens: whole }`)).toEqual([
      'f.yaml:6:33: `hyphens` changes nothing for a query; remove it.',
    ])
    expect(entryOf(`- { entry: '[word="US"]', unless: US dollar, case: exact }`).unless).toEqual([
      parseEntry('US dollar', { ...options, case: 'exact' }),
    ])
  })

  it('may stand on any concept but its own', () => {
    expect(entryOf(`- '<concept="goal/norm"/> "power"'`).pattern.kind).toBe('query')
    expect(faultsOf(`- 'a <concept="goal/nrom"/>'`)[0]).toMatch(/^f\.yaml:6:10: `a` stands bare/)
    expect(faultsOf(`- '"a" <concept="goal/nrom"/>'`)).toEqual([
      'f.yaml:6:23: no concept is called `goal/nrom`; did you mean `goal/norm`?',
    ])
    expect(faultsOf(`- { entry: pay, unless: '<concept="x"/> []' }`)).toEqual([
      'f.yaml:6:18: entry `pay` stands on its own concept, or on more than 8 concepts in a row; ' +
        'name in <concept="..."/> only concepts that can be found without this entry.',
    ])
  })

  it('may not stand on itself by a detour, nor on too many in a row', () => {
    const chain = (length: number, last: string) =>
      `title: T\nconcepts:\n${Array.from(
        { length },
        (_, index) => `  c${index}: { entries: ['<concept="c${index + 1}"/> "a"'] }\n`,
      ).join('')}  c${length}: { entries: [${last}] }\n`
    expect(parseLexicon(chain(8, 'norm')).entries).toHaveLength(9)
    expect(() => parseLexicon(chain(9, 'norm'))).toThrow(/^lexicon:3:19: entry .* more than 8 concepts in a row/)
    expect(() => parseLexicon(chain(2, `'<concept="c0"/> "b"'`))).toThrow(/stands on its own concept/)
    expect(() =>
      parseLexicon(`title: T\nconcepts: { a: { concepts: { b: { entries: ['"x" <concept="a"/>'] } } } }`),
    ).toThrow(/stands on its own concept/)
  })

  it('counts as another entry where its conditions differ', () => {
    expect(parseLexicon(fileOf('- Pay', '- { entry: pay, unless: pay attention }')).entries).toHaveLength(3)
    expect(faultsOf('- { entry: pay, near: [a1, b1] }', '- { entry: Pay, near: [b1, a1] }')[0]).toMatch(
      /entry `Pay` of `x` says the same as the one on line 6/,
    )
  })
})

describe('a lexicon made to do harm', () => {
  it('has at most so many places for a token in its queries together', () => {
    const entries = Array.from({ length: 600 }, (_, index) => `- '[word="a${index}"] ([]{0,30}){0,30} [word="b"]'`)
    expect(faultsOf(...entries)).toEqual([
      'f.yaml:1:1: the queries of this lexicon have 541200 places for a token together, and at most 500000 are allowed; ' +
        'lower their numbers of repetitions.',
    ])
  })

  it('is refused or read in bounded time, whatever its size', () => {
    expect(faultsOf(`- '${'x'.repeat(10_000_000)}'`)[0]).toMatch(
      /^f\.yaml:1:1: the file has more than 5000000 characters/,
    )
    expect(faultsOf(`- '[word="${'x'.repeat(1_000_000)}"]'`)[0]).toMatch(/the entry has more than 1000 characters/)
    expect(faultsOf(`- ${'['.repeat(1000)}`)[0]).toMatch(/lists and maps stand more than 64 deep in one another/)
    expect(faultsOf('- &a [norm]', '- *a')[0]).toMatch(/to YAML `&a` is an anchor, and a lexicon has none/)
    const many = Array.from({ length: 100_000 }, (_, index) => `- word${index} of law`)
    expect(parseLexicon(fileOf(...many)).entries).toHaveLength(100_001)
  })
})
