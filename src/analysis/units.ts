import { UsageError } from '../problems/problem.js'

/** Where two concepts have to stand together to count as a pair. */
export type Unit = 'sentence' | 'paragraph' | 'document' | `window:${number}`

/** Reads the name of a unit: `sentence`, `paragraph`, `document` or `window:k` with k from 2 to 100,000 tokens. */
export function parseUnit(name: string): Unit {
  if (name === 'sentence' || name === 'paragraph' || name === 'document') return name
  const width = /^window:(\d+)$/.exec(name)?.[1]
  if (width !== undefined && Number(width) >= 2 && Number(width) <= 100_000) return `window:${Number(width)}`
  throw new UsageError(
    `"${name}" is no unit of co-occurrence. Use sentence, paragraph, document or window:k with k tokens from 2 to 100000, such as window:30.`,
  )
}

/** SQL for the number of a unit within its document, over the columns of `mentions`. */
export function unitOfMention(unit: Unit): string {
  switch (unit) {
    case 'sentence':
    case 'paragraph':
      return unit
    case 'document':
      return '0'
    default:
      return `first_token // ${widthOf(unit)}`
  }
}

/** SQL for all units of the counted text: their document and their number in it, as of {@link unitOfMention}. */
export function listUnits(unit: Unit): string {
  switch (unit) {
    case 'sentence':
      return 'select document, number as unit from counted_sentences'
    case 'paragraph':
      return 'select distinct document, paragraph as unit from counted_sentences'
    case 'document':
      return 'select distinct document, 0 as unit from counted_sentences'
    default:
      return `select distinct document, position // ${widthOf(unit)} as unit from counted_tokens`
  }
}

function widthOf(unit: Unit): number {
  return Number(unit.slice('window:'.length))
}
