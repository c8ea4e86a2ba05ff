import type { PageField } from '../report/page/contract.js'
import type { RateRow } from './components/rate-bars.js'
import type { Report } from './report.js'

/** A concept's mentions and words by the value of a field, in code-unit order: sums of `document_concepts` and `documents`. */
export function groupRows(report: Report, concept: string, field: PageField): RateRow[] {
  const table = report.tableOf('document_concepts')
  const { documents } = report
  if (table === undefined) return []
  const groups = new Map<string, { count: number; words: number; documents: number }>()
  for (const row of documents.where(() => true)) {
    const value = field.values[row]
    if (value == null || documents.text(row, 'status') !== 'counted') continue
    const group = groups.get(value) ?? { count: 0, words: 0, documents: 0 }
    groups.set(value, group)
    group.words += documents.number(row, 'words') ?? 0
    group.documents += 1
  }
  for (const row of table.where((at) => table.text(at, 'concept') === concept)) {
    const value = field.values[report.rowOf(table.text(row, 'document')) ?? -1]
    const group = value == null ? undefined : groups.get(value)
    if (group !== undefined) group.count += table.number(row, 'frequency') ?? 0
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, { count, words, documents: size }]) => ({
      label: value,
      count,
      rate: words === 0 ? null : (1e6 * count) / words,
      low: null,
      high: null,
      documents: size,
      evidence: { concept, field: field.name, value },
    }))
}
