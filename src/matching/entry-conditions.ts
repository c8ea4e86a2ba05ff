import { fileUnder } from '../language/file-under.js'
import type { Candidates } from './candidates.js'

/** What an entry asks of the surroundings of its matches, as numbers of patterns. */
export interface EntryConditions {
  readonly entry: number
  readonly unless: readonly number[]
  /** `null` where nothing need be near. */
  readonly near: { readonly patterns: readonly number[]; readonly within: number | null } | null
}

/** The matches of one pattern in one sentence, laid out so that each question about them takes a few steps. */
interface Spread {
  /** Starts of the matches, ascending; beside each its first token, and the furthest end of it and those before it. */
  readonly starts: readonly number[]
  readonly firstTokens: readonly number[]
  readonly furthestEnds: readonly number[]
  /** Ends of the matches, ascending, and the token behind each. */
  readonly ends: readonly number[]
  readonly endTokens: readonly number[]
}

/**
 * Drops candidates from `first` on, all of one sentence, that do not meet the conditions of their entry. `conditionsOf`
 * gives them for the entries that are to be looked at.
 */
export function applyConditions(
  candidates: Candidates,
  first: number,
  conditionsOf: ReadonlyMap<number, EntryConditions>,
): void {
  if (conditionsOf.size === 0 || candidates.count === first) return
  let byPattern: Map<number, number[]> | null = null
  const spreads = new Map<number, Spread>()
  const spreadOf = (pattern: number): Spread => {
    byPattern ??= matchesByPattern(candidates, first)
    const spread = spreads.get(pattern) ?? spreadOut(candidates, byPattern.get(pattern) ?? [])
    spreads.set(pattern, spread)
    return spread
  }
  for (let candidate = first; candidate < candidates.count; candidate += 1) {
    const conditions = conditionsOf.get(candidates.entry[candidate] as number)
    if (conditions === undefined) continue
    const { unless, near } = conditions
    const isMet =
      !unless.some((pattern) => isCovered(candidates, candidate, spreadOf(pattern))) &&
      (near === null || near.patterns.some((pattern) => isNear(candidates, candidate, spreadOf(pattern), near.within)))
    if (!isMet) candidates.kept[candidate] = 0
  }
}

function matchesByPattern(candidates: Candidates, first: number): Map<number, number[]> {
  const byPattern = new Map<number, number[]>()
  for (let candidate = first; candidate < candidates.count; candidate += 1)
    fileUnder(byPattern, candidates.entry[candidate] as number, candidate)
  return byPattern
}

function spreadOut({ start, end, firstToken, endToken }: Candidates, matches: readonly number[]): Spread {
  const valuesOf = (column: Int32Array, order: readonly number[]) => order.map((match) => column[match] as number)
  const byStart = [...matches].sort((a, b) => (start[a] as number) - (start[b] as number))
  const byEnd = [...matches].sort((a, b) => (end[a] as number) - (end[b] as number))
  let furthest = -1
  const furthestEnds = byStart.map((match) => {
    furthest = Math.max(furthest, end[match] as number)
    return furthest
  })
  return {
    starts: valuesOf(start, byStart),
    firstTokens: valuesOf(firstToken, byStart),
    furthestEnds,
    ends: valuesOf(end, byEnd),
    endTokens: valuesOf(endToken, byEnd),
  }
}

/** True where a match reaches over the whole of the candidate. */
function isCovered({ start, end }: Candidates, candidate: number, { starts, furthestEnds }: Spread): boolean {
  const before = countUpTo(starts, start[candidate] as number)
  return before > 0 && (furthestEnds[before - 1] as number) >= (end[candidate] as number)
}

/** True where a match shares no character with the candidate and is at most so many tokens away. */
function isNear(
  { start, end, firstToken, endToken }: Candidates,
  candidate: number,
  { starts, firstTokens, ends, endTokens }: Spread,
  within: number | null,
): boolean {
  const left = countUpTo(ends, start[candidate] as number)
  const right = countUpTo(starts, (end[candidate] as number) - 1)
  if (within === null) return left > 0 || right < starts.length
  return (
    (left > 0 && (firstToken[candidate] as number) - (endTokens[left - 1] as number) < within) ||
    (right < starts.length && (firstTokens[right] as number) - (endToken[candidate] as number) < within)
  )
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
