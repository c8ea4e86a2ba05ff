import { type Cell, columns, type FinishedTable, type ResultColumn, type Row } from '../analysis/result-table.js'

/** Characters that make a spreadsheet run a cell when they begin it. */
const runnable = /^[=+\-@\t\r]/

/**
 * Rows as CSV after RFC 4180: comma, CRLF, quotes where needed, `.` as decimal point, nothing for a missing value. Doubles
 * have the shortest digits that read back as the same double. A text that a spreadsheet would run begins with `'`.
 */
export function csvRows(columns: readonly ResultColumn[], rows: readonly Row[]): string {
  return rows.map((row) => line(row.map((cell, index) => csvCell(cell, columns[index]?.type === 'text')))).join('')
}

/**
 * A whole table as CSV, like the tables of a run.
 *
 * @param description column names, apart by spaces; `name:text` and `name:integer` say what a column holds, else numbers
 */
export function csvTable(description: string, rows: readonly Row[]): string {
  const described = columns(description)
  return csvHeader(described) + csvRows(described, rows)
}

/** A finished result as CSV, like the tables of a run. */
export function finishedCsv(table: Pick<FinishedTable, 'columns' | 'rows'>): string {
  return csvHeader(table.columns) + csvRows(table.columns, table.rows)
}

/** The header line. */
export function csvHeader(columns: readonly ResultColumn[]): string {
  return line(columns.map(({ name }) => csvCell(name, true)))
}

function line(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}

function csvCell(cell: Cell, isText: boolean): string {
  if (cell === null) return ''
  if (!isText) return String(cell)
  const text = runnable.test(String(cell)) ? `'${cell}` : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
