import type { Unit } from '../analysis/units.js'
import { type Zone, zones } from '../documents/document.js'
import { defaultPolicies, type MatchingPolicies } from '../matching/policies.js'
import { UsageError } from '../problems/problem.js'
import { defaultResampling, type Resampling } from '../statistics/ratio.js'
import type { Store } from '../store/store.js'
import { lexiconFor } from './lexicon-of-run.js'
import { mentionsFingerprint, type Plan } from './plan.js'

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
  const plan = (await lastPlan(store)) as Partial<StoredRun & MatchingPolicies>
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

/**
 * The plan of the last run over a store, with its lexicon.
 *
 * @param file of the lexicon. Default: the one that the store keeps
 * @throws {UsageError} where no run has come to its end, or the mentions of the store were found by another lexicon.
 */
export async function storedPlan(store: Store, file?: string): Promise<Plan> {
  const { policies, ...run } = await storedRun(store)
  const plan = (await lastPlan(store)) as Omit<Plan, 'lexicon'>
  const lexicon = await lexiconFor(store, file)
  const counted = await lexiconOfMentions(store)
  if (counted !== plan.fingerprints.lexicon)
    throw new UsageError('The last run over this store was stopped. Run "tallyrand analyze" again, to its end.')
  if (counted !== mentionsFingerprint(lexicon, policies))
    throw new UsageError(
      `${file ?? 'The lexicon in it'} is not the lexicon that the store was counted with, or has been edited since. Name the right one with --lexicon, or run "tallyrand analyze" again.`,
    )
  return { ...plan, ...run, ...policies, lexicon }
}

/** Fingerprint of the lexicon that all mentions of the store were found with; undefined where some documents have not been matched. */
export async function lexiconOfMentions(store: Store): Promise<string | undefined> {
  const [row] = await store.rows(
    'select lexicon_plan from store where matched_to > (select coalesce(max(id), -1) from documents)',
  )
  return row?.[0] as string | undefined
}

async function lastPlan(store: Store): Promise<unknown> {
  const [row] = await store.rows('select plan from plans order by rowid desc limit 1')
  if (row === undefined)
    throw new UsageError('No run over this store has come to its end. Run "tallyrand analyze" again, to its end.')
  return JSON.parse(row[0] as string)
}
