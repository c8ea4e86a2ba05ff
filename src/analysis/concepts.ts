import { compareCodeUnits } from '../language/order.js'
import { withoutEmpty } from '../statistics/document-counts.js'
import type { Interval, OpenInterval } from '../statistics/interval.js'
import { perMillion } from '../statistics/per-million.js'
import { ranksWithin } from '../statistics/rank.js'
import type { Resampling } from '../statistics/ratio.js'
import { spearman } from '../statistics/spearman.js'
import { spearmanInterval } from '../statistics/spearman-interval.js'
import { type Bootstraps, underWay } from './bootstraps.js'
import {
  type ConceptCount,
  conceptsByDocument,
  countConcepts,
  countEntries,
  type EntryCount,
  isWithin,
} from './concept-counts.js'
import { dispersionOver, dispersionOverParts } from './dispersion.js'
import { conceptsByPart, type EqualParts } from './equal-parts.js'
import type { CountFrame } from './frame.js'
import { type ResultTable, type Row, tableOf, tableWhenComputed } from './result-table.js'

/** What the table `concepts` says beyond counts of the whole; where it is not asked for, these cells are empty. */
export interface Precision {
  readonly resampling: Resampling
  readonly bootstraps: Bootstraps
  readonly equalParts: EqualParts
}

/**
 * The tables over concepts: `concepts`, `entries` and `document_concepts`. Intervals may still be computed when the tables are given; the
 * store is asked nothing more.
 *
 * @param precision `null` where only counts are wanted, as in comparing two lexicons
 */
export async function conceptTables(frame: CountFrame, precision: Precision | null): Promise<ResultTable[]> {
  const counts = await countConcepts(frame)
  const entries = await countEntries(frame)
  return [
    await conceptsTable(frame, counts, entries, precision),
    entriesTable(frame, entries),
    documentConceptsTable(frame, counts),
  ]
}

/** Concepts, the most frequent first. A parent counts what its children count. */
async function conceptsTable(
  frame: CountFrame,
  counts: readonly ConceptCount[],
  entries: readonly EntryCount[],
  precision: Precision | null,
): Promise<ResultTable> {
  const parents = frame.concepts.map(({ parent }) => parent)
  const ranks = ranksWithin(
    counts.map(({ frequency }) => frequency),
    parents,
  )
  const uncertainty = underWay(uncertaintyOf(frame, counts, parents, precision))
  const inParts = precision === null ? null : await inEqualParts(frame, counts, precision.equalParts)
  const rowOf = (number: number, { rates, ranks: rankIntervals }: Uncertainty): Row => {
    const { concept, label } = frame.concepts[number] as CountFrame['concepts'][number]
    const { frequency, negated, parts } = counts[number] as ConceptCount
    const { dpNorm } = dispersionOver(
      frame,
      frequency,
      parts.map(([rank]) => rank),
      parts.map(([, inPart]) => inPart),
    )
    const top = topEntry(frame, number, entries)
    const share = top === undefined ? null : top.frequency / frequency
    const topText = top === undefined ? null : (frame.entries[top.entry]?.entry as string)
    const rankInterval = rankIntervals[number]
    const length = precision === null ? null : correlationWithLength(frame, parts)
    return [
      concept,
      label,
      frequency,
      perMillion(frequency, frame.words),
      ...endsPerMillion(rates[number]),
      parts.length,
      dpNorm,
      negated,
      topText,
      share,
      ranks[number] as number,
      rankInterval?.low ?? null,
      rankInterval?.high ?? null,
      inParts?.[number] ?? null,
      length?.correlation ?? null,
      length?.interval?.low ?? null,
      length?.interval?.high ?? null,
    ]
  }
  const rows = uncertainty.then((known) =>
    [...counts.keys()]
      .map((number) => rowOf(number, known))
      .sort((a, b) => (b[2] as number) - (a[2] as number) || compareCodeUnits(a[0] as string, b[0] as string)),
  )
  const description =
    'concept:text label:text frequency:integer per_million ci_low ci_high documents:integer dp_norm negated:integer ' +
    'top_entry:text top_entry_share rank:integer rank_low:integer rank_high:integer dp_norm_parts ' +
    'length_correlation length_low length_high'
  return tableWhenComputed('concepts', description, rows)
}

interface Uncertainty {
  readonly rates: readonly OpenInterval[]
  readonly ranks: readonly (Interval | null)[]
}

/** Intervals of the rates per word and of the ranks among the concepts with the same parent; none where none are asked for. */
async function uncertaintyOf(
  frame: CountFrame,
  counts: readonly ConceptCount[],
  parents: readonly number[],
  precision: Precision | null,
): Promise<Uncertainty> {
  if (precision === null) return { rates: [], ranks: [] }
  const words = frame.documents.map((document) => document.words)
  const [byDocument, ofWords] = withoutEmpty(conceptsByDocument(frame, counts), words)
  const { resampling, bootstraps } = precision
  const [rates, ranks] = await Promise.all([
    bootstraps.ratioIntervals(byDocument, ofWords, resampling),
    bootstraps.rankIntervals(byDocument, parents, resampling),
  ])
  return { rates, ranks }
}

async function inEqualParts(
  frame: CountFrame,
  counts: readonly ConceptCount[],
  equalParts: EqualParts,
): Promise<(number | null)[]> {
  const frequencies = counts.flatMap(({ parts }, concept) =>
    parts.map(([rank, frequency]) => [concept, rank, frequency] as const),
  )
  const byPart = await conceptsByPart(frame, counts.length, frequencies, equalParts)
  return counts.map((_, concept) => dispersionOverParts(equalParts, byPart, concept))
}

/** Whether long documents speak of a concept more or less often for each word than short ones. */
function correlationWithLength(
  { documents }: CountFrame,
  parts: ConceptCount['parts'],
): { correlation: number; interval: Interval | null } | null {
  const frequencies = new Map(parts)
  const sized = documents.flatMap(({ words }, rank) =>
    words > 0 ? [[words, (frequencies.get(rank) ?? 0) / words]] : [],
  )
  const correlation = spearman(
    sized.map(([words]) => words as number),
    sized.map(([, rate]) => rate as number),
  )
  return correlation === null ? null : { correlation, interval: spearmanInterval(correlation, sized.length) }
}

/** Both ends of the interval of a rate. */
function endsPerMillion(interval: OpenInterval | undefined): [low: number | null, high: number | null] {
  if (interval === undefined || interval.low === null) return [null, null]
  return [interval.low * 1e6, interval.high === null ? null : interval.high * 1e6]
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
