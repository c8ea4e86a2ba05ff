import { UsageError } from '../problems/problem.js'
import type { Population } from './population.js'

/**
 * Why a unit stands in a stratum.
 *
 * - `hit`: an entry of a concept asked for was found in it.
 * - `near-miss`: none was, but it holds a word without which some entry cannot match.
 * - `random`: neither.
 */
export type StratumKind = 'hit' | 'near-miss' | 'random'

/** A part of the population. Every unit stands in exactly one. */
export interface Stratum {
  readonly kind: StratumKind
  /** Place of the concept whose near misses these are; `null` in the other kinds. */
  readonly near: number | null
  /** Number of the concept of the lexicon whose entries these are; `null` in the other kinds. */
  readonly concept: number | null
  /** Number of the one entry; `null` for several entries of the concept, and in the other kinds. */
  readonly entry: number | null
  /** Units of the population, ascending. */
  readonly units: readonly number[]
  /** How many of them to draw. */
  readonly drawn: number
}

/** Units of a stratum of which as many are drawn, where it has them: fewer tell too little of its spread. */
export const leastPerStratum = 5

/** Shares of the sample by kind. What one kind has no units for goes to the others. */
const shares: Readonly<Record<StratumKind, number>> = { hit: 0.5, 'near-miss': 0.25, random: 0.25 }

/**
 * Divides the population into strata and the sample among them.
 *
 * A unit with hits belongs to the entry, of those found in it, that is found in the fewest units; a near miss of several
 * concepts to the one with the fewest. Where there are more entries than the sample has room for, the rarest of each concept
 * make one stratum. Half of the sample goes to hits, a quarter to near misses and a quarter to the rest; within a kind
 * every stratum gets up to {@link leastPerStratum} units and the others go by the square root of its size (power
 * allocation, Bankier 1988, The American Statistician 42:174-177).
 *
 * @param conceptOf number of the concept of each entry
 * @throws {UsageError} where `wanted` is too small for the concepts.
 */
export function layOutStrata(population: Population, conceptOf: readonly number[], wanted: number): Stratum[] {
  const hits = joinRarest(byRarestEntry(population), conceptOf, Math.floor(wanted * shares.hit), wanted)
  const near = [...byRarestConcept(population)].map(([place, units]) => ({ ...none, near: place, units }))
  near.sort((a, b) => a.near - b.near)
  const nearAtMost = Math.floor((wanted * shares['near-miss']) / leastPerStratum)
  if (near.length > nearAtMost) throw tooSmall(wanted, Math.ceil((near.length * leastPerStratum) / shares['near-miss']))
  const rest: number[] = []
  for (let unit = 0; unit < population.size; unit += 1)
    if (!population.marks.has(unit) && !population.near.has(unit)) rest.push(unit)
  const kinds = [
    { kind: 'hit' as const, parts: hits },
    { kind: 'near-miss' as const, parts: near },
    { kind: 'random' as const, parts: rest.length === 0 ? [] : [{ ...none, units: rest }] },
  ]
  const sizes = budgets(
    kinds.map(({ kind, parts }) => ({
      share: shares[kind],
      size: parts.reduce((sum, { units }) => sum + units.length, 0),
    })),
    wanted,
  )
  return kinds.flatMap(({ kind, parts }, index) => {
    const drawn = allocate(
      parts.map(({ units }) => units.length),
      sizes[index] ?? 0,
    )
    return parts.map((part, at) => ({ ...part, kind, drawn: drawn[at] ?? 0 }))
  })
}

interface Part {
  readonly near: number | null
  readonly concept: number | null
  readonly entry: number | null
  readonly units: readonly number[]
}

const none = { near: null, concept: null, entry: null } as const

function byRarestEntry({ marks }: Population): Map<number, number[]> {
  const frequency = new Map<number, number>()
  for (const { entries } of marks.values()) {
    for (const entry of entries) frequency.set(entry, (frequency.get(entry) ?? 0) + 1)
  }
  return groupedByRarest(marks, ({ entries }) => entries, frequency)
}

function byRarestConcept({ near, marks }: Population): Map<number, number[]> {
  const unmarked = new Map([...near].filter(([unit]) => !marks.has(unit)))
  const frequency = new Map<number, number>()
  for (const places of unmarked.values()) {
    for (const place of places) frequency.set(place, (frequency.get(place) ?? 0) + 1)
  }
  return groupedByRarest(unmarked, (places) => places, frequency)
}

