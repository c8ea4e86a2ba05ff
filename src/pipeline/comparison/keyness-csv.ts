import { keynessColumns, keynessRows } from '../../analysis/keyness.js'
import { csvTable } from '../../report/csv.js'
import type { Comparison } from './compare-groups.js'

/** The table `keyness` of a comparison as CSV, to the byte as it is written to a file. */
export function keynessCsv({ groups, keyness }: Pick<Comparison, 'groups' | 'keyness'>): string {
  return csvTable(keynessColumns, keynessRows(groups, keyness))
}
