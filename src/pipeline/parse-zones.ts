import { countedByDefault, type Zone, zones } from '../documents/document.js'
import { UsageError } from '../problems/problem.js'

/** The zones of these names, in their own order; those counted unless told otherwise where none is named. */
export function parseZones(names: readonly string[] | undefined): readonly Zone[] {
  if (names === undefined) return countedByDefault
  if (names.includes('all')) return zones
  const unknown = names.find((name) => !(zones as readonly string[]).includes(name))
  if (unknown !== undefined || names.length === 0) {
    throw new UsageError(`"${unknown ?? ''}" is no zone. Use all, or some of: ${zones.join(', ')}.`)
  }
  return zones.filter((zone) => names.includes(zone))
}
