import type { Concept, Entry, EntryPattern } from './lexicon.js'
import { conceptsIn } from './query.js'

/** How many concepts may stand on one another through `<concept="..."/>`. */
export const deepestReference = 8

/** Which entries must be found before which. */
export interface ReferenceLevels {
  /**
   * For each pattern of each entry how many rounds of matching go before it: 0 where it stands on no concept, and one more
   * than any entry of the concepts it stands on otherwise.
   */
  levelOf(pattern: EntryPattern): number
  /** The same for an entry with its conditions: the highest of its patterns. */
  levelOfEntry(entry: Pick<Entry, 'pattern' | 'unless' | 'near'>): number
  /** Entries that stand on themselves, or on more concepts in a row than {@link deepestReference}; ascending. */
  readonly circular: readonly number[]
}

/** Orders entries by the concepts that their queries stand on. `concept` of an entry is an index into `concepts`. */
export function referenceLevels(
  concepts: readonly Pick<Concept, 'id' | 'parent'>[],
  entries: readonly Pick<Entry, 'concept' | 'pattern' | 'unless' | 'near'>[],
): ReferenceLevels {
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]))
  const parents = concepts.map(({ parent }) => (parent === null ? undefined : numbers.get(parent)))
  /** Level from which on all mentions of a concept are known. */
  const known = new Int32Array(concepts.length)
  const levelOf = (pattern: EntryPattern): number => {
    if (pattern.kind === 'phrase') return 0
    let level = 0
    for (const id of conceptsIn(pattern.query)) level = Math.max(level, 1 + (known[numbers.get(id) ?? -1] ?? 0))
    return level
  }
  const highest = (patterns: readonly EntryPattern[]) =>
    patterns.reduce((level, pattern) => Math.max(level, levelOf(pattern)), 0)
  const referring = entries.flatMap((entry, number) => {
    const queries = patternsOf(entry).filter(
      (pattern) => pattern.kind === 'query' && conceptsIn(pattern.query).length > 0,
    )
    return queries.length === 0 ? [] : [{ number, concept: entry.concept, queries }]
  })
  // A circle would rise for ever: one level more than allowed is enough to know it by.
  const top = deepestReference + 1
  let hasMoved = true
  while (hasMoved) {
    hasMoved = false
    for (const { concept, queries } of referring) {
      const level = Math.min(top, highest(queries))
      for (let above: number | undefined = concept; above !== undefined; above = parents[above]) {
        if ((known[above] as number) >= level) continue
        known[above] = level
        hasMoved = true
      }
    }
  }
  const circular = referring.filter(({ queries }) => highest(queries) >= top).map(({ number }) => number)
  return { levelOf, levelOfEntry: (entry) => highest(patternsOf(entry)), circular }
}

/** All patterns of an entry: its own, and those of its conditions. */
export function patternsOf({ pattern, unless, near }: Pick<Entry, 'pattern' | 'unless' | 'near'>): EntryPattern[] {
  return [pattern, ...unless, ...(near?.patterns ?? [])]
}
