import type { CountFrame } from './frame.js'
import type { Placed } from './place-documents.js'
import type { Series } from './trend.js'

/**
 * How often concepts stand in the documents that have a place, what lies below them included. Needs the temporary tables of a
 * {@link CountFrame}.
 *
 * @param concepts their numbers
 */
export async function conceptSeries(
  { store, concepts: all }: CountFrame,
  concepts: readonly number[],
  { positions }: Placed,
): Promise<Series[]> {
  const counts = new Map(concepts.map((concept) => [concept, [] as (readonly [number, number])[]]))
  const query = `
    select ancestor, document, count(*)::integer
    from counted_mentions join closure using (concept)
    where ancestor in (${concepts.join(', ')})
    group by ancestor, document order by ancestor, document`
  if (concepts.length > 0) {
    for await (const { rows, columns } of store.streamIntegers(query)) {
      const [ancestor, document, frequency] = columns as [Int32Array, Int32Array, Int32Array]
      for (let row = 0; row < rows; row += 1) {
        const position = positions.get(document[row] as number)
        if (position !== undefined) counts.get(ancestor[row] as number)?.push([position, frequency[row] as number])
      }
    }
  }
  return concepts.map((concept) => ({ concept: all[concept]?.concept as string, counts: counts.get(concept) ?? [] }))
}
