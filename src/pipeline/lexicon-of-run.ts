import type { Lexicon } from '../lexicon/lexicon.js'
import { UsageError } from '../problems/problem.js'
import type { Store } from '../store/store.js'
import { keptLexicon } from './kept-lexicon.js'
import { openResults } from './open-results.js'
import { readLexicon } from './plan.js'

/**
 * The lexicon in `file` or, where none is named, the one that the store was counted with last, with the lines and columns of
 * the file that it was read from.
 *
 * @throws {UsageError} where the store was made before it kept its lexicon; {@link LexiconError} for one with faults.
 */
export async function lexiconFor(store: Store, file: string | undefined): Promise<Lexicon> {
  if (file !== undefined) return readLexicon(file)
  const kept = await keptLexicon(store)
  if (kept === null)
    throw new UsageError(
      'This store does not hold the lexicon that it was counted with. Name its file with --lexicon, or run "tallyrand analyze" again.',
    )
  return kept
}

/** A lexicon, and the store that it is held against. */
export interface LexiconOrStore {
  /** File of the lexicon. Default: the one of the store's last run. */
  readonly lexicon?: string
  /** Folder of the results of a run, or the file of its store. Default: texts play no part. */
  readonly store?: string
}

/**
 * Opens a store, if there is one, for as long as `ask` takes, with the lexicon that is asked about.
 *
 * @throws {UsageError} where neither a lexicon nor a store is named, and as {@link lexiconFor} does.
 */
export async function withLexicon<Answer>(
  { lexicon, store: path }: LexiconOrStore,
  ask: (lexicon: Lexicon, store: Store | null) => Promise<Answer> | Answer,
): Promise<Answer> {
  // A fault in the lexicon is told before one of the store.
  const read = lexicon === undefined ? null : await readLexicon(lexicon)
  if (path === undefined) {
    if (read === null) throw new UsageError('Name a lexicon, or the store of a run.')
    return ask(read, null)
  }
  const store = await openResults(path)
  try {
    return await ask(read ?? (await lexiconFor(store, undefined)), store)
  } finally {
    await store.close()
  }
}
