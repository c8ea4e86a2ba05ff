import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { findSwallowed } from '../../src/lexicon/swallowed-entries.js'
import { createMatcher } from '../../src/matching/matcher.js'
import { PlainTerms, plainTokens } from '../matching/plain-tokens.js'

const forms = englishWordForms()
const lexiconOf = (entries: readonly string[]) =>
  parseLexicon(`title: T\nconcepts:\n  a:\n    entries:\n${entries.map((entry) => `      - ${entry}\n`).join('')}`)
const swallowed = (...entries: string[]) =>
  findSwallowed(lexiconOf(entries), forms).map(({ entry, by }) => `${entry.id} < ${by.id}`)

describe('an entry that another one makes idle', () => {
  it('is one whose words have only forms that the other has too', () => {
    expect(swallowed('norm', '\'"norms"\'')).toEqual(['"norms" < norm'])
    expect(swallowed('standardise', 'standardize')).toEqual(['standardize < standardise'])
    expect(swallowed('cyber-attack', 'cyber attack')).toEqual(['cyber attack < cyber-attack'])
    expect(swallowed("'norm*'", '\'"normative"\'')).toEqual(['"normative" < norm*'])
    expect(swallowed('{ entry: US, case: exact, match: surface }', '\'"us"\'')).toEqual(['US < "us"'])
  })

  it('is none that matches something of its own', () => {
    expect(swallowed('norm', 'rule')).toEqual([])
    expect(swallowed('norm', 'international norm')).toEqual([])
    expect(swallowed('cyber attack', 'cyber-attacker')).toEqual([])
    expect(swallowed('norm', '{ entry: \'"norms"\', hyphens: whole }')).toEqual(['"norms" < norm'])
    expect(swallowed('{ entry: norm, hyphens: whole }', '\'"norms"\'')).toEqual([])
    expect(swallowed("{ entry: norm, unless: 'norm of law' }", '\'"norms"\'')).toEqual([])
    expect(swallowed('norm', "'norm*'")).toEqual([])
  })

  it('adds no mention to any text', () => {
    const words = [
      'norm',
      'norms',
      '"norms"',
      'norm*',
      'rule',
      '"Rule"',
      'rule of norm',
      'rules of norms',
      'norm-rule',
      'norm rule',
      '"norm" rule',
    ]
    const text =
      'norm norms Norms normative rule Rules rule of norm rules of norms norm-rule norms rules NORM RULE rule-of-norms'
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 5 }), (chosen) => {
        let lexicon: ReturnType<typeof lexiconOf>
        try {
          lexicon = lexiconOf(chosen.map((entry) => `'${entry}'`))
        } catch {
          return
        }
        const idle = new Set(findSwallowed(lexicon, forms).map(({ entry }) => entry.id))
        const covered = (ids: (id: string) => boolean) => {
          const terms = new PlainTerms()
          const tokens = plainTokens(text, terms)
          const kept = { ...lexicon, entries: lexicon.entries.filter(({ id }) => ids(id)) }
          const { count, start, end } = createMatcher(kept, forms).match(tokens, terms)
          return Array.from({ length: count }, (_, at) => `${start[at]}-${end[at]}`)
        }
        for (const id of idle) expect(covered((each) => each !== id)).toEqual(covered(() => true))
      }),
    )
  })
})
