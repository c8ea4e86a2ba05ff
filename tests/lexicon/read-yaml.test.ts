import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LexiconError } from '../../src/lexicon/lexicon-error.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

function faultsOf(text: string): string[] {
  try {
    parseLexicon(text, 'a.yaml')
  } catch (error) {
    if (error instanceof LexiconError) return error.message.split('\n')
    throw error
  }
  throw new Error('the lexicon was accepted')
}

const head = 'title: T\nconcepts:\n  a:\n    entries:\n'

describe('a slip in the YAML', () => {
  it.each([
    ['      - "rule of law" index', '5:23: text follows a closing quotation mark; put the whole text in single quotes'],
    ["      - 'the state's right'", '5:20: text follows a closing quotation mark; put the whole text in single quotes'],
    ['      - "norm', '5:9: the quotation mark that opens here is never closed; close it with ".'],
    ["      - 'norm", "5:9: the quotation mark that opens here is never closed; close it with '."],
    ['      - "norm\\"', '5:9: the quotation mark that opens here is never closed; close it with ".'],
    ["      - 'norm''", "5:9: the quotation mark that opens here is never closed; close it with '."],
    ['      - norm\n    - rule', '6:5: this line fits neither into a list'],
    ['      - norm\n    label: A\n   source: B', '7:4: this line fits neither into a list'],
    ['      - norm\n    definition: what counts: norms', '6:17: a colon inside the text makes YAML read a key'],
    ['      - @norm', '5:9: a text cannot begin with `@` in YAML; put the text in single quotes.'],
    ['      - "\\q norm"', '5:10: a backslash in double quotes begins a special character that YAML does not know'],
    ['      - [norm', '5:14: a bracket is opened and never closed; close it with ] or }.'],
    ['      - [norm] rule', '5:16: text follows a closing bracket; put an entry that begins with a bracket in single'],
    ['      - norm\n\t- rule', '6:1: a tab is used for indentation; use spaces.'],
    [
      '      - *ism',
      "5:9: to YAML `*ism` is an alias, a reference to another place, and a lexicon has none; put an entry that begins with `*` in quotes: '*ism'.",
    ],
    [
      '      - &norm rule',
      '5:9: to YAML `&norm` is an anchor, and a lexicon has none; put a text that begins with `&`',
    ],
    ['      - !norm', '5:9: to YAML `!norm` is a tag, and a lexicon has none; put a text that begins with `!`'],
    ['      - norm\n---\ntitle: U', '6:1: a second YAML document begins here; keep one lexicon in a file.'],
  ])('%j is told in plain words where it is', (lines, message) => {
    expect(faultsOf(head + lines)[0]).toContain(`a.yaml:${message}`)
  })

  it('is told once a line, and every line that has one', () => {
    expect(faultsOf(`${head}      - "a" b\n      - *c\n      - "d" e`).map((line) => line.slice(0, 11))).toEqual([
      'a.yaml:5:13',
      'a.yaml:6:9:',
      'a.yaml:7:13',
    ])
  })

  it('is none where an odd text is put in quotes', () => {
    const entries = ["'*ism'", '\'"rule of law" index\'', "'what counts: norms'", "'@norm'", "'!norm'", "'#norm'"]
    const lexicon = parseLexicon(head + entries.map((entry) => `      - ${entry}\n`).join(''))
    expect(lexicon.entries.map(({ id }) => id)).toEqual([
      '!norm',
      '"rule of law" index',
      '#norm',
      '*ism',
      '@norm',
      'what counts: norms',
    ])
  })

  it('is none where a scalar looks like a number, a truth value or nothing', () => {
    const lexicon = parseLexicon(`${head}      - no\n      - 2030\n      - null\n      - 0x1F\n`)
    expect(lexicon.entries.map(({ id }) => id)).toEqual(['0x1F', '2030', 'no', 'null'])
  })
})

describe('a hostile lexicon', () => {
  const million = 1_000_000
  it.each([
    ['ten megabytes', `${head}${'      - norm of law\n'.repeat(520_000)}`, 'the file has more than 5000000 characters'],
    ['endless lines', '\n'.repeat(2 * million), 'the file has more than 200000 lines'],
    ['deep brackets', `a: ${'['.repeat(4 * million)}`, 'lists and maps stand more than 64 deep in one another'],
    ['deep braces', `a: ${'{a: '.repeat(million)}`, 'lists and maps stand more than 64 deep in one another'],
    ['deep lists', '- '.repeat(2 * million), 'lists and maps stand more than 64 deep in one another'],
    ['deep keys', '? '.repeat(2 * million), 'lists and maps stand more than 64 deep in one another'],
    [
      'deep indentation',
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'lists and maps stand more than 64 deep in one another',
    ],
    ['a flood of keys', `{${'a,'.repeat(million)}}`, 'the file has far too many lists and keys'],
    ['a flood of anchors', '&a '.repeat(million), 'to YAML `&a` is an anchor'],
    ['an open quotation mark', `a: "${'x\n'.repeat(199_000)}`, 'the quotation mark that opens here is never closed'],
    ['a wall of backslashes', `a: "${'\\'.repeat(4 * million)}x"`, 'the lexicon has no key `a`'],
    ['a wall of quotation marks', `a: '${"'".repeat(4 * million)}x'`, 'the lexicon has no key `a`'],
    [
      'an entry of wildcards',
      `${head}      - 'a${'*'.repeat(4 * million)}'`,
      'the entry has more than 1000 characters',
    ],
    [
      'aliases that multiply',
      `a: &a [x, x]\n${Array.from({ length: 20 }, (_, depth) => `b${depth}: &b${depth} [*a, *a]`).join('\n')}`,
      'to YAML `&a` is an anchor',
    ],
    [
      'a hundred thousand unknown keys',
      Array.from({ length: 100_000 }, (_, key) => `k${key}: v`).join('\n'),
      'no key `k0`',
    ],
    ['a hundred thousand repeated keys', 'title: v\n'.repeat(100_000), '`title` of the lexicon stands twice'],
  ])('with %s is refused', (_, text, message) => {
    expect(faultsOf(text).join('\n')).toContain(message)
  })

  it('cannot nest concepts without end', () => {
    let text = 'title: T\nconcepts:\n'
    for (let depth = 0; depth < 200; depth += 1)
      text += `${'  '.repeat(2 * depth + 1)}a:\n${'  '.repeat(2 * depth + 2)}concepts:\n`
    expect(faultsOf(text).join('\n')).toContain('concepts stand more than 32 deep in one another')
  })
})

describe('any text at all', () => {
  it('is read as a lexicon or refused with faults inside its lines', () => {
    const good = `${head}      - { entry: 'rule of law', case: exact }\n      - norm-sett*\n    label: A\n`
    const edit = fc.record({
      at: fc.nat(good.length),
      remove: fc.nat(6),
      insert: fc.string({ unit: fc.constantFrom(...'\t\n -:?*&!|>{}[]"\'#%@`,a<~\\'), maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = good
        for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove)
        const lines = text.split('\n')
        try {
          parseLexicon(text)
        } catch (error) {
          if (!(error instanceof LexiconError)) throw error
          expect(error.faults.length).toBeGreaterThan(0)
          for (const { line, column } of error.faults) {
            expect(column).toBeGreaterThanOrEqual(1)
            expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1)
          }
        }
      }),
      { numRuns: 1500 },
    )
  })
})
