import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import {
  inflectedTexts,
  isNewEntry,
  knownPatterns,
  lexiconOfCandidates,
  synonymTexts,
} from '../../src/lexicon/candidates.js'
import { defaultEntryOptions } from '../../src/lexicon/entry-options.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

const { entries } = parseLexicon(
  `title: x\nconcepts:\n  a:\n    entries: [cyber sovereignty, '"treaty"', 'glob*', '[lemma="x"]', super-power]`,
)
const forms = englishWordForms()

describe('candidates for a concept', () => {
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

  it('are synonyms in the order of the entries, whichever is found first', async () => {
    const names = Array.from({ length: 40 }, (_, number) => `word${10 + number}`)
    const lexicon = parseLexicon(`title: x\nconcepts:\n  a:\n    entries: [${names.join(', ')}]`)
    let open = 0
    let mostOpen = 0
    const finder = {
      async synonymsOf(phrase: string) {
        open += 1
        mostOpen = Math.max(mostOpen, open)
        for (let turn = 0; turn < 60 - Number(phrase.slice(4)); turn += 1) await Promise.resolve()
        open -= 1
        return [`like ${phrase}`]
      },
    }
    expect(await synonymTexts(lexicon.entries, finder)).toEqual(
      names.map((name) => ({ text: `like ${name}`, of: name })),
    )
    expect(mostOpen).toBe(16)
  })

  it('are new where no entry has their pattern, and all entries of a lexicon to find them with', () => {
    const known = knownPatterns(entries)
    expect(isNewEntry('Cyber  Sovereignty', known, defaultEntryOptions)).toBe(false)
    expect(isNewEntry('pact', known, defaultEntryOptions)).toBe(true)
    expect(isNewEntry('*', known, defaultEntryOptions)).toBe(false)
    const ofTexts = lexiconOfCandidates(['pact', '*', 'accord'], defaultEntryOptions)
    expect(ofTexts.entries.map(({ id }) => id)).toEqual(['pact', 'accord'])
  })

  it('are new, and found, under the options that hold where they would stand', () => {
    const exact = { ...defaultEntryOptions, match: 'surface', case: 'exact' } as const
    expect(isNewEntry('cyber sovereignty', knownPatterns(entries), exact)).toBe(true)
    expect(lexiconOfCandidates(['pact'], exact).entries[0]?.pattern).toMatchObject({
      sequences: [[{ kind: 'exact', word: 'pact' }]],
    })
  })
})
