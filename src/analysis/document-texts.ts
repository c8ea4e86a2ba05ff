import type { Store } from '../store/store.js'
import type { Frame } from './frame.js'

const documentsAtATime = 64

/** The texts of these documents, by rank, a few at a time. */
export async function* textsByRank(
  { store, documents }: Frame,
  wanted: ReadonlySet<number>,
): AsyncGenerator<{ readonly rank: number; readonly text: string }> {
  const ranks = [...wanted].filter((rank) => rank < documents.length).sort((a, b) => a - b)
  for (let from = 0; from < ranks.length; from += documentsAtATime) {
    // Named one by one, the database reads their texts and no others.
    const rows = await store.rows(
      `select rank, text from texts join document_order using (document)
      where rank in (${ranks.slice(from, from + documentsAtATime).join(', ')}) order by rank`,
    )
    for (const [rank, text] of rows) yield { rank: rank as number, text: text as string }
  }
}

/** The paragraphs of these documents: start, end, zone and page, one after the other, by rank. */
export async function paragraphsByRank(
  { store }: Frame,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = new Map<number, number[]>([...wanted].map((rank) => [rank, []]))
  const query = `
    select rank, start_at, end_at, zone, page from paragraphs join document_order using (document)
    where rank in (${[...wanted, -1].join(', ')}) order by rank, number`
  for await (const { rows, columns } of store.streamIntegers(query)) {
    const [ranks, ...cells] = columns
    for (let row = 0; row < rows; row += 1) {
      const list = found.get(ranks?.[row] as number)
      if (list !== undefined) for (const column of cells) list.push(column[row] as number)
    }
  }
  return found
}

/** Sizes of all texts in UTF-16 code units, by rank. */
export async function textSizes({ store }: Frame): Promise<Map<number, number>> {
  const rows = await store.rows(
    'select rank, characters from documents d join document_order o on o.document = d.id order by rank',
  )
  return new Map(rows.map(([rank, characters]) => [rank as number, characters as number]))
}

/** Paragraphs and characters of all documents, by number of the zone. */
export async function zoneSizes(
  store: Store,
): Promise<ReadonlyMap<string, { readonly paragraphs: number; readonly characters: number }>> {
  const rows = await store.rows(`
    select z.zone, count(*), sum(end_at - start_at)::bigint
    from paragraphs p join zones z on z.id = p.zone group by z.zone order by z.zone`)
  return new Map(
    rows.map(([zone, paragraphs, characters]) => [
      zone as string,
      { paragraphs: paragraphs as number, characters: characters as number },
    ]),
  )
}

/** What is known of each document besides its text, by rank: names of fields in lower case, values as text. */
export async function metadataByRank({ store }: Frame): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> {
  const rows = await store.rows(
    'select rank, metadata from documents d join document_order o on o.document = d.id order by rank',
  )
  return new Map(rows.map(([rank, metadata]) => [rank as number, JSON.parse(metadata as string)]))
}
