import { factsOfDocuments } from './schema.js'
import type { Store } from './store.js'

/** A file whose facts the store holds. */
export interface StoredSource {
  readonly id: number
  readonly path: string
  /** Of the bytes that were read; empty where they could not be read. */
  readonly sha256: string
}

/** The files whose facts the store holds. */
export async function storedSources(store: Store): Promise<StoredSource[]> {
  const rows = await store.rows('select id, path, sha256 from sources order by id')
  return rows.map(([id, path, sha256]) => ({ id: id as number, path: path as string, sha256: sha256 as string }))
}

/** Removes files with all that was read from them. */
export async function removeSources(store: Store, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const list = ids.join(', ')
  await store.transaction(async () => {
    for (const table of factsOfDocuments) {
      await store.run(`delete from ${table} where document in (select id from documents where source in (${list}))`)
    }
    await store.run(`delete from documents where source in (${list})`)
    await store.run(`delete from problems where source in (${list})`)
    await store.run(`delete from sources where id in (${list})`)
    // The next documents take the numbers of the last ones that went.
    for (const progress of ['matched_to', 'fingerprinted_to']) {
      await store.run(
        `update store set ${progress} = least(${progress}, (select coalesce(max(id), -1) + 1 from documents))`,
      )
    }
  })
}

/** Empties the store: what it holds was made under another plan. */
export async function removeAllFacts(store: Store): Promise<void> {
  await store.transaction(async () => {
    const tables = ['sources', 'documents', 'terms', 'problems', ...factsOfDocuments]
    for (const table of tables) await store.run(`delete from ${table}`)
    await removeMentions(store)
    await removeFingerprints(store)
  })
}

/** Forgets all mentions: they were found with another lexicon. Part of the caller's transaction. */
export async function removeMentions(store: Store): Promise<void> {
  for (const table of ['mentions', 'concepts', 'entries']) await store.run(`delete from ${table}`)
  await store.run('update store set matched_to = 0')
}

/** Forgets all fingerprints: they were taken from other zones. Part of the caller's transaction. */
export async function removeFingerprints(store: Store): Promise<void> {
  await store.run('delete from fingerprints')
  await store.run('update store set fingerprinted_to = 0')
}
