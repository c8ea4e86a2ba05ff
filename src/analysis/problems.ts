import { compareCodeUnits } from '../language/order.js'
import type { Problem } from '../problems/problem.js'
import { type ResultTable, tableOf } from './result-table.js'

/** The order in which problems are listed: by document, path, code and message. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = ({ document, path, code, message }: Problem) =>
    `${document ?? ''}\u0000${path}\u0000${code}\u0000${message}`
  return [...problems].sort((a, b) => compareCodeUnits(key(a), key(b)))
}

/** What went wrong with which document. */
export function problemsTable(problems: readonly Problem[]): ResultTable {
  const rows = sortProblems(problems).map(({ document, path, code, severity, message }) => [
    document ?? null,
    path,
    code,
    severity,
    message,
  ])
  return tableOf('problems', 'document:text path:text code:text severity:text message:text', rows)
}
