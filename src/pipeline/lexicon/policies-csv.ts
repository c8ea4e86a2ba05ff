import { columns } from '../../analysis/result-table.js'
import { negationPolicies, overlapPolicies } from '../../matching/policies.js'
import { csvHeader, csvRows } from '../../report/csv.js'
import type { ConceptUnderPolicies } from './compare-policies.js'

/** Counts under policies as CSV after RFC 4180, a row for each concept and pair of policies. */
export function policiesCsv(concepts: readonly ConceptUnderPolicies[]): string {
  const table = columns('concept:text label:text overlap:text negation:text frequency:integer')
  const rows = concepts.flatMap(({ concept, label, counts }) =>
    overlapPolicies.flatMap((overlap) =>
      negationPolicies.map((negation) => [concept, label, overlap, negation, counts[overlap][negation]]),
    ),
  )
  return csvHeader(table) + csvRows(table, rows)
}
