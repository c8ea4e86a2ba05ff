import { perMillion } from '../statistics/per-million.js'
import type { CountFrame } from './frame.js'
import { columns, type ResultColumn, type Row } from './result-table.js'

/**
 * The rows of the table `document_concepts` of one concept, those with most mentions first, of equals the first by the document's name.
 *
 * @param concept its number in the frame; what lies below it counts as its own
 * @param limit rows given, from 1; `total` counts all
 */
export async function documentsWith(
  { store, documents, concepts }: CountFrame,
  concept: number,
  limit: number,
): Promise<{ readonly columns: readonly ResultColumn[]; readonly rows: readonly Row[]; readonly total: number }> {
  const found = await store.rows(`
    select rank, count(*) as frequency from counted_mentions join document_order using (document)
    where concept in (select concept from closure where ancestor = ${Number(concept)})
    group by rank order by frequency desc, rank`)
  return {
    columns: columns('document:text concept:text frequency:integer per_million'),
    rows: found.slice(0, limit).map((row): Row => {
      const [rank, frequency] = row as [number, number]
      const { document, words } = documents[rank] as { document: string; words: number }
      return [document, concepts[concept]?.concept as string, frequency, perMillion(frequency, words)]
    }),
    total: found.length,
  }
}
