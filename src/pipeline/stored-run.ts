import type { Unit } from '../analysis/units.js'
import { type Zone, zones } from '../documents/document.js'
import { defaultPolicies, type MatchingPolicies } from '../matching/policies.js'
import { UsageError } from '../problems/problem.js'
import { defaultResampling, type Resampling } from '../statistics/ratio.js'
import type { Store } from '../store/store.js'

/** How the last run over a store counted. */
export interface StoredRun {
  readonly zones: readonly Zone[]
  readonly countReused: 'all' | 'once'
  readonly policies: MatchingPolicies
  /** The first is the one of the tables that have only one. */
  readonly units: readonly Unit[]
  readonly resampling: Resampling
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
    units: plan.units ?? ['sentence'],
    resampling: plan.resampling ?? defaultResampling,
    policies: {
      overlap: plan.overlap ?? defaultPolicies.overlap,
      negation: plan.negation ?? defaultPolicies.negation,
    },
  }
}
