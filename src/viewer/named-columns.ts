import type { TableReader } from '../report/page/read-table.js'
import type { ColumnView } from './components/data-table.js'

/** The columns of a table under their names in words. */
export function namedColumns(table: TableReader, leftOut: readonly string[] = []): ColumnView[] {
  return table.table.columns
    .filter(({ name }) => !leftOut.includes(name))
    .map(({ name }) => ({ name, label: name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ') }))
}
