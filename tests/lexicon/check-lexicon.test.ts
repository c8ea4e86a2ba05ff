import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import { checkLexicon } from '../../src/lexicon/check-lexicon.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const described = 'definition: D\n    source: S\n    entries:'
const found = (text: string) => checkLexicon(parseLexicon(`title: T\nconcepts:\n${text}`), englishWordForms())
const kinds = (text: string) => found(text).map(({ line, kind, entry }) => `${line} ${kind} ${entry ?? ''}`.trim())

describe('the check of a lexicon without texts', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(found(`  a:\n    ${described} [cyber sovereignty, '"rules" of the road', 'norm-sett*']\n`)).toEqual([])
  })

  it('names concepts without definition or source', () => {
    expect(kinds('  a:\n    entries: [norm]\n')).toEqual(['3 no-definition', '3 no-source'])
    expect(kinds('  a:\n    source: S\n    entries: [norm]\n')).toEqual(['3 no-definition'])
  })

  it('names an entry that stands in two concepts, at its second place', () => {
    const [finding, ...more] = found(`  a:\n    ${described} [norm]\n  b:\n    ${described} [norm]\n`)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ line: 10, column: 15, kind: 'two-concepts', concept: 'b', entry: 'norm' })
    expect(finding?.message).toContain('stands in `a` too (line 6)')
  })

  it('names acronyms that match a common word, and no others', () => {
    expect(kinds(`  a:\n    ${described} [US, NATO, '"IT"', { entry: WHO, match: surface, case: exact }]\n`)).toEqual([
      '6 acronym US',
      '6 acronym "IT"',
    ])
  })

  it('does not tell to remove an entry and to rewrite it, nor to move it', () => {
    expect(kinds(`  a:\n    ${described} [it, '"IT"']\n  b:\n    ${described} ['"IT"']\n`)).toEqual([
      '6 swallowed "IT"',
      '10 acronym "IT"',
      '10 two-concepts "IT"',
    ])
  })

  it('does not tell to remove an entry for one that should match less', () => {
    expect(kinds(`  a:\n    ${described} [US, '"us"']\n`)).toEqual(['6 acronym US'])
  })

  it('tells to remove entries for one that stays, however many there are between', () => {
    const findings = found(`  a:\n    ${described} [norm, '"norms"', { entry: norms, case: exact }]\n`)
    expect(findings.map(({ message }) => message)).toEqual([
      '`"norms"` adds nothing: whatever it matches, `norm` (line 6) matches too. Remove it.',
      '`norms` adds nothing: whatever it matches, `norm` (line 6) matches too. Remove it.',
    ])
  })

  it('gives each finding its place and what to do', () => {
    const [finding] = found(`  a:\n    ${described}\n      - IT\n`)
    expect(finding).toMatchObject({ line: 7, column: 9, severity: 'warning', concept: 'a' })
    expect(finding?.message).toBe('`IT` matches the word "it" too. Write { entry: IT, match: surface, case: exact }.')
  })
})
