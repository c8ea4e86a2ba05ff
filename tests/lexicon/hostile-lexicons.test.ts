import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import { checkLexicon } from '../../src/lexicon/check-lexicon.js'
import { exportDictionary, importDictionary } from '../../src/lexicon/convert.js'
import { childConcepts } from '../../src/lexicon/lexicon.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { createMatcher } from '../../src/matching/matcher.js'
import { PlainTerms, plainTokens } from '../matching/plain-tokens.js'

const forms = englishWordForms()
const numbered = <Value>(count: number, make: (number: number) => Value) =>
  Array.from({ length: count }, (_, number) => make(number))
const lexiconOf = (entries: readonly string[]) =>
  parseLexicon(`title: T\nconcepts:\n  a:\n    entries: [${entries.join(', ')}]\n  b: { entries: [law] }\n`)
const mentionsIn = (text: string, lexicon: ReturnType<typeof lexiconOf>) => {
  const terms = new PlainTerms()
  return createMatcher(lexicon, forms).match(plainTokens(text, terms), terms).count
}

describe('a lexicon that is as large as it may be', () => {
  it('may have 130,000 conditions on one entry', () => {
    const lexicon = lexiconOf([`{ entry: rule, unless: [w, '<concept="b"/> []'] }`])
    const entries = lexicon.entries.map((entry) => ({
      ...entry,
      unless: entry.unless.flatMap((pattern) => numbered(65_000, () => pattern)),
    }))
    expect(mentionsIn('rule of law rule', { ...lexicon, entries })).toBe(2)
  })

  it('may have 20,000 wildcards of one beginning in one concept, of which the check tells that they are idle', () => {
    const lexicon = lexiconOf(["'ru*'", ...numbered(20_000, (number) => `'ru*${number}'`), `'"rules"'`])
    expect(mentionsIn('rule 7, ru7, ru17', lexicon)).toBe(3)
    const idle = checkLexicon(lexicon, forms).filter(({ kind }) => kind === 'swallowed')
    expect(idle.map(({ entry }) => entry)).toEqual(['"rules"'])
  })

  it('may have 20,000 phrases with the same first word', () => {
    const lexicon = lexiconOf(numbered(20_000, (number) => `the w${number}`).concat(`'"the" w7'`))
    const idle = checkLexicon(lexicon, forms).filter(({ kind }) => kind === 'swallowed')
    expect(idle.map(({ entry }) => entry)).toEqual(['"the" w7'])
  })

  it('may have 10,000 concepts side by side, which are written for other tools one by one', () => {
    const lines = numbered(10_000, (number) => `  c${number}:\n    label: Same\n    entries: [rule]`)
    const lexicon = parseLexicon(`title: T\nconcepts:\n${lines.join('\n')}\n`)
    expect(childConcepts(lexicon, null)).toHaveLength(10_000)
    for (const { id } of lexicon.concepts) expect(childConcepts(lexicon, id)).toEqual([])
    expect(exportDictionary(lexicon, 'quanteda').text).toContain('Same 10000:')
  })

  it.each(['yoshikoder', 'lexicoder2'] as const)('is refused where it comes from %s with more', (format) => {
    const nodes = numbered(130_000, (number) => `<cnode><pnode name="${number}"/></cnode>`)
    const file = `<dictionary name="d"><cnode name="top">${nodes.join('')}</cnode></dictionary>`
    expect(() => importDictionary(file, format, 'd.xml')).toThrow(
      /d.xml as a lexicon:1:1: the file has .*; a lexicon is smaller/,
    )
  })

  it('is refused where a path of categories has 100,000 names', () => {
    const file = `concept,entry\n${'a/'.repeat(100_000)},rule\n`
    expect(() => importDictionary(file, 'csv', 'd.csv')).toThrow('d.csv:2:1: categories stand more than 32 deep')
  })
})

describe('an entry that asks for a lot', () => {
  it('is matched in time that grows with its length and that of the word where it is all wildcards', () => {
    const glob = `${'a*'.repeat(499)}b`
    expect(mentionsIn(`${'a'.repeat(100_000)} ${'a'.repeat(1000)}b`, lexiconOf([`'${glob}'`]))).toBe(1)
  })

  it('is refused with more than four hyphens, since each doubles the ways to write it', () => {
    expect(() => lexiconOf(['a-b-c-d-e-f'])).toThrow('the entry has 5 hyphens and at most 4 are allowed')
    expect(() => lexiconOf([numbered(400, () => 'a').join('-')])).toThrow('at most')
    expect(mentionsIn('ab-c d-e, abcde, a b c d e', lexiconOf(['a-b-c-d-e']))).toBe(3)
  })
})
