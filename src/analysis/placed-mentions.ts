import type { Frame } from './frame.js'

/** Columns of mentions with the sentence, paragraph and page they stand in; `rank` is the document's, all else as in the store. */
export const placedColumns = [
  'rank',
  'concept',
  'entry',
  'start',
  'end',
  'sentenceStart',
  'sentenceEnd',
  'sentence',
  'paragraph',
  'page',
  'zone',
  'negated',
  'firstToken',
  'endToken',
] as const

/** SQL for the mentions of a table with the columns of `mentions`, with {@link placedColumns}, by document and place. */
export function placedMentions(mentions: string): string {
  return `
    select rank, m.concept, m.entry, m.start_at, m.end_at, s.start_at as sentence_start, s.end_at as sentence_end, m.sentence,
      m.paragraph, p.page, m.zone, m.negated, m.first_token, m.end_token
    from ${mentions} m
    join document_order o on o.document = m.document
    join sentences s on s.document = m.document and s.number = m.sentence
    join paragraphs p on p.document = m.document and p.number = m.paragraph
    order by rank, m.start_at, m.end_at, m.concept, m.entry`
}

/**
 * Lays out the counted mentions in their order as the temporary table `placed_mentions`: joined and sorted once, they can be read
 * on from document to document at no more than what is read.
 */
export async function layOutPlacedMentions({ store }: Frame): Promise<void> {
  await store.run(`create or replace temp table placed_mentions as ${placedMentions('counted_mentions')}`)
}
