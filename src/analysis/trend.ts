import { compareCodeUnits } from '../language/order.js'
import { documentCounts } from '../statistics/document-counts.js'
import { wilsonInterval } from '../statistics/interval.js'
import { perMillion } from '../statistics/per-million.js'
import { defaultResampling, type Resampling, ratioIntervals } from '../statistics/ratio.js'
import type { Period } from './periods.js'
import type { PlacedDocument } from './place-documents.js'
import { columns, type ResultTable, type Row } from './result-table.js'

/** How often a concept stands in which documents, by their position. Documents without it are left out. */
export interface Series {
  readonly concept: string
  readonly counts: readonly (readonly [document: number, frequency: number])[]
}

/** Documents of one group in one period. */
interface Cell {
  readonly words: number[]
  /** The frequencies that are not 0. */
  readonly counts: { readonly series: number; readonly position: number; readonly frequency: number }[]
}

const description =
  'period:text group:text concept:text frequency:integer words:integer per_million ci_low ci_high documents:integer ' +
  'documents_with:integer share_of_documents share_ci_low share_ci_high'

/**
 * The table `trend`: how often concepts occur in each period and group. Rates have the interval of {@link ratioIntervals}
 * over the documents of the cell, shares of documents have Wilson's. A cell without documents has neither a rate nor a share.
 *
 * @param documents in code-unit order of their names, which the intervals hang on
 */
export function trendTable(
  documents: readonly PlacedDocument[],
  periods: readonly Period[],
  series: readonly Series[],
  resampling: Resampling = defaultResampling,
): ResultTable {
  return { name: 'trend', columns: columns(description), rows: rowsOf(documents, periods, series, resampling) }
}

async function* rowsOf(
  documents: readonly PlacedDocument[],
  periods: readonly Period[],
  series: readonly Series[],
  resampling: Resampling,
): AsyncGenerator<readonly Row[]> {
  const groups = [...new Set(documents.map(({ group }) => group))].sort(compareCodeUnits)
  const cells = cellsOf(documents, series)
  for (const [period, { label }] of periods.entries()) {
    yield groups.flatMap((group) => {
      const cell = cells.get(keyOf(period, group)) ?? { words: [], counts: [] }
      return rowsOfCell(cell, series, resampling).map((row): Row => [label, group, ...row])
    })
  }
}

function keyOf(period: number, group: string): string {
  return `${period} ${group}`
}

function cellsOf(documents: readonly PlacedDocument[], series: readonly Series[]): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  const places = documents.map(({ period, group, words }) => {
    const key = keyOf(period, group)
    const cell: Cell = cells.get(key) ?? { words: [], counts: [] }
    cells.set(key, cell)
    return { cell, position: cell.words.push(words) - 1 }
  })
  series.forEach(({ counts }, number) => {
    for (const [document, frequency] of counts) {
      const place = places[document]
      place?.cell.counts.push({ series: number, position: place.position, frequency })
    }
  })
  return cells
}

function rowsOfCell({ words, counts }: Cell, series: readonly Series[], resampling: Resampling): Row[] {
  const documents = words.length
  if (documents === 0) return series.map(({ concept }) => [concept, 0, 0, null, null, null, 0, 0, null, null, null])
  const sum = words.reduce((total, count) => total + count, 0)
  const [frequencies, documentsWith] = [series.map(() => 0), series.map(() => 0)]
  for (const { series: number, frequency } of counts) {
    frequencies[number] = (frequencies[number] as number) + frequency
    documentsWith[number] = (documentsWith[number] as number) + 1
  }
  const table = documentCounts(
    documents,
    series.length,
    counts.map(({ position }) => position),
    counts.map(({ series: number }) => number),
    counts.map(({ frequency }) => frequency),
  )
  const intervals = ratioIntervals(table, words, resampling)
  return series.map(({ concept }, number): Row => {
    const frequency = frequencies[number] as number
    const has = documentsWith[number] as number
    const { low = null, high = null } = intervals[number] ?? {}
    const share = wilsonInterval(has, documents)
    return [
      concept,
      frequency,
      sum,
      perMillion(frequency, sum),
      low === null ? null : low * 1_000_000,
      high === null ? null : high * 1_000_000,
      documents,
      has,
      has / documents,
      share.low,
      share.high,
    ]
  })
}
