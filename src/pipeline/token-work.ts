import type { Terms } from '../language/tokens.js'
import type { BatchFacts } from '../store/facts.js'
import { readTerms, readTokens, type StoredTokens, tokensOf } from '../store/read-tokens.js'
import type { Store } from '../store/store.js'

/**
 * Work that is done once with the tokens of every document, in the order of the documents' numbers: as they arrive from a
 * reader, or later from the store. What comes of a document depends on its tokens alone, so that the two cannot differ.
 */
export interface TokenWork {
  /** Number of the first document that it has not been done with. */
  readonly from: number
  add(document: StoredTokens, terms: Terms): void
  /**
   * Writes what came of the documents added since the last time; all documents below `end` are done. Part of the caller's
   * transaction.
   */
  write(end: number): Promise<void>
}

/** Tokens after which the work done so far is committed. */
const tokensAtATime = 2_000_000

/** Does works with the documents of the store that they have not been done with. Returns the number of tokens read. */
export async function catchUp(
  store: Store,
  works: readonly TokenWork[],
  signal: AbortSignal,
  onTokens: (tokens: number) => void,
): Promise<number> {
  const [row] = await store.rows('select coalesce(max(id), -1) + 1 from documents')
  const end = row?.[0] as number
  const behind = works.filter(({ from }) => from < end)
  if (behind.length === 0) return 0
  const terms = await readTerms(store)
  const commit = (to: number) =>
    store.transaction(async () => {
      for (const work of behind) if (work.from < to) await work.write(to)
    })
  let total = 0
  let sinceCommit = 0
  for await (const stored of readTokens(store, Math.min(...behind.map(({ from }) => from)))) {
    signal.throwIfAborted()
    for (const work of behind) if (stored.document >= work.from) work.add(stored, terms)
    total += stored.tokens.count
    sinceCommit += stored.tokens.count
    if (sinceCommit < tokensAtATime) continue
    await commit(stored.document + 1)
    sinceCommit = 0
    onTokens(total)
  }
  await commit(end)
  return total
}

/** Does works with the documents of a batch that is being written; those before it are done. */
export async function workOnBatch(
  facts: BatchFacts,
  end: number,
  works: readonly TokenWork[],
  terms: Terms,
): Promise<void> {
  for (const stored of tokensOf(facts)) for (const work of works) work.add(stored, terms)
  for (const work of works) await work.write(end)
}
