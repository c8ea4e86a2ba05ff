import type { FindingPart, PageLexicon, PageTable, PageTotals } from './contract.js'
import { formatProbability } from './format-number.js'

/** What findings are read from. */
export interface FindingSource {
  readonly tables: readonly PageTable[]
  readonly lexicon: PageLexicon
  readonly totals: PageTotals
  readonly units: readonly string[]
}

/** The label of a concept. */
export type LabelOf = (id: string) => string

/** Mentions or units below this number carry no comparison. */
export const few = 5

/** A concept's name that leads to its view. */
export function linkTo(concept: string, labelOf: LabelOf): FindingPart {
  return { link: labelOf(concept), view: `concepts/${concept}` }
}

/** A probability behind its name: `= 0.03`, `< 0.001`. */
export function probabilityText(value: number): string {
  const text = formatProbability(value)
  return text.startsWith('<') ? text : `= ${text}`
}