/** The units by the rarest of what they hold; of two as rare the one with the lower number. */
function groupedByRarest<Value>(
  units: ReadonlyMap<number, Value>,
  keysOf: (value: Value) => readonly number[],
  frequency: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [unit, value] of units) {
    const rank = (key: number) => frequency.get(key) ?? 0
    const key = keysOf(value).reduce((best, each) => (rank(each) < rank(best) ? each : best))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [unit])
    else group.push(unit)
  }
  for (const group of groups.values()) group.sort((a, b) => a - b)
  return groups
}

/** Joins the entries with the fewest units, each concept's apart, until there is room for all strata. */
function joinRarest(
  byEntry: ReadonlyMap<number, readonly number[]>,
  conceptOf: readonly number[],
  budget: number,
  wanted: number,
): Part[] {
  const ofEntry = (entry: number) => conceptOf[entry] as number
  const entries = [...byEntry.keys()].sort(
    (a, b) => (byEntry.get(a)?.length ?? 0) - (byEntry.get(b)?.length ?? 0) || a - b,
  )
  const room = Math.floor(budget / leastPerStratum)
  const concepts = new Set(entries.map(ofEntry))
  if (concepts.size > room) throw tooSmall(wanted, Math.ceil((concepts.size * leastPerStratum) / shares.hit))
  const joined = new Map<number, number[]>()
  const alone = new Set(entries)
  for (const entry of entries) {
    if (alone.size + joined.size <= room) break
    alone.delete(entry)
    joined.set(ofEntry(entry), [...(joined.get(ofEntry(entry)) ?? []), entry])
  }
  const parts: Part[] = [...alone].map((entry) => ({
    ...{ near: null, concept: ofEntry(entry), entry },
    units: byEntry.get(entry) ?? [],
  }))
  for (const [concept, of] of joined) {
    const units = of.flatMap((entry) => byEntry.get(entry) ?? []).sort((a, b) => a - b)
    parts.push({ near: null, concept, entry: of.length === 1 ? (of[0] ?? null) : null, units })
  }
  return parts.sort(
    (a, b) =>
      (a.concept ?? 0) - (b.concept ?? 0) ||
      (a.entry ?? Number.POSITIVE_INFINITY) - (b.entry ?? Number.POSITIVE_INFINITY) ||
      0,
  )
}

function tooSmall(wanted: number, least: number): UsageError {
  return new UsageError(
    `A sample of ${wanted} units is too small for so many concepts: each needs ${leastPerStratum} units in its strata. ` +
      `Ask for --n ${least} or more, or for fewer concepts with --concepts.`,
  )
}

/** Shares `wanted` out by kind; what a kind has no units for goes to the others by their shares. */
function budgets(kinds: readonly { readonly share: number; readonly size: number }[], wanted: number): number[] {
  const result = kinds.map(() => 0)
  let left = Math.min(
    wanted,
    kinds.reduce((sum, { size }) => sum + size, 0),
  )
  while (left > 0) {
    const open = kinds.flatMap(({ share, size }, index) => (size > (result[index] ?? 0) ? [{ share, index }] : []))
    const whole = open.reduce((sum, { share }) => sum + share, 0)
    const before = left
    for (const { share, index } of open) {
      const room = (kinds[index]?.size ?? 0) - (result[index] ?? 0)
      const more = Math.min(room, left, Math.max(1, Math.floor((before * share) / whole)))
      result[index] = (result[index] ?? 0) + more
      left -= more
    }
  }
  return result
}

/** Shares a budget out among strata: the least to each, then by the square root of the size, none beyond its size. */
export function allocate(sizes: readonly number[], budget: number): number[] {
  const drawn = sizes.map((size) => Math.min(size, leastPerStratum))
  let left = budget - drawn.reduce((sum, count) => sum + count, 0)
  while (left > 0) {
    const open = sizes.flatMap((size, index) => (size > (drawn[index] ?? 0) ? [index] : []))
    if (open.length === 0) break
    const whole = open.reduce((sum, index) => sum + Math.sqrt(sizes[index] ?? 0), 0)
    const before = left
    for (const index of open) {
      const size = sizes[index] ?? 0
      const more = Math.min(
        size - (drawn[index] ?? 0),
        left,
        Math.max(1, Math.floor((before * Math.sqrt(size)) / whole)),
      )
      drawn[index] = (drawn[index] ?? 0) + more
      left -= more
    }
  }
  return drawn
}
