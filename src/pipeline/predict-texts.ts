import { normaliseLine } from '../documents/normalise-text.js'
import { createTagger } from '../language/tag.js'
import { englishWordForms } from '../language/word-forms.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { createMatcher } from '../matching/matcher.js'

/** The units in whose texts a lexicon finds each concept or one below it, by id of the concept. Texts are taken as body, one unit each. */
export function predictTexts(lexicon: Lexicon, texts: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const tagger = createTagger()
  const matcher = createMatcher(lexicon, englishWordForms())
  const found = new Map<string, Set<string>>(lexicon.concepts.map(({ id }) => [id, new Set()]))
  const parents = new Map(lexicon.concepts.map(({ id, parent }) => [id, parent]))
  for (const [unit, raw] of texts) {
    const text = normaliseLine(raw.replaceAll(/\s+/g, ' ')).trim()
    if (text === '') continue
    const paragraphs = [{ start: 0, end: text.length, zone: 'body' as const, page: 0 }]
    const mentions = matcher.match(tagger.tag({ text, paragraphs }), tagger.terms)
    for (const entry of mentions.entry) {
      const concept = lexicon.concepts[lexicon.entries[entry]?.concept ?? -1]?.id ?? null
      for (let id: string | null = concept; id !== null; id = parents.get(id) ?? null) found.get(id)?.add(unit)
    }
  }
  return found
}
