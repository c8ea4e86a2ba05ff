import type { EvidenceQuery } from '../report/page/contract.js'
import { unitName } from '../report/page/nouns.js'

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
    (query.field === undefined
      ? ''
      : `, ${query.field} ${query.other === true ? 'other than ' : ''}${query.value ?? ''}`)
  const negated = query.negated === undefined ? '' : query.negated ? ', negated' : ', not negated'
  return `${subject}${beside}${where}${negated}`
}
