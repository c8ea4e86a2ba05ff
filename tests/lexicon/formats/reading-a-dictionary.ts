import { type DictionaryFormat, importDictionary } from '../../../src/lexicon/convert.js'
import { childConcepts, type Lexicon } from '../../../src/lexicon/lexicon.js'

/** Labels of a lexicon with the entries below each, as plain data to compare. */
export type Shape = { [label: string]: readonly string[] | Shape | [entries: readonly string[], below: Shape] }

/** The concepts of a lexicon by label, in the order of the file. */
export function shapeOf(lexicon: Lexicon, parent: string | null = null): Shape {
  return Object.fromEntries(
    childConcepts(lexicon, parent).map((concept) => {
      const entries = lexicon.entries
        .filter((entry) => lexicon.concepts[entry.concept] === concept)
        .sort((a, b) => a.line - b.line)
        .map((entry) => entry.id)
      const below = shapeOf(lexicon, concept.id)
      if (Object.keys(below).length === 0) return [concept.label, entries]
      return [concept.label, entries.length === 0 ? below : [entries, below]]
    }),
  )
}

/** Reads a dictionary and gives what a test wants to see of it. */
export function read(format: DictionaryFormat, lines: readonly string[] | string, file = 'test') {
  const imported = importDictionary(typeof lines === 'string' ? lines : lines.join('\n'), format, file)
  return {
    ...imported,
    shape: shapeOf(imported.lexicon),
    losses: imported.losses.map(({ kind, line, concept, entry }) => ({ kind, line, concept, entry })),
    messages: imported.losses.map(({ what }) => what),
  }
}
