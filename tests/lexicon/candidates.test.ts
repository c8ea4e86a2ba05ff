import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import {
  inflectedTexts,
  isNewEntry,
  knownPatterns,
  lexiconOfCandidates,
  misspeltTexts,
  synonymTexts,
} from '../../src/lexicon/candidates.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const { entries } = parseLexicon(
  `title: x\nconcepts:\n  a:\n    entries: [cyber sovereignty, '"treaty"', 'glob*', '[lemma="x"]', super-power]`,
)
const forms = englishWordForms()

describe('candidates for a concept', () => {
  it('put a word one letter otherwise into its entry, and leave forms of the word out', () => {
    const vocabulary = ['sovereignity', 'sovereignties', 'cyber', 'powre', 'treaties', 'tower']
    expect(misspeltTexts(entries, vocabulary, forms)).toEqual([
      { text: 'cyber sovereignity', of: 'cyber sovereignty' },
      { text: 'super tower', of: 'super-power' },
    ])
  })

  it('are other forms only of what is matched in one form', () => {
    expect(inflectedTexts(entries, ['treaties', 'sovereignties', 'treaty'], forms)).toEqual([
      { text: 'treaties', of: '"treaty"' },
    ])
  })

  it('are synonyms of whole entries, not of wildcards and queries', async () => {
    const asked: string[] = []
    const finder = {
      async synonymsOf(phrase: string) {
        asked.push(phrase)
        return phrase === 'treaty' ? ['pact', 'accord'] : []
      },
    }
    expect(await synonymTexts(entries, finder)).toEqual([
      { text: 'pact', of: '"treaty"' },
      { text: 'accord', of: '"treaty"' },
    ])
    expect(asked.sort()).toEqual(['cyber sovereignty', 'super power', 'treaty'])
  })

  it('are new where no entry has their pattern, and all entries of a lexicon to find them with', () => {
    const known = knownPatterns(entries)
    expect(isNewEntry('Cyber  Sovereignty', known)).toBe(false)
    expect(isNewEntry('pact', known)).toBe(true)
    expect(isNewEntry('*', known)).toBe(false)
    expect(lexiconOfCandidates(['pact', '*', 'accord']).entries.map(({ id }) => id)).toEqual(['pact', 'accord'])
  })
})
