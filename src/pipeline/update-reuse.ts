import { findReuse } from '../analysis/find-reuse.js'
import type { Frame } from '../analysis/frame.js'
import { fingerprint } from './fingerprint.js'
import type { Plan } from './plan.js'

/** Finds reused passages again where the documents, their dates or the counted zones have changed since the last time. */
export async function updateReuse({ store, duplicates }: Frame, plan: Plan): Promise<void> {
  const documents = await store.rows(`
    select d.id, d.document, d.date, d.status, s.sha256
    from documents d join sources s on s.id = d.source order by d.id`)
  const current = fingerprint({ documents, duplicates, zones: plan.zones, language: plan.fingerprints.language })
  const [stored] = await store.rows('select reuse_plan from store')
  if (stored?.[0] === current) return
  // A run that is killed in between must not leave the passages of one corpus under the key of another.
  await store.run("update store set reuse_plan = ''")
  await findReuse(store)
  await store.run('update store set reuse_plan = ?', [current])
}
