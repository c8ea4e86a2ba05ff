import type { Resampling } from '../statistics/ratio.js'
import { conceptSeries } from './concept-series.js'
import { describedDocuments } from './document-fields.js'
import type { CountFrame } from './frame.js'
import { periodsOf } from './periods.js'
import { placeDocuments } from './place-documents.js'
import type { ResultTable } from './result-table.js'
import { trendTable } from './trend.js'

/** The table `trend` of a run: every concept by year, all documents as one group. Empty where no document has a date. */
export async function yearlyTrend(frame: CountFrame, resampling: Resampling): Promise<ResultTable> {
  const described = await describedDocuments(frame.store)
  const years = periodsOf(described, 'year')
  const placed = placeDocuments(described, wordsOf(frame), years, null)
  return trendTable(
    placed.documents,
    years.periods,
    await conceptSeries(frame, [...frame.concepts.keys()], placed),
    resampling,
  )
}

/** Words in the counted zones by the number of the document. */
export function wordsOf({ documents }: Pick<CountFrame, 'documents'>): Map<number, number> {
  return new Map(documents.map(({ number, words }) => [number, words]))
}
