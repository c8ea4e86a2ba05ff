import { formatCount } from '../report/page/format-number.js'
import type { TableReader } from '../report/page/read-table.js'

/** Whether the page holds only a part of a table. */
export function isCut({ table, length }: TableReader): boolean {
  return length < table.rows
}

/** Whether all rows of a document are here, in a table whose rows stand by document in the order of the list of documents. */
export function holdsDocument(table: TableReader, rank: number, rankOf: (document: string) => number | undefined) {
  if (!isCut(table)) return true
  const last = table.length === 0 ? undefined : rankOf(table.text(table.length - 1, 'document'))
  return last !== undefined && rank <= last
}

/** Whether all rows of a unit are here, in a table whose rows stand unit by unit. */
export function holdsUnit(table: TableReader, unit: string, units: readonly string[]): boolean {
  if (!isCut(table)) return true
  const last = table.length === 0 ? -1 : units.indexOf(table.text(table.length - 1, 'unit'))
  return units.indexOf(unit) < last
}

/** How many of the rows are here, in words: of a whole table how many it has. */
export function sayRowsHere(reader: TableReader): string {
  const { table, length } = reader
  if (!isCut(reader)) return `${formatCount(length)} ${length === 1 ? 'row' : 'rows'}`
  const part = table.parts === undefined ? 'the first ' : ''
  return `${part}${formatCount(length)} of ${formatCount(table.rows)} rows, which this page holds`
}
