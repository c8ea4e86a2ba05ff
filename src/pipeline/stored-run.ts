import { type Zone, zones } from '../documents/document.js'
import { defaultPolicies, type MatchingPolicies } from '../matching/policies.js'
import { UsageError } from '../problems/problem.js'
import type { Store } from '../store/store.js'

/** How the last run over a store counted. */
export interface StoredRun {
  readonly zones: readonly Zone[]
  readonly countReused: 'all' | 'once'
  readonly policies: MatchingPolicies
}

/** @throws {UsageError} where no run over the store has come to its end. */
export async function storedRun(store: Store): Promise<StoredRun> {
  const [row] = await store.rows('select plan from plans order by rowid desc limit 1')
  if (row === undefined) {
    throw new UsageError('No run over this store has come to its end. Run "tallyrand analyze" again, to its end.')
  }
  const plan = JSON.parse(row[0] as string) as Partial<StoredRun & MatchingPolicies>
  return {
    zones: plan.zones ?? zones,
    countReused: plan.countReused ?? 'all',
    policies: {
      overlap: plan.overlap ?? defaultPolicies.overlap,
      negation: plan.negation ?? defaultPolicies.negation,
    },
  }
}
