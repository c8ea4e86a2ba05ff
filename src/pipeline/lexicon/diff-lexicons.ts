import { openTextFrame } from '../../analysis/frame.js'
import {
  type DifferenceSide,
  lexiconDifference,
  type MovedBy,
  type MovedNumbers,
} from '../../analysis/lexicon-difference.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { canonicalJson } from '../fingerprint.js'
import { frameOf } from '../mention-frame.js'
import { openResults } from '../open-results.js'
import { readLexicon } from '../plan.js'
import { storedRun } from '../stored-run.js'
import { matchBeside } from './match-beside.js'

/** What became of an entry from one lexicon to the other; `same` are entries as they were that count otherwise. */
export type EntryStatus = 'added' | 'removed' | 'changed' | 'same'

/** An entry that was edited, or that counts otherwise because another one was. */
export interface EntryDifference extends MovedBy {
  readonly status: EntryStatus
}

/** How two lexicons differ on one store. */
export interface LexiconDifference extends Omit<MovedNumbers, 'entries'> {
  readonly documents: number
  readonly sentences: number
  readonly words: number
  /** Ids of concepts that only the second, and only the first lexicon has. */
  readonly conceptsAdded: readonly string[]
  readonly conceptsRemoved: readonly string[]
  /** By concept and entry, in code-unit order. */
  readonly entries: readonly EntryDifference[]
}

/**
 * Counts two lexicons on the stored tokens and tells every number that moves, with the entries that move it. Counts as the
 * last run over the store did (its zones, its way with reused passages, its policies), in sentences; writes nothing.
 *
 * @param before file of the one lexicon
 * @param after file of the other
 * @param store folder of a run's results, or the file of its store
 * @throws {UsageError} where a file is missing; {@link LexiconError} for a lexicon with faults.
 */
export async function diffLexicons(before: string, after: string, store: string): Promise<LexiconDifference> {
  const [a, b] = [await readLexicon(before), await readLexicon(after)]
  const open = await openResults(store)
  try {
    const run = await storedRun(open)
    await matchBeside(open, { found_before: a, found_after: b }, run.policies)
    const text = await openTextFrame(open, run.zones)
    const sides = [sideOf(a, 'found_before'), sideOf(b, 'found_after')] as const
    const { movements, entries, takenOver } = await lexiconDifference(text, ...sides, run.countReused)
    return {
      documents: text.countedDocuments,
      sentences: text.documents.reduce((sum, { sentences }) => sum + sentences, 0),
      words: text.words,
      conceptsAdded: conceptsBeyond(b, a),
      conceptsRemoved: conceptsBeyond(a, b),
      entries: entryDifferences(a, b, entries),
      movements,
      takenOver,
    }
  } finally {
    await open.close()
  }
}

/** Ids of the concepts of one lexicon that the other does not have. */
function conceptsBeyond({ concepts }: Lexicon, other: Lexicon): string[] {
  const known = new Set(other.concepts.map(({ id }) => id))
  return concepts.flatMap(({ id }) => (known.has(id) ? [] : [id]))
}

function sideOf(lexicon: Lexicon, mentions: string): DifferenceSide {
  return { ...frameOf(lexicon), matrix: lexicon.matrix, mentions }
}

/** Entries that were edited or that moved something. */
function entryDifferences(before: Lexicon, after: Lexicon, moved: readonly MovedBy[]): EntryDifference[] {
  const [old, present] = [contentsOf(before), contentsOf(after)]
  const shares = new Map(moved.map((share) => [keyOf(share.concept, share.entry), share]))
  return [...new Set([...old.keys(), ...present.keys()])].sort().flatMap((key) => {
    const [from, to] = [old.get(key), present.get(key)]
    const status = from === undefined ? 'added' : to === undefined ? 'removed' : from === to ? 'same' : 'changed'
    const share = shares.get(key)
    if (status === 'same' && share === undefined) return []
    const [concept = '', entry = ''] = key.split('\u0000')
    return [{ concept, entry, status, gained: share?.gained ?? 0, lost: share?.lost ?? 0 }]
  })
}

/** What decides what an entry finds, by concept and entry. */
function contentsOf({ concepts, entries }: Lexicon): Map<string, string> {
  return new Map(
    entries.map(({ concept, id, pattern, unless, near }) => [
      keyOf(concepts[concept]?.id ?? '', id),
      canonicalJson({ pattern, unless, near }),
    ]),
  )
}

function keyOf(concept: string, entry: string): string {
  return `${concept}\u0000${entry}`
}
