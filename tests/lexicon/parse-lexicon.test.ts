import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childConcepts } from '../../src/lexicon/lexicon.js'
import { LexiconError } from '../../src/lexicon/lexicon-error.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { UsageError } from '../../src/problems/problem.js'

const small = `title: 'Cyber diplomacy: goals and strategies'
version: 1.10
language: en
matrix: { rows: goal, columns: strategy }
concepts:
  strategy:
    case: exact
    concepts:
      united-nations:
        label: The United Nations
        entries:
          - UN
          - { entry: united   nations, case: ignore, note: also in lower case }
  goal:
    concepts:
      normative-power:
        definition: The power to shape what counts as normal.
        source: Manners 2002
        hyphens: whole
        entries: [norm-setter, "rule maker"]
      cyber-superpower:
        entries:
          - cyber-superpower
`

/** The lines of the message that a lexicon is refused with. */
function faultsOf(text: string): string[] {
  try {
    parseLexicon(text, 'cyber.yaml')
  } catch (error) {
    if (error instanceof LexiconError) return error.message.split('\n')
    throw error
  }
  throw new Error('the lexicon was accepted')
}

/** A lexicon whose one concept holds these lines; its `entries` list begins in line 4. */
function withEntries(...lines: string[]): string {
  return ['title: T', 'concepts:', '  goal: { concepts: { norm: { entries: [norm] } } }', '  x:', '    entries:']
    .concat(lines.map((line) => `      ${line}`))
    .join('\n')
}

