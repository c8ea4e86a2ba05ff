import type { Code } from './sheet.js'

/** What holds as true of units, by concept and unit. */
export type Gold = ReadonlyMap<string, ReadonlyMap<string, boolean>>

/** Gold, and what was left open. */
export interface MadeGold {
  readonly gold: Gold
  /** Units on which coders stand even, by concept: they count as missing until somebody decides. */
  readonly undecided: ReadonlyMap<string, readonly string[]>
}

/**
 * What most coders say of each unit; where they stand even, nothing. An adjudicated code takes precedence over all.
 *
 * @param withoutCoder whose codes play no part, for holding a coder against the others
 */
export function makeGold(codes: readonly Code[], adjudicated: readonly Code[] = [], withoutCoder?: string): MadeGold {
  const votes = new Map<string, Map<string, number>>()
  const vote = ({ concept, unit, code }: Code) => {
    if (code !== '1' && code !== '0') return
    const ofConcept = votes.get(concept) ?? new Map<string, number>()
    votes.set(concept, ofConcept)
    ofConcept.set(unit, (ofConcept.get(unit) ?? 0) + (code === '1' ? 1 : -1))
  }
  for (const code of codes) if (code.coder !== withoutCoder) vote(code)
  for (const { concept, unit, code } of adjudicated) {
    const ofConcept = votes.get(concept) ?? new Map<string, number>()
    votes.set(concept, ofConcept)
    if (code === '1' || code === '0') ofConcept.set(unit, code === '1' ? 1 : -1)
  }
  const gold = new Map<string, Map<string, boolean>>()
  const undecided = new Map<string, string[]>()
  for (const [concept, units] of votes) {
    gold.set(concept, new Map([...units].flatMap(([unit, sum]) => (sum === 0 ? [] : [[unit, sum > 0] as const]))))
    undecided.set(
      concept,
      [...units].flatMap(([unit, sum]) => (sum === 0 ? [unit] : [])),
    )
  }
  return { gold, undecided }
}
