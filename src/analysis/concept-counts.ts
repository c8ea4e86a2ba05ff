import { type DocumentCounts, documentCounts } from '../statistics/document-counts.js'
import type { CountFrame } from './frame.js'

/** What was counted of one concept, its children included. */
export interface ConceptCount {
  frequency: number
  negated: number
  /** Documents that mention it, by rank, and how often. */
  readonly parts: [rank: number, frequency: number][]
}

/** What was counted of one entry. */
export interface EntryCount {
  readonly entry: number
  readonly frequency: number
  readonly documents: number
}

/** Counts of all concepts, by number. */
export async function countConcepts({ store, concepts }: CountFrame): Promise<ConceptCount[]> {
  const counts: ConceptCount[] = concepts.map(() => ({ frequency: 0, negated: 0, parts: [] }))
  const query = `
    select ancestor, rank, count(*)::integer, sum(negated)::integer
    from counted_mentions join closure using (concept) join document_order using (document)
    group by ancestor, rank order by ancestor, rank`
  for await (const { rows, columns } of store.streamIntegers(query)) {
    const [concept, rank, frequency, negated] = columns as [Int32Array, Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < rows; row += 1) {
      const count = counts[concept[row] as number] as ConceptCount
      count.frequency += frequency[row] as number
      count.negated += negated[row] as number
      count.parts.push([rank[row] as number, frequency[row] as number])
    }
  }
  return counts
}

/** Counts of the entries that were found, by number. */
export async function countEntries({ store }: CountFrame): Promise<EntryCount[]> {
  const rows = await store.rows(`
    select entry, count(*), count(distinct document)
    from counted_mentions group by entry order by entry`)
  return rows.map(([entry, frequency, documents]) => ({
    entry: entry as number,
    frequency: frequency as number,
    documents: documents as number,
  }))
}

/** The concepts as items of the documents by rank. */
export function conceptsByDocument(frame: CountFrame, counts: readonly ConceptCount[]): DocumentCounts {
  const ranks: number[] = []
  const items: number[] = []
  const frequencies: number[] = []
  counts.forEach(({ parts }, concept) => {
    for (const [rank, frequency] of parts) {
      ranks.push(rank)
      items.push(concept)
      frequencies.push(frequency)
    }
  })
  return documentCounts(frame.documents.length, counts.length, ranks, items, frequencies)
}

/** Whether a concept is `ancestor` or stands below it. */
export function isWithin(frame: Pick<CountFrame, 'concepts'>, concept: number, ancestor: number): boolean {
  for (let above = concept; above >= 0; above = frame.concepts[above]?.parent ?? -1) if (above === ancestor) return true
  return false
}
