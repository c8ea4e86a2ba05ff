import type { RateRow } from './components/rate-bars.js'
import type { Report } from './report.js'
import { hrefTo } from './route.js'

/** Concepts with their rates, as the table `concepts` has them. */
export function conceptRows(
  report: Report,
  concepts: readonly string[],
  depthOf?: (concept: string) => number,
): RateRow[] {
  const table = report.tableOf('concepts')
  if (table === undefined) return []
  const rows = new Map(table.where(() => true).map((row) => [table.text(row, 'concept'), row]))
  return concepts.flatMap((concept) => {
    const row = rows.get(concept)
    if (row === undefined) return []
    return [
      {
        label: table.text(row, 'label'),
        href: hrefTo('concepts', concept),
        depth: depthOf?.(concept) ?? 0,
        count: table.number(row, 'frequency') ?? 0,
        rate: table.number(row, 'per_million'),
        low: table.number(row, 'ci_low'),
        high: table.number(row, 'ci_high'),
        documents: table.number(row, 'documents'),
        evidence: { concept },
      },
    ]
  })
}
