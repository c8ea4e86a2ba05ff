import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTagger } from '../../src/language/tag.js'
import { englishWordForms } from '../../src/language/word-forms.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { createMatcher } from '../../src/matching/matcher.js'

const page = readFileSync('src/lexicon/README.md', 'utf8')
const tagger = createTagger()
const wordForms = englishWordForms()

/** The rows of all tables with an entry, a text and what matches. */
const examples = [...page.matchAll(/^\| entry \| in the text \| matches \|\n\|---\|---\|---\|\n((?:\|.*\n)+)/gm)]
  .flatMap(([, rows = '']) => rows.trim().split('\n'))
  .map((row) => {
    const [, entry = '', text = '', matches = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return {
      entry: entry.replace(/^`|`$/g, '').replaceAll('\\|', '|'),
      text,
      matches: [...matches.matchAll(/`([^`]+)`/g)].map(([, words]) => words),
    }
  })

describe('the specification of the pattern language', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(30)
  })

  it.each(examples)('says what $entry matches in: $text', ({ entry, text, matches }) => {
    const lexicon = parseLexicon(`title: T\nconcepts:\n  c:\n    entries:\n      - ${entry}\n`)
    const paragraph = { start: 0, end: text.length, zone: 'body', page: 0 } as const
    const tokens = tagger.tag({ text, paragraphs: [paragraph] })
    const mentions = createMatcher(lexicon, wordForms).match(tokens, tagger.terms)
    const found = Array.from(mentions.start, (start, mention) => text.slice(start, mentions.end[mention]))
    expect(found).toEqual(matches)
  })
})
