import { parse } from 'csv-parse/browser/esm/sync'

/** One row of a table. */
export interface CsvRow {
  readonly cells: readonly string[]
  /** Line of the file on which the row ends, from 1. */
  readonly line: number
}

const delimiters = [',', ';', '\t', '|'] as const

/** A cell that a spreadsheet would run, behind the marks that keep it from doing so. */
const runnable = /^'*[=+\-@\t\r]/

/**
 * Splits a table (RFC 4180) into rows, its delimiter being the one under which most columns of the header are `known`, and then
 * the one that makes most columns. `refuse` is told of rows that cannot be read.
 */
export function csvRows(
  text: string,
  known: (header: readonly string[]) => number,
  refuse: (line: number, what: string) => void,
): CsvRow[] {
  let delimiter: string = ','
  let best = { known: -1, columns: 0 }
  for (const candidate of delimiters) {
    const header = parseRows(text, candidate, 1, () => {})[0]?.cells ?? []
    const found = { known: known(header), columns: header.length }
    if (found.known < best.known || (found.known === best.known && found.columns <= best.columns)) continue
    best = found
    delimiter = candidate
  }
  return parseRows(text, delimiter, -1, refuse)
}

function parseRows(
  text: string,
  delimiter: string,
  rows: number,
  refuse: (line: number, what: string) => void,
): CsvRow[] {
  const records = parse(text, {
    delimiter,
    to: rows,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: { lines?: number; message: string } | undefined) => {
      refuse(error?.lines ?? 1, error?.message ?? 'the row could not be read')
      return undefined
    },
  }) as unknown as { record: string[]; info: { lines: number } }[]
  return records.map(({ record, info }) => ({
    cells: record.map((cell) => (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell).trim()),
    line: info.lines,
  }))
}

/** Cells as a line after RFC 4180, a `'` before what a spreadsheet would run; {@link csvRows} takes it off again. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const text = runnable.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${written.join(',')}\r\n`
}
