import type { Store } from '../store/store.js'
import type { FrameDocument } from './frame.js'

/** A sentence around a mention. */
export interface Example {
  readonly document: string
  /** Number of the sentence in its document, from 1. */
  readonly sentence: number
  readonly before: string
  readonly match: string
  readonly after: string
}

/** What a candidate would find. */
export interface CandidateMentions {
  readonly mentions: number
  /** Mentions that share no word with one that the concept has already. */
  readonly fresh: number
  readonly examples: readonly Example[]
}

const examples = 3

/**
 * Counts what each candidate finds, by its number, and what of it is new beside the mentions in `own`, with examples of the new,
 * those beside the concept first, the first of each document, in the order of the documents. Needs `counted_mentions` with the candidates as entries.
 */
export async function candidateMentions(
  store: Store,
  documents: readonly FrameDocument[],
): Promise<Map<number, CandidateMentions>> {
  await store.run(`
    create or replace temp table candidate_mentions as
    select entry, document, sentence, start_at, end_at, exists (
      select 1 from own o where o.document = m.document and o.start_at < m.end_at and m.start_at < o.end_at) as is_own,
      exists (select 1 from own_sentences o where o.document = m.document and o.sentence = m.sentence) as is_beside
    from counted_mentions m`)
  const counts = await store.rows(
    'select entry, count(*), count(*) filter (not is_own) from candidate_mentions group by entry order by entry',
  )
  const shown = await store.rows(`
    with nth as (
      select *, row_number() over (partition by entry, document order by is_beside desc, start_at, end_at) as nth
      from candidate_mentions where not is_own)
    select entry, rank, m.sentence, m.start_at, m.end_at, s.start_at, s.end_at, x.text
    from (
      select * from nth join document_order using (document)
      qualify row_number() over (partition by entry order by is_beside desc, nth, rank, start_at) <= ${examples}) m
    join sentences s on s.document = m.document and s.number = m.sentence
    join texts x on x.document = m.document
    order by entry, is_beside desc, nth, rank, m.start_at`)
  const found = new Map<number, CandidateMentions & { examples: Example[] }>()
  for (const [entry, mentions, fresh] of counts as number[][])
    found.set(entry as number, { mentions: mentions ?? 0, fresh: fresh ?? 0, examples: [] })
  for (const [entry, rank, sentence, start, end, from, to, text] of shown) {
    const whole = text as string
    const part = (a: unknown, b: unknown) => whole.slice(a as number, b as number).replaceAll(/\s+/g, ' ')
    found.get(entry as number)?.examples.push({
      document: documents[rank as number]?.document ?? '',
      sentence: (sentence as number) + 1,
      before: part(from, start),
      match: part(start, end),
      after: part(end, to),
    })
  }
  return found
}
