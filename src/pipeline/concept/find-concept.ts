import { compareCodeUnits } from '../../language/order.js'
import { nearestKey } from '../../lexicon/nearest-key.js'
import { UsageError } from '../../problems/problem.js'

/** What the names of concepts are needed for. */
interface Named {
  readonly concept: string
}

/** Ids that are named where no concept was meant for sure. */
const namedAtMost = 12

/**
 * The number of the concept with this id.
 *
 * @throws {UsageError} where there is none, with the ids that were probably meant.
 */
export function numberOfConcept(concepts: readonly Named[], id: string): number {
  const number = concepts.findIndex(({ concept }) => concept === id)
  if (number >= 0) return number
  throw new UsageError(`The lexicon of this store has no concept ${id}. ${adviceFor(concepts, id)}`)
}

/** Says which concept was probably meant by an id that there is not. */
export function adviceFor(concepts: readonly Named[], id: string): string {
  const ids = concepts.map(({ concept }) => concept).sort(compareCodeUnits)
  const meant = conceptMeant(concepts, id)
  if (meant !== null) return `Did you mean ${meant}?`
  if (ids.length === 0) return 'It has no concept at all.'
  const more = ids.length > namedAtMost ? `, and ${ids.length - namedAtMost} more (tallyrand lexicon show)` : ''
  return `There are: ${ids.slice(0, namedAtMost).join(', ')}${more}.`
}

/** The concept whose last key this is, or whose id or last key is nearest to it; `null` where none is near. */
export function conceptMeant(concepts: readonly Named[], id: string): string | null {
  const ids = concepts.map(({ concept }) => concept).sort(compareCodeUnits)
  const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const below = ids.find((path) => lastOf(path) === id.toLowerCase())
  if (below !== undefined) return below
  const near = nearestKey(id, ids)
  if (near !== null) return near
  const last = nearestKey(lastOf(id), ids.map(lastOf))
  return last === null ? null : (ids.find((path) => lastOf(path) === last) ?? null)
}
