import { childConcepts, type Lexicon } from '../../lexicon/lexicon.js'
import { type OverlapPolicy, overlapPolicies } from '../../matching/policies.js'
import { lexiconFor } from '../lexicon-of-run.js'
import { openResults } from '../open-results.js'
import { parseZones } from '../parse-zones.js'
import { byConcept, countMentions } from './count-mentions.js'

/** What a concept counts under each policy, its children included. */
export interface ConceptUnderPolicies {
  readonly concept: string
  readonly label: string
  /** How many concepts it lies below. */
  readonly depth: number
  readonly counts: {
    readonly [Overlap in OverlapPolicy]: { readonly flag: number; readonly exclude: number; readonly only: number }
  }
}

/**
 * What each concept of a lexicon counts in the stored tokens of a run under every policy, in the order of the lexicon.
 * Nothing is written.
 *
 * @throws {UsageError} where there is no store or lexicon, or a zone is not known.
 */
export async function comparePolicies(options: {
  readonly store: string
  /** File of the lexicon. Default: the one of the store's last run. */
  readonly lexicon?: string
  readonly zones?: readonly string[]
}): Promise<ConceptUnderPolicies[]> {
  const zones = parseZones(options.zones)
  const store = await openResults(options.store)
  try {
    const lexicon = await lexiconFor(store, options.lexicon)
    const policies = overlapPolicies.map((overlap) => ({ overlap, negation: 'flag' as const }))
    const counted = await countMentions(store, lexicon, policies, zones)
    const sums = counted.map(({ frequency, negated }) => [byConcept(lexicon, frequency), byConcept(lexicon, negated)])
    const countsOf = (overlap: OverlapPolicy, concept: number) => {
      const [all, negated] = sums[overlapPolicies.indexOf(overlap)] ?? []
      const flag = all?.[concept] ?? 0
      // Negation is looked at last: what is left out and what alone is left are parts of the same mentions.
      const only = negated?.[concept] ?? 0
      return { flag, exclude: flag - only, only }
    }
    return inOrder(lexicon).map(({ number, depth }) => ({
      concept: lexicon.concepts[number]?.id ?? '',
      label: lexicon.concepts[number]?.label ?? '',
      depth,
      counts: {
        'per-concept': countsOf('per-concept', number),
        global: countsOf('global', number),
        all: countsOf('all', number),
      },
    }))
  } finally {
    await store.close()
  }
}

/** The concepts as the lexicon lays them out, a parent before its children. */
export function inOrder(lexicon: Lexicon): { readonly number: number; readonly depth: number }[] {
  const numbers = new Map(lexicon.concepts.map(({ id }, number) => [id, number]))
  const below = (id: string | null, depth: number): { number: number; depth: number }[] =>
    childConcepts(lexicon, id).flatMap((child) => [
      { number: numbers.get(child.id) ?? 0, depth },
      ...below(child.id, depth + 1),
    ])
  return below(null, 0)
}
