import { compareCodeUnits } from '../language/order.js'
import { perMillion } from '../statistics/per-million.js'
import { dispersionOver } from './dispersion.js'
import type { CountFrame } from './frame.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'

/** What was counted of one concept, its children included. */
interface ConceptCount {
  frequency: number
  negated: number
  readonly parts: [rank: number, frequency: number][]
}

/** What was counted of one entry. */
interface EntryCount {
  readonly entry: number
  readonly frequency: number
  readonly documents: number
}

/** The tables over concepts: `concepts`, `entries` and `document_concepts`. */
export async function conceptTables(frame: CountFrame): Promise<ResultTable[]> {
  const counts = await countConcepts(frame)
  const entries = await countEntries(frame)
  return [conceptsTable(frame, counts, entries), entriesTable(frame, entries), documentConceptsTable(frame, counts)]
}

async function countConcepts({ store, concepts }: CountFrame): Promise<ConceptCount[]> {
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

async function countEntries({ store }: CountFrame): Promise<EntryCount[]> {
  const rows = await store.rows(`
    select entry, count(*), count(distinct document)
    from counted_mentions group by entry order by entry`)
  return rows.map(([entry, frequency, documents]) => ({
    entry: entry as number,
    frequency: frequency as number,
    documents: documents as number,
  }))
}

/** Concepts, the most frequent first. A parent counts what its children count. */
function conceptsTable(
  frame: CountFrame,
  counts: readonly ConceptCount[],
  entries: readonly EntryCount[],
): ResultTable {
  const rows = frame.concepts.map(({ concept, label }, number): Row => {
    const { frequency, negated, parts } = counts[number] as ConceptCount
    const sizes = parts.map(([rank, inPart]) => [frame.documents[rank]?.words as number, inPart] as const)
    const { dpNorm } = dispersionOver(frame, frequency, sizes)
    const top = topEntry(frame, number, entries)
    const share = top === undefined ? null : top.frequency / frequency
    const topText = top === undefined ? null : (frame.entries[top.entry]?.entry as string)
    return [
      concept,
      label,
      frequency,
      perMillion(frequency, frame.words),
      parts.length,
      dpNorm,
      negated,
      topText,
      share,
    ]
  })
  rows.sort((a, b) => (b[2] as number) - (a[2] as number) || compareCodeUnits(a[0] as string, b[0] as string))
  const description =
    'concept:text label:text frequency:integer per_million documents:integer dp_norm negated:integer top_entry:text top_entry_share'
  return tableOf('concepts', description, rows)
}

/** The entry with most mentions in a concept and its children; of equals the first by name. */
function topEntry(frame: CountFrame, concept: number, entries: readonly EntryCount[]): EntryCount | undefined {
  let top: EntryCount | undefined
  for (const count of entries) {
    const { concept: owner, entry } = frame.entries[count.entry] as { concept: number; entry: string }
    if (!isWithin(frame, owner, concept)) continue
    const topName = top === undefined ? '' : (frame.entries[top.entry]?.entry as string)
    if (top === undefined || count.frequency > top.frequency || (count.frequency === top.frequency && entry < topName))
      top = count
  }
  return top
}

function isWithin(frame: CountFrame, concept: number, ancestor: number): boolean {
  for (let above = concept; above >= 0; above = frame.concepts[above]?.parent ?? -1) if (above === ancestor) return true
  return false
}

/** Entries by concept, the most frequent first; an entry that matches nothing stands with 0. */
function entriesTable(frame: CountFrame, entries: readonly EntryCount[]): ResultTable {
  const counted = new Map(entries.map((count) => [count.entry, count]))
  const ofConcept = new Map<number, number>()
  for (const { entry, frequency } of entries) {
    const { concept } = frame.entries[entry] as { concept: number }
    ofConcept.set(concept, (ofConcept.get(concept) ?? 0) + frequency)
  }
  const rows = frame.entries.map(({ concept, entry }, number): Row => {
    const { frequency = 0, documents = 0 } = counted.get(number) ?? {}
    const all = ofConcept.get(concept) ?? 0
    return [frame.concepts[concept]?.concept as string, entry, frequency, documents, all === 0 ? null : frequency / all]
  })
  rows.sort(
    (a, b) =>
      compareCodeUnits(a[0] as string, b[0] as string) ||
      (b[2] as number) - (a[2] as number) ||
      compareCodeUnits(a[1] as string, b[1] as string),
  )
  return tableOf('entries', 'concept:text entry:text frequency:integer documents:integer share', rows)
}

/** Concepts by document; a concept that a document does not mention has no row. */
function documentConceptsTable(frame: CountFrame, counts: readonly ConceptCount[]): ResultTable {
  const rows: { rank: number; concept: number; frequency: number }[] = []
  counts.forEach(({ parts }, concept) => {
    for (const [rank, frequency] of parts) rows.push({ rank, concept, frequency })
  })
  rows.sort((a, b) => a.rank - b.rank || a.concept - b.concept)
  return tableOf(
    'document_concepts',
    'document:text concept:text frequency:integer per_million',
    rows.map(({ rank, concept, frequency }): Row => {
      const { document, words } = frame.documents[rank] as { document: string; words: number }
      return [document, frame.concepts[concept]?.concept as string, frequency, perMillion(frequency, words)]
    }),
  )
}
