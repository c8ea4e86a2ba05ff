import type { Problem, Severity } from '../index.js'
import { count } from './numbers.js'

/** Files named for each code. */
const named = 3

/** Notes that ask something of whoever ran it, with what. */
const asking: Readonly<Partial<Record<Problem['code'], string>>> = {
  'metadata-table': 'not joined: give it with --metadata',
}

/** One line for each code of errors and warnings, errors first, and of notes that ask something: its number and the first files that have it. */
export function problemLines(problems: readonly Problem[]): string[] {
  const notes = problems.filter(({ severity, code }) => severity === 'note' && asking[code] !== undefined)
  return [...linesOf('error', problems), ...linesOf('warning', problems), ...linesOf('note', notes)]
}

function linesOf(severity: Severity, problems: readonly Problem[]): string[] {
  const byCode = new Map<Problem['code'], string[]>()
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
    const advice = asking[code]
    return `  ${severity} ${code}: ${first}${more}${advice === undefined ? '' : ` (${advice})`}`
  })
}
