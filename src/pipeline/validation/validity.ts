import { UsageError } from '../../problems/problem.js'
import type { Store } from '../../store/store.js'
import { readValidity, recordTried } from '../../validation/stamp.js'
import type { Validity } from '../../validation/validity.js'
import type { Plan } from '../plan.js'
import { corpusFingerprint } from '../run-record.js'
import { writeValidity } from './write-validity.js'

/** Whether the numbers that a plan gives over a store were validated: for every page, table and figure that shows them. */
export async function validityOf(store: Store, plan: Pick<Plan, 'fingerprints'>): Promise<Validity> {
  return readValidity(store, { corpus: await corpusFingerprint(store), lexicon: plan.fingerprints.lexicon })
}

/** The same of the mentions that a store holds, whatever lexicon they were found with. */
export async function storedValidity(store: Store): Promise<Validity> {
  const [row] = await store.rows('select lexicon_plan from store')
  return readValidity(store, { corpus: await corpusFingerprint(store), lexicon: String(row?.[0]) })
}

/**
 * Counts the lexicon of a run among those tried on its documents, logs what is accepted although it is unreliable, and writes the
 * stamp beside the tables.
 *
 * @throws {UsageError} where a concept to be accepted is not in the lexicon.
 */
export async function stampRun(store: Store, plan: Plan, out: string, accepted: readonly string[]): Promise<Validity> {
  for (const concept of accepted) {
    if (plan.lexicon.concepts.some(({ id }) => id === concept)) continue
    throw new UsageError(`--accept-unreliable: the lexicon has no concept ${concept}.`)
  }
  const validated = { corpus: await corpusFingerprint(store), lexicon: plan.fingerprints.lexicon }
  await recordTried(store, validated, [...new Set(accepted)])
  const validity = await validityOf(store, plan)
  await writeValidity(out, validity)
  return validity
}
