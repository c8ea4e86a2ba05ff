import type { Store } from '../store/store.js'
import type { Frame } from './frame.js'
import { columns, type ResultTable, type Row } from './result-table.js'

/** Documents whose texts are held at a time. */
const documentsAtATime = 64

/**
 * Every mention in the counted zones with the words that matched and the sentence they stand in, by document and place.
 * `start` and `end` are characters of the document's text from 0, half-open; sentences and paragraphs are numbered from 1.
 */
export function mentionsTable(frame: Frame): ResultTable {
  const description =
    'document:text concept:text entry:text text:text start:integer end:integer sentence:text sentence_number:integer ' +
    'paragraph:integer page:integer zone:text negated:integer'
  return { name: 'mentions', columns: columns(description), rows: rowsOf(frame) }
}

async function* rowsOf(frame: Frame): AsyncGenerator<readonly Row[]> {
  const zones = new Map(
    (await frame.store.rows('select id, zone from zones')).map(([id, zone]) => [id, zone as string]),
  )
  for (let from = 0; from < frame.documents.length; from += documentsAtATime) {
    const to = Math.min(from + documentsAtATime, frame.documents.length)
    const rows = await mentionsOf(frame.store, from, to)
    if (rows.length === 0) continue
    const texts = await textsOf(frame.store, from, to)
    yield rows.map((row): Row => {
      const [rank, concept, entry, start, end, sentenceStart, sentenceEnd, sentence, paragraph, page, zone, negated] =
        row as number[]
      const text = texts.get(rank as number) ?? ''
      return [
        frame.documents[rank as number]?.document as string,
        frame.concepts[concept as number]?.concept as string,
        frame.entries[entry as number]?.entry as string,
        text.slice(start, end),
        start as number,
        end as number,
        text.slice(sentenceStart, sentenceEnd).replaceAll('\n', ' '),
        (sentence as number) + 1,
        (paragraph as number) + 1,
        page === 0 ? null : (page as number),
        zones.get(zone as number) ?? '',
        negated as number,
      ]
    })
  }
}

async function mentionsOf(store: Store, from: number, to: number): Promise<unknown[][]> {
  return store.rows(
    `select rank, m.concept, m.entry, m.start_at, m.end_at, s.start_at, s.end_at, m.sentence, m.paragraph, p.page, m.zone, m.negated
    from counted_mentions m
    join document_order o on o.document = m.document and o.rank >= ? and o.rank < ?
    join sentences s on s.document = m.document and s.number = m.sentence
    join paragraphs p on p.document = m.document and p.number = m.paragraph
    order by rank, m.start_at, m.end_at, m.concept, m.entry`,
    [from, to],
  )
}

async function textsOf(store: Store, from: number, to: number): Promise<Map<number, string>> {
  const rows = await store.rows(
    'select rank, text from texts join document_order using (document) where rank >= ? and rank < ?',
    [from, to],
  )
  return new Map(rows.map(([rank, text]) => [rank as number, text as string]))
}
