import { normaliseLine } from '../../documents/normalise-text.js'
import { createTagger } from '../../language/tag.js'
import { englishWordForms } from '../../language/word-forms.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { createMatcher } from '../../matching/matcher.js'
import type { FoundEntry } from '../../validation/machine-units.js'

/** The entries of a lexicon that are found in each text, by unit, in the order of the lexicon. Texts are taken as body, one unit each. */
export function predictTexts(lexicon: Lexicon, texts: ReadonlyMap<string, string>): Map<string, FoundEntry[]> {
  const tagger = createTagger()
  const matcher = createMatcher(lexicon, englishWordForms())
  const found = new Map<string, FoundEntry[]>()
  for (const [unit, raw] of texts) {
    const text = normaliseLine(raw.replaceAll(/\s+/g, ' ')).trim()
    if (text === '') continue
    const paragraphs = [{ start: 0, end: text.length, zone: 'body' as const, page: 0 }]
    const mentions = matcher.match(tagger.tag({ text, paragraphs }), tagger.terms)
    const numbers = [...new Set(mentions.entry)].sort((a, b) => a - b)
    found.set(
      unit,
      numbers.map((number) => {
        const { concept = -1, id = '' } = lexicon.entries[number] ?? {}
        return { concept: lexicon.concepts[concept]?.id ?? '', entry: id }
      }),
    )
  }
  return found
}
