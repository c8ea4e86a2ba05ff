import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addEntries } from '../../src/lexicon/add-entries.js'
import { LexiconError } from '../../src/lexicon/lexicon-error.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const text = `# Head
title:   'Small'   # a title
concepts:

  goal:   # the goals
    label: Goals
    concepts:
      norms:
        entries:
        # first the plain ones
        - norm   # often

        - 'rule of law'
        # behind the last

      power: { label: Power, entries: [power, "great power"] }
      listed:
        entries: [ a word,
          another word ]  # two
  actor:
    entries:
      - entry: US
        case: exact   # an acronym
      - >-
        United
        Kingdom
    label: Actors
`
const lines = (value: string) => value.split('\n')

/** The lines that `edited` has more than \`before\`, where every other one stands as it stood. */
function inserted(before: string, edited: string): string[] {
  const old = lines(before)
  const found: string[] = []
  let at = 0
  for (const line of lines(edited)) {
    if (line === old[at]) at += 1
    else found.push(line)
  }
  expect(at).toBe(old.length)
  return found
}

const idsOf = (yaml: string, concept: string) => {
  const { concepts, entries } = parseLexicon(yaml)
  return entries.filter((entry) => concepts[entry.concept]?.id === concept).map(({ id }) => id)
}

describe('adding entries', () => {
  it('puts lines behind the last entry, indented like it, and leaves every other byte as it is', () => {
    const edited = addEntries(text, 'x.yaml', 'goal/norms', [
      'normal',
      '[lemma="norm"] "x"',
      "'quoted'",
      'yes',
      'norm* of',
    ])
    expect(inserted(text, edited)).toEqual([
      '        - normal',
      `        - '[lemma="norm"] "x"'`,
      ...inserted(text, edited).slice(2),
    ])
    expect(edited).toContain("        - 'rule of law'\n        - normal\n")
    expect(idsOf(edited, 'goal/norms')).toEqual(
      expect.arrayContaining(['normal', "'quoted'", 'yes', 'norm* of', 'norm']),
    )
  })

  it('goes behind an entry of several lines, and behind a text folded over lines', () => {
    expect(addEntries(text, 'x.yaml', 'actor', ['China'])).toBe(
      text.replace('        Kingdom\n', '        Kingdom\n      - China\n'),
    )
    const one = text.replace('      - >-\n        United\n        Kingdom\n', '')
    expect(addEntries(one, 'x.yaml', 'actor', ['China'])).toBe(
      one.replace('# an acronym\n', '# an acronym\n      - China\n'),
    )
  })

  it('stands inside the brackets of a list in brackets', () => {
    const edited = addEntries(text, 'x.yaml', 'goal/listed', ['third', '[lemma="x"]'])
    expect(edited).toBe(text.replace('another word ]', `another word, third, '[lemma="x"]' ]`))
  })

  it('makes a list where a concept has none, before the concepts below it', () => {
    expect(addEntries(text, 'x.yaml', 'goal', ['aim'])).toBe(
      text.replace('    label: Goals\n', '    label: Goals\n    entries:\n      - aim\n'),
    )
    const bare = text.replace('    label: Goals\n', '')
    expect(addEntries(bare, 'x.yaml', 'goal', ['aim'])).toBe(
      bare.replace('    concepts:\n', '    entries:\n      - aim\n    concepts:\n'),
    )
    const empty = text.replace('    label: Goals\n', '    entries:   # none yet\n')
    expect(addEntries(empty, 'x.yaml', 'goal', ['aim'])).toBe(
      empty.replace('# none yet\n', '# none yet\n      - aim\n'),
    )
  })

  it('keeps the line ends, the byte order mark and an end without a line feed', () => {
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`
    expect(addEntries(windows, 'x.yaml', 'goal/norms', ['normal'])).toBe(
      windows.replace("- 'rule of law'\r\n", "- 'rule of law'\r\n        - normal\r\n"),
    )
    const open = 'title: x\nconcepts:\n  a:\n    entries:\n      - b'
    expect(addEntries(open, 'x.yaml', 'a', ['c', 'd'])).toBe(`${open}\n      - c\n      - d`)
  })

  it('stands in a concept that is written in braces, and takes nothing else along', () => {
    expect(addEntries(text, 'x.yaml', 'goal/power', ['might', 'hard, soft'])).toBe(
      text.replace('"great power"]', `"great power", might, 'hard, soft']`),
    )
    const braces = `title: x\nconcepts:\n  a: { label: A, concepts: { b: {entries: [c]} } }   # one\n  d: {concepts: {e: {entries: [f]}}, entries: [ ]}\n`
    expect(addEntries(braces, 'x.yaml', 'a', ['g', 'h i'])).toBe(braces.replace('[c]} }', '[c]} }, entries: [g, h i]'))
    expect(addEntries(braces, 'x.yaml', 'd', ['g'])).toBe(braces.replace('[ ]', '[g ]'))
    expect(addEntries(braces, 'x.yaml', 'd/e', ['g'])).toBe(braces.replace('[f]', '[f, g]'))
  })

  it('refuses what is no entry, what stands there already, an unknown concept, and a key without a list in braces', () => {
    expect(() => addEntries(text, 'x.yaml', 'goal/norms', ['norm'])).toThrow(LexiconError)
    expect(() => addEntries(text, 'x.yaml', 'goal/norms', ['*'])).toThrow(/^x\.yaml:14:12: /)
    expect(() => addEntries(text, 'x.yaml', 'goal/nothing', ['a'])).toThrow(/has no concept goal\/nothing/)
    const without = text
      .replace('    label: Goals\n', '')
      .replace('goal:   # the goals', 'goal: { entries: , concepts: { a: { entries: [b] } } }\n  goals:')
    expect(() => addEntries(without, 'x.yaml', 'goal', ['a'])).toThrow(/without a list/)
  })

  it('adds to every concept of the shipped lexicon nothing but lines', () => {
    const shipped = readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8')
    const { concepts } = parseLexicon(shipped)
    for (const { id } of concepts) {
      const edited = addEntries(shipped, 'shipped.yaml', id, ['a word of its own', 'and: another'])
      expect(inserted(shipped, edited).filter((line) => line.trim() !== 'entries:').length, id).toBe(2)
      expect(idsOf(edited, id)).toEqual(expect.arrayContaining(['a word of its own', 'and: another']))
    }
  })

  it('writes any text that is an entry so that it is read again as it was', () => {
    const word = fc.stringMatching(/^[a-z]{2,6}$/)
    const entry = fc
      .tuple(word, fc.constantFrom(' ', '-', ': ', ' # ', ', ', "' ", ' & ', '; '), word)
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('goal/norms', 'goal/listed'),
        (entries, concept) => {
          let edited: string
          try {
            edited = addEntries(text, 'x.yaml', concept, entries)
          } catch (error) {
            if (error instanceof LexiconError) return
            throw error
          }
          expect(idsOf(edited, concept)).toEqual(expect.arrayContaining(entries))
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
    )
  })
})
