import { textsByRank } from './document-texts.js'
import type { Frame } from './frame.js'
import { layOutPlacedMentions } from './placed-mentions.js'
import { columns, type ResultTable, type Row } from './result-table.js'

/** Tokens of the documents whose texts are held at a time, and rows that are given at a time: so few that they are gone before they grow old. */
const tokensAtATime = 200_000
const rowsAtATime = 1024

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

/** Leaves `placed_mentions` laid out. */
async function* rowsOf(frame: Frame): AsyncGenerator<readonly Row[]> {
  const { store, documents, concepts, entries } = frame
  const zones = new Map((await store.rows('select id, zone from zones')).map(([id, zone]) => [id, zone as string]))
  await layOutPlacedMentions(frame)
  for (let from = 0, to = 0; from < documents.length; from = to) {
    for (let tokens = 0; to < documents.length && tokens < tokensAtATime; to += 1) tokens += documents[to]?.tokens ?? 0
    const columns = await store.integers(`select * from placed_mentions where rank >= ${from} and rank < ${to}`)
    const [ranks = new Int32Array()] = columns
    const texts = new Map<number, string>()
    for await (const { rank, text } of textsByRank(frame, new Set(ranks))) texts.set(rank, text)
    const rowAt = (row: number): Row => {
      const [rank, concept, entry, start, end, sentenceStart, sentenceEnd, sentence, paragraph, page, zone, negated] =
        columns.map((column) => column[row] as number) as [number, number, number, ...number[]]
      const text = texts.get(rank) ?? ''
      return [
        documents[rank]?.document as string,
        concepts[concept]?.concept as string,
        entries[entry]?.entry as string,
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
    }
    for (let row = 0; row < ranks.length; row += rowsAtATime)
      yield Array.from({ length: Math.min(rowsAtATime, ranks.length - row) }, (_, next) => rowAt(row + next))
  }
}
