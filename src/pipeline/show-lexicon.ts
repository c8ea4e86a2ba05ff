import type { Entry, Lexicon } from '../lexicon/lexicon.js'
import { defaultPolicies } from '../matching/policies.js'
import { inOrder } from './compare-policies.js'
import { byConcept, countMentions } from './count-mentions.js'
import { openResults } from './open-results.js'
import { parseZones, readLexicon } from './plan.js'

/** A concept of a lexicon with its entries, and what they count where a store was named. */
export interface ShownConcept {
  readonly concept: string
  readonly label: string
  /** How many concepts it lies below. */
  readonly depth: number
  readonly definition: string | null
  readonly source: string | null
  /** Mentions, those of the concepts below it too. */
  readonly frequency: number | null
  /** In the order of the file. */
  readonly entries: readonly {
    readonly entry: string
    readonly note: string | null
    readonly frequency: number | null
    readonly documents: number | null
  }[]
}

type NumberedEntry = Entry & { readonly number: number }

/** A lexicon laid out to be read. */
export interface ShownLexicon {
  readonly title: string
  readonly version: string | null
  readonly concepts: readonly ShownConcept[]
}

/**
 * The tree of a lexicon in the order of its file; with the store of a run also what each entry and concept counts in it.
 * Nothing is written.
 */
export async function showLexicon(options: {
  readonly lexicon: string
  readonly store?: string
  readonly zones?: readonly string[]
}): Promise<ShownLexicon> {
  const lexicon = await readLexicon(options.lexicon)
  const counts = options.store === undefined ? undefined : await countsIn(options.store, lexicon, options.zones)
  const sums = counts === undefined ? undefined : byConcept(lexicon, counts.frequency)
  const entries = lexicon.concepts.map((): NumberedEntry[] => [])
  for (const [number, entry] of lexicon.entries.entries()) entries[entry.concept]?.push({ ...entry, number })
  return {
    title: lexicon.title,
    version: lexicon.version,
    concepts: inOrder(lexicon).flatMap(({ number, depth }) => {
      const concept = lexicon.concepts[number]
      if (concept === undefined) return []
      return {
        concept: concept.id,
        label: concept.label,
        depth,
        definition: concept.definition,
        source: concept.source,
        frequency: sums?.[number] ?? null,
        entries: (entries[number] ?? [])
          .sort((a, b) => a.line - b.line || a.column - b.column)
          .map((entry) => ({
            entry: entry.id,
            note: entry.note,
            frequency: counts?.frequency[entry.number] ?? null,
            documents: counts?.documents[entry.number] ?? null,
          })),
      }
    }),
  }
}

async function countsIn(path: string, lexicon: Lexicon, zones: readonly string[] | undefined) {
  const counted = parseZones(zones)
  const store = await openResults(path)
  try {
    const [counts] = await countMentions(store, lexicon, [defaultPolicies], counted)
    return counts
  } finally {
    await store.close()
  }
}
