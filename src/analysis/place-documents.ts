import type { DescribedDocument } from './document-fields.js'
import type { Periods } from './periods.js'

/** A counted document in its place. */
export interface PlacedDocument {
  /** In the counted zones; more than 0. */
  readonly words: number
  /** Position of its period. */
  readonly period: number
  /** The value of the field by which documents are grouped; `''` where they are not. */
  readonly group: string
}

/** The documents that have a place, and those that have none. */
export interface Placed {
  readonly documents: readonly PlacedDocument[]
  /** Position in `documents` by the number of the document. */
  readonly positions: ReadonlyMap<number, number>
  /** Documents with words that lack a period, and of the others those that lack a group. */
  readonly withoutPeriod: readonly DescribedDocument[]
  readonly withoutGroup: readonly DescribedDocument[]
}

/**
 * Puts documents with at least one counted word into periods and groups.
 *
 * @param described in code-unit order of their names
 * @param words in the counted zones, by the number of the document
 * @param group field by which they are grouped; `null` where they are not
 */
export function placeDocuments(
  described: readonly DescribedDocument[],
  words: ReadonlyMap<number, number>,
  periods: Periods,
  group: string | null,
): Placed {
  const documents: PlacedDocument[] = []
  const positions = new Map<number, number>()
  const withoutPeriod: DescribedDocument[] = []
  const withoutGroup: DescribedDocument[] = []
  for (const document of described) {
    const size = words.get(document.number) ?? 0
    if (size === 0) continue
    const period = periods.periodOf.get(document.number)
    const value = group === null ? '' : document.fields.get(group)
    if (period === undefined) withoutPeriod.push(document)
    else if (value === undefined || (group !== null && value === '')) withoutGroup.push(document)
    else positions.set(document.number, documents.push({ words: size, period, group: value }) - 1)
  }
  return { documents, positions, withoutPeriod, withoutGroup }
}
