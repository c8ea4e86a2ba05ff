import { columns } from '../../analysis/result-table.js'
import { csvHeader, csvRows } from '../../report/csv.js'
import type { Concordance } from './search.js'

const description =
  'document:text sentence_number:integer paragraph:integer page:integer zone:text negated:integer left:text match:text ' +
  'right:text start:integer end:integer title:text issuer:text date:text'

/** The lines of a concordance as CSV after RFC 4180, with a header, as the tables of a run are written. */
export function concordanceCsv({ lines }: Pick<Concordance, 'lines'>): string {
  const table = columns(description)
  const rows = lines.map((line) => [
    line.document,
    line.sentence,
    line.paragraph,
    line.page,
    line.zone,
    line.negated ? 1 : 0,
    line.left,
    line.match,
    line.right,
    line.start,
    line.end,
    line.title,
    line.issuer,
    line.date,
  ])
  return csvHeader(table) + csvRows(table, rows)
}
