/**
 * Which of overlapping matches count.
 *
 * - `per-concept`: within one concept the longest; concepts do not know of each other.
 * - `global`: over all concepts the longest, so that no word counts twice.
 * - `all`: every entry's; only matches of one and the same entry never overlap.
 */
export const overlapPolicies = ['per-concept', 'global', 'all'] as const

/** One of {@link overlapPolicies}. */
export type OverlapPolicy = (typeof overlapPolicies)[number]

/**
 * What becomes of a mention in the scope of a negation: it counts and is marked (`flag`), does not count (`exclude`), or
 * is all that counts (`only`). The policy comes last: what `exclude` and `only` count is together what `flag` counts.
 */
export const negationPolicies = ['flag', 'exclude', 'only'] as const

/** One of {@link negationPolicies}. */
export type NegationPolicy = (typeof negationPolicies)[number]

/** What a user chooses about matching besides the lexicon: plain data, and part of what a result depends on. */
export interface MatchingPolicies {
  readonly overlap: OverlapPolicy
  readonly negation: NegationPolicy
}

/** What holds where nothing is chosen. */
export const defaultPolicies: MatchingPolicies = { overlap: 'per-concept', negation: 'flag' }
