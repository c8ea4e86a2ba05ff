import type { MentionFrame } from '../analysis/frame.js'
import type { Lexicon } from '../lexicon/lexicon.js'

/** The concepts and entries of a lexicon as questions to a store name them, without having been written into one. */
export function frameOf({ concepts, entries }: Lexicon): MentionFrame {
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]))
  return {
    concepts: concepts.map(({ id, parent, label }) => ({
      concept: id,
      parent: parent === null ? -1 : (numbers.get(parent) ?? -1),
      label,
    })),
    entries: entries.map(({ concept, id }) => ({ concept, entry: id })),
  }
}
