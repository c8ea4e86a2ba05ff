import type { Problem, Severity } from '../index.js'
import { count } from './numbers.js'

/** Files named for each code. */
const named = 3

/** One line for each code of errors and warnings, errors first: its number and the first files that have it. */
export function problemLines(problems: readonly Problem[]): string[] {
  return (['error', 'warning'] as const).flatMap((severity) => linesOf(severity, problems))
}

function linesOf(severity: Severity, problems: readonly Problem[]): string[] {
  const byCode = new Map<string, string[]>()
  for (const problem of problems) {
    if (problem.severity !== severity) continue
    const places = byCode.get(problem.code) ?? []
    places.push(problem.document ?? problem.path)
    byCode.set(problem.code, places)
  }
  const codes = [...byCode].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return codes.map(([code, places]) => {
    const first = places.slice(0, named).join(', ')
    const more = places.length > named ? ` and ${count(places.length - named)} more` : ''
    return `  ${severity} ${code}: ${first}${more}`
  })
}
