import type { ReadTable } from './table-difference.js'

/**
 * The rank of each concept by its frequency among the concepts beside it, those with the same parent: 1 for the most frequent,
 * equal ones alike, and the next one behind them as many places lower.
 */
export function ranksOf(concepts: ReadTable): Map<string, number> {
  const frequencies = new Map<string, number[]>()
  for (const [concept, , frequency] of concepts.rows) {
    const parent = parentOf(String(concept))
    frequencies.set(parent, [...(frequencies.get(parent) ?? []), Number(frequency)])
  }
  return new Map(
    concepts.rows.map(([concept, , frequency]) => {
      const beside = frequencies.get(parentOf(String(concept))) ?? []
      return [String(concept), 1 + beside.filter((other) => other > Number(frequency)).length]
    }),
  )
}

/** A concept's id is its path. */
function parentOf(concept: string): string {
  return concept.slice(0, Math.max(0, concept.lastIndexOf('/')))
}
