import type { EvidenceQuery } from '../report/page/contract.js'

/** What a number counts, in words: the heading over its sentences. */
export function describeQuery(query: EvidenceQuery, labelOf: (concept: string) => string): string {
  const subject =
    query.concept === undefined
      ? 'All concepts'
      : query.entry === undefined
        ? labelOf(query.concept)
        : `\u201c${query.entry}\u201d in ${labelOf(query.concept)}`
  const beside =
    query.beside === undefined ? '' : ` with ${labelOf(query.beside)}, in one ${unitName(query.unit ?? 'sentence')}`
  const where =
    (query.document === undefined ? '' : `, in ${query.document}`) +
    (query.field === undefined ? '' : `, ${query.field} ${query.value ?? ''}`)
  const negated = query.negated === undefined ? '' : query.negated ? ', negated' : ', not negated'
  return `${subject}${beside}${where}${negated}`
}

/** The name of a unit of co-occurrence. */
export function unitName(unit: string): string {
  return unit.startsWith('window:') ? `window of ${unit.slice('window:'.length)} tokens` : unit
}

/** The same for several of them. */
export function unitPlural(unit: string, count: number): string {
  const name = unitName(unit)
  if (count === 1) return name
  return unit.startsWith('window:') ? name.replace('window', 'windows') : `${name}s`
}