describe('a lexicon', () => {
  it('keeps title, version as written, language and matrix', () => {
    const { title, version, language, matrix } = parseLexicon(small)
    expect({ title, version, language, matrix }).toEqual({
      title: 'Cyber diplomacy: goals and strategies',
      version: '1.10',
      language: 'en',
      matrix: { rows: 'goal', columns: 'strategy' },
    })
  })

  it('names concepts by their path and sorts them by code unit', () => {
    expect(parseLexicon(small).concepts.map(({ id, parent }) => [id, parent])).toEqual([
      ['goal', null],
      ['goal/cyber-superpower', 'goal'],
      ['goal/normative-power', 'goal'],
      ['strategy', null],
      ['strategy/united-nations', 'strategy'],
    ])
  })

  it('shows concepts in the order of the file', () => {
    const lexicon = parseLexicon(small)
    expect(childConcepts(lexicon, null).map(({ id }) => id)).toEqual(['strategy', 'goal'])
    expect(childConcepts(lexicon, 'goal').map(({ id }) => id)).toEqual([
      'goal/normative-power',
      'goal/cyber-superpower',
    ])
    expect(childConcepts(lexicon, 'goal/normative-power')).toEqual([])
  })

  it('labels a concept by its key where it has no label', () => {
    expect(parseLexicon(small).concepts.map(({ label }) => label)).toEqual([
      'Goal',
      'Cyber superpower',
      'Normative power',
      'Strategy',
      'The United Nations',
    ])
  })

  it('keeps definition, source and note, and null where there is none', () => {
    const { concepts, entries } = parseLexicon(small)
    expect(concepts[2]).toMatchObject({
      definition: 'The power to shape what counts as normal.',
      source: 'Manners 2002',
    })
    expect(concepts[1]).toMatchObject({ definition: null, source: null })
    expect(entries.map(({ note }) => note)).toEqual([null, null, null, null, 'also in lower case'])
  })

  it('sorts entries by concept and id, and knows where each stands', () => {
    expect(parseLexicon(small).entries.map(({ concept, id, line, column }) => [concept, id, line, column])).toEqual([
      [1, 'cyber-superpower', 23, 13],
      [2, 'norm-setter', 20, 19],
      [2, 'rule maker', 20, 32],
      [4, 'UN', 12, 13],
      [4, 'united nations', 13, 22],
    ])
  })

  it('hands options down, from lexicon to concept to entry', () => {
    const patterns = parseLexicon(small).entries.map(({ pattern }) =>
      pattern.kind === 'phrase' ? [pattern.hyphens, pattern.sequences[0]?.[0]?.kind] : [],
    )
    expect(patterns).toEqual([
      ['parts', 'lemma'],
      ['whole', 'lemma'],
      ['whole', 'lemma'],
      ['parts', 'exact'],
      ['parts', 'lemma'],
    ])
    const surface = parseLexicon('title: T\nmatch: surface\nhyphens: whole\nconcepts: { a: { entries: [norms] } }')
    expect(surface.entries[0]?.pattern).toEqual({
      kind: 'phrase',
      hyphens: 'whole',
      sequences: [[{ kind: 'surface', word: 'norms' }]],
    })
  })

  it('is plain data that survives cloning', () => {
    const lexicon = parseLexicon(small)
    expect(structuredClone(lexicon)).toEqual(lexicon)
    expect(JSON.parse(JSON.stringify(lexicon))).toEqual(lexicon)
  })

  it('is the same with a byte order mark and with Windows line ends', () => {
    expect(parseLexicon(`\ufeff${small.replaceAll('\n', '\r\n')}`)).toEqual(parseLexicon(small))
  })

  it('does not depend on the order of concepts and entries but for what is only shown', () => {
    const leaf = (key: string, entries: readonly string[]) => `  ${key}:\n    entries: [${entries.join(', ')}]\n`
    const concepts = [
      ['b', ['norm', 'rule of law', 'cyber-power']],
      ['a', ['norm', 'Zeta', 'alpha*']],
      ['a-b', ['x1', 'X2']],
    ] as const
    const shuffles = concepts.map(([, entries]) => fc.shuffledSubarray([...entries], { minLength: entries.length }))
    const results = (text: string) => {
      const { concepts: found, entries } = parseLexicon(text)
      return [
        found.map(({ id, label }) => [id, label]),
        entries.map(({ id, concept, pattern }) => [id, concept, pattern]),
      ]
    }
    const original = results(`title: T\nconcepts:\n${concepts.map(([key, entries]) => leaf(key, entries)).join('')}`)
    fc.assert(
      fc.property(fc.tuple(...shuffles), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (entries, order) => {
        const parts = order.map((index) => leaf(concepts[index]?.[0] ?? '', entries[index] ?? []))
        expect(results(`title: T\nconcepts:\n${parts.join('')}`)).toEqual(original)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a faulty lexicon', () => {
  it('is wrong use, with every fault in the order of the file', () => {
    const text = withEntries('- a*', '- ok', "- '*'", '- rule "of law')
    expect(faultsOf(text)).toEqual([
      'cyber.yaml:6:9: `a*` would match thousands of words; give at least 2 letters beside `*` and `?`.',
      'cyber.yaml:8:10: `*` would match every word; write the words out.',
      'cyber.yaml:9:14: the quotation mark that opens here is never closed; close it or remove it.',
    ])
    expect(() => parseLexicon(text)).toThrow(UsageError)
    try {
      parseLexicon(text)
    } catch (error) {
      expect(error instanceof LexiconError && error.faults[0]).toEqual({
        line: 6,
        column: 9,
        what: '`a*` would match thousands of words',
        advice: 'give at least 2 letters beside `*` and `?`',
      })
    }
  })

  it('is told the key it probably meant, and all that are allowed', () => {
    expect(faultsOf('title: T\nconcepts:\n  norm:\n    defintion: x\n    entries: [norm]\n')).toEqual([
      'cyber.yaml:4:5: concept `norm` has no key `defintion`; did you mean `definition`? ' +
        'allowed are label, definition, source, concepts, entries, match, case, hyphens.',
    ])
    expect(faultsOf('titel: T\nconcepts: { a: { entries: [{ entry: norm, Note: x, colour: red }] } }')).toEqual([
      'cyber.yaml:1:1: the lexicon has no key `titel`; did you mean `title`? allowed are title, version, language, matrix, concepts, match, case, hyphens.',
      "cyber.yaml:1:1: the lexicon has no `title`; write `title: 'Name of the lexicon'`.",
      'cyber.yaml:2:43: an entry has no key `Note`; did you mean `note`? allowed are entry, note, unless, near, match, case, hyphens.',
      'cyber.yaml:2:52: an entry has no key `colour`; allowed are entry, note, unless, near, match, case, hyphens.',
    ])
  })

  it('is told that a tab does not indent', () => {
    expect(faultsOf('title: T\nconcepts:\n\tnorm:\n\t\tentries: [norm]\n')[0]).toBe(
      'cyber.yaml:3:1: a tab is used for indentation; use spaces.',
    )
  })

  it('is told where a concept was defined first', () => {
    const text =
      'title: T\nconcepts:\n  norm:\n    entries: [norm]\n  rule:\n    entries: [rule]\n  norm:\n    entries: [law]\n'
    expect(faultsOf(text)).toEqual([
      'cyber.yaml:7:3: concept `norm` is defined twice, first at line 3; join the two, or rename one.',
    ])
    expect(faultsOf('title: T\ntitle: U\nconcepts: { a: { entries: [norm] } }')).toEqual([
      'cyber.yaml:2:1: `title` of the lexicon stands twice, first at line 1; join the two, or rename one.',
    ])
  })

  it('is told how to write the key of a concept', () => {
    expect(
      faultsOf('title: T\nconcepts:\n  Normative Power: { entries: [norm] }\n  "规范": { entries: [rule] }'),
    ).toEqual([
      "cyber.yaml:3:3: a concept's key is written in lower-case letters, digits and hyphens, and `Normative Power` is not; " +
        'write `normative-power` and put its name in `label`.',
      "cyber.yaml:4:3: a concept's key is written in lower-case letters, digits and hyphens, and `规范` is not; " +
        'name it so and put its name in `label`.',
    ])
  })

  it('needs a title and concepts', () => {
    const both = [
      "cyber.yaml:1:1: the lexicon has no `title`; write `title: 'Name of the lexicon'`.",
      'cyber.yaml:1:1: the lexicon has no `concepts`; write `concepts:` and the concepts below it, indented.',
    ]
    expect(faultsOf('')).toEqual(both)
    expect(faultsOf('# nothing yet\n')).toEqual(both)
    expect(faultsOf('title:\nconcepts: { a: { entries: [norm] } }')).toEqual([
      'cyber.yaml:1:1: `title` is empty; write its text behind the colon, or remove the key.',
    ])
    expect(faultsOf('just a text')).toEqual([
      'cyber.yaml:1:1: the lexicon must be a map; write `key: value` lines, indented below it.',
    ])
  })

  it('needs something in every concept', () => {
    const empty = 'has neither entries nor concepts; give it `entries:`, or remove it.'
    expect(
      faultsOf('title: T\nconcepts:\n  a:\n  b: {}\n  c: { entries: [] }\n  d: { label: D, concepts: {} }\n  e: text'),
    ).toEqual([
      `cyber.yaml:3:3: concept \`a\` ${empty}`,
      `cyber.yaml:4:3: concept \`b\` ${empty}`,
      `cyber.yaml:5:3: concept \`c\` ${empty}`,
      `cyber.yaml:6:3: concept \`d\` ${empty}`,
      'cyber.yaml:7:6: concept `e` must be a map; write `key: value` lines, indented below it.',
    ])
  })

  it('is told of a value of the wrong type', () => {
    expect(
      faultsOf(
        'title: [T]\nconcepts:\n  a:\n    label: { x: y }\n    entries: norm\n  b: { entries: { x: y } }\n  c: { entries: [norm], match: loose }',
      ),
    ).toEqual([
      'cyber.yaml:1:8: `title` must be a text; write one text behind the colon, in quotes if it begins with a bracket.',
      'cyber.yaml:4:12: `label` must be a text; write one text behind the colon, in quotes if it begins with a bracket.',
      'cyber.yaml:5:14: `entries` of `a` must be a list; write each entry on a line of its own, behind `- `.',
      'cyber.yaml:6:17: `entries` of `b` must be a list; write each entry on a line of its own, behind `- `.',
      'cyber.yaml:7:32: `match` cannot be `loose`; write `lemma` or `surface`.',
    ])
    expect(faultsOf('title: T\nconcepts: [a, b]')).toEqual([
      'cyber.yaml:2:11: `concepts` must be a map; write `key: value` lines, indented below it.',
    ])
  })

  it('is told of an empty entry and of one without `entry`', () => {
    expect(faultsOf(withEntries('-', "- ''", '- note: x', '- rule of law: index'))).toEqual([
      'cyber.yaml:6:8: the entry is empty; write a word or phrase, or remove it.',
      'cyber.yaml:7:10: the entry is empty; write a word or phrase, or remove it.',
      'cyber.yaml:8:9: this entry has no `entry`; write `entry:` and its text, or put an entry that holds a colon in quotes.',
      'cyber.yaml:9:9: an entry has no key `rule of law`; allowed are entry, note, unless, near, match, case, hyphens.',
      'cyber.yaml:9:9: this entry has no `entry`; write `entry:` and its text, or put an entry that holds a colon in quotes.',
    ])
  })

  it('is told of an entry that stands twice or says the same as another', () => {
    expect(
      faultsOf(withEntries('- rule of law', '- Rule of Law', '- norm', '- { entry: norm, match: surface }')),
    ).toEqual([
      'cyber.yaml:7:9: entry `Rule of Law` of `x` says the same as the one on line 6; keep one of them.',
      'cyber.yaml:9:9: entry `norm` of `x` stands here again; it was on line 8; keep one of them.',
    ])
    expect(parseLexicon('title: T\nconcepts: { a: { entries: [norm] }, b: { entries: [norm] } }').entries).toHaveLength(
      2,
    )
  })

  it('is told of a matrix that names no concept with children', () => {
    const concepts = 'concepts: { goal: { concepts: { norm: { entries: [norm] } } }, rule: { entries: [rule] } }'
    expect(faultsOf(`title: T\nmatrix: { rows: gaol, columns: rule }\n${concepts}`)).toEqual([
      'cyber.yaml:2:17: `rows` of the matrix names `gaol`, and no concept is called so; did you mean `goal`?',
      'cyber.yaml:2:32: `columns` of the matrix names `rule`, a concept without children; name a concept with concepts below it.',
    ])
    expect(faultsOf(`title: T\nmatrix: { rows: goal, colums: goal }\n${concepts}`)).toEqual([
      'cyber.yaml:2:1: the matrix has no `columns`; name the concept whose children are its columns.',
      'cyber.yaml:2:23: `matrix` has no key `colums`; did you mean `columns`? allowed are rows, columns.',
    ])
  })

  it('points into a quoted entry, and to its start where escapes move the letters', () => {
    expect(faultsOf(withEntries(`- 'rule "of law'`))[0]).toMatch(/^cyber\.yaml:6:15: /)
    expect(faultsOf(withEntries(`- 'rule''s "of law'`))[0]).toMatch(/^cyber\.yaml:6:9: /)
  })

  it('is told of thousands of names that no concept has, the first of them with what was meant', () => {
    const concepts = Array.from(
      { length: 4000 },
      (_, number) => `  c${String(number).padStart(38, '0')}: { entries: [a] }`,
    )
    const names = Array.from({ length: 4000 }, (_, number) => `'<concept="d${String(number).padStart(38, '0')}"/>'`)
    const faults = faultsOf(`title: T\nconcepts:\n${concepts.join('\n')}\n  z: { entries: [${names.join(', ')}] }\n`)
    expect(faults).toHaveLength(1001)
    expect(faults[1]).toContain('did you mean `c00000000000000000000000000000000000001`?')
    expect(faults[999]).toContain('give the path of a concept')
  })

  it('names the first thousand faults and says so', () => {
    const lines = faultsOf(withEntries(...Array.from({ length: 1500 }, () => '- a*')))
    expect(lines).toHaveLength(1001)
    expect(lines.at(-1)).toBe('cyber.yaml: there may be more; only the first 1000 are named.')
  })
})
