import { associations } from './association.js'
import { conceptRates } from './concept-rates.js'
import { dispersion } from './dispersion.js'
import { documentProfiles } from './document-profiles.js'
import { entryShares } from './entry-shares.js'
import type { Figure, Tables } from './figure.js'
import { goalStrategy } from './goal-strategy.js'
import { keyness } from './keyness.js'
import { networkDrawings } from './network-drawing.js'
import { similarities } from './similarity.js'
import type { Scheme } from './theme.js'
import { trends } from './trend.js'

/**
 * The figures of a run, made of its tables alone: every number of a figure stands in the table that it names as its source.
 * A figure whose table or columns are not there is left out. The same tables give the same specifications.
 *
 * @param scheme colours, for a light or a dark ground
 */
export function figuresOf(tables: Tables, scheme: Scheme = 'light'): Figure[] {
  return kinds.flatMap((figuresOfKind) => figuresOfKind(tables, scheme))
}

/** In the order in which a reader asks. */
const kinds: readonly ((tables: Tables, scheme: Scheme) => Figure[])[] = [
  conceptRates,
  goalStrategy,
  entryShares,
  associations,
  networkDrawings,
  dispersion,
  documentProfiles,
  trends,
  keyness,
  similarities,
]
