import type { Entry, Lexicon } from '../../lexicon/lexicon.js'
import { defaultPolicies } from '../../matching/policies.js'
import { type LexiconOrStore, withLexicon } from '../lexicon-of-run.js'
import { parseZones } from '../parse-zones.js'
import { inOrder } from './compare-policies.js'
import { byConcept, countMentions, type EntryCounts } from './count-mentions.js'

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
export async function showLexicon(
  options: LexiconOrStore & { readonly zones?: readonly string[] },
): Promise<ShownLexicon> {
  return withLexicon(options, async (lexicon, store) => {
    const zones = parseZones(options.zones)
    const [counts] = store === null ? [] : await countMentions(store, lexicon, [defaultPolicies], zones)
    return laidOut(lexicon, counts)
  })
}

function laidOut(lexicon: Lexicon, counts: EntryCounts | undefined): ShownLexicon {
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
