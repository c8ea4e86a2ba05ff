import { UsageError } from '../problems/problem.js'
import { allocateByRoot, allocateHits, leastOf, shareOut } from './allocate.js'
import { expectedHalfWidth, type HitStratum, hitsNeeded } from './expected-width.js'
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

/** How large a sample shall be. */
export interface SampleSize {
  /** Units to draw. Default: what `width` takes. */
  readonly units?: number
  /** How far the interval of each concept's precision shall reach to either side. */
  readonly width: number
}

/** Strata, and what to expect of a sample drawn by them. */
export interface Layout {
  readonly strata: readonly Stratum[]
  /** By place of the concept: how far the interval of its precision is expected to reach to either side, at most. */
  readonly halfWidths: readonly number[]
}

/** Shares of the sample by kind. What one kind has no units for goes to the others. */
const shares: Readonly<Record<StratumKind, number>> = { hit: 0.5, 'near-miss': 0.25, random: 0.25 }
/** Units without which recall would hang on a handful, where the width of precision takes fewer. */
const leastByDefault = 20

/**
 * Divides the population into strata and the sample among them.
 *
 * A unit with hits belongs to the entry, of those found in it, that is found in the fewest units; a near miss of several
 * concepts to the one with the fewest. From every stratum up to {@link leastOf} units are drawn. Where there are so many entries that
 * this would take more than half of the hits, the rarest of each concept make one stratum. Half of the sample goes to hits, a quarter to
 * near misses and a quarter to the rest, where these have so many; among hits it goes to the concept whose precision is the least sure
 * ({@link allocateHits}), among near misses by the square root of the size. A sample as large as the population is the population.
 *
 * @param conceptOf number of the concept of each entry
 * @param concepts how many concepts were asked for
 * @throws {UsageError} where fewer units are asked for than the strata take.
 */
export function layOutStrata(
  population: Population,
  conceptOf: readonly number[],
  concepts: number,
  { units, width }: SampleSize,
): Layout {
  const { byEntry, near, rest } = partition(population)
  const leastHits = leastOfAll(joinRarest(byEntry, conceptOf, 0))
  const others = leastOfAll(near) + leastOfAll(rest)
  if (units !== undefined && units < Math.min(population.size, leastHits + others))
    throw tooSmall(units, leastHits + others)
  const budgets = (wanted: number, hits: number) =>
    shareOut(
      [
        { share: shares.hit, least: hits, most: population.marks.size },
        { share: shares['near-miss'], least: leastOfAll(near), most: sizeOf(near) },
        { share: shares.random, least: leastOfAll(rest), most: sizeOf(rest) },
      ],
      Math.min(wanted, population.size),
    )
  const hitParts = (budget: number) => joinRarest(byEntry, conceptOf, Math.max(leastHits, Math.floor(budget / 2)))
  const needed = sum(hitsByConcept(population, concepts).map((hits) => hitsNeeded(hits, width)))
  const parts = hitParts(units === undefined ? needed : (budgets(units, leastHits)[0] ?? 0))
  const hits = hitStrata(parts, population, concepts)
  const forWidth = units === undefined ? sum(allocateHits(hits, concepts, { width })) : leastHits
  const wanted = units ?? Math.max(2 * forWidth, forWidth + others, leastByDefault)
  const [ofHits = 0, ofNear = 0, ofRest = 0] = budgets(wanted, forWidth)
  const drawn = allocateHits(hits, concepts, { units: ofHits })
  return {
    strata: [
      ...drawnFrom('hit', parts, drawn),
      ...drawnFrom('near-miss', near, allocateByRoot(near.map(sizeOfPart), ofNear)),
      ...drawnFrom('random', rest, [ofRest]),
    ],
    halfWidths: Array.from({ length: concepts }, (_, place) => Math.min(0.5, expectedHalfWidth(hits, drawn, place))),
  }
}

/** Hits by entry, near misses by concept, and all else. */
function partition(population: Population): { byEntry: Map<number, number[]>; near: Part[]; rest: Part[] } {
  const near = [...byRarestConcept(population)].map(([place, units]) => ({ ...none, near: place, units }))
  const others: number[] = []
  for (let unit = 0; unit < population.size; unit += 1)
    if (!population.marks.has(unit) && !population.near.has(unit)) others.push(unit)
  return {
    byEntry: byRarestEntry(population),
    near: near.sort((a, b) => a.near - b.near),
    rest: others.length === 0 ? [] : [{ ...none, units: others }],
  }
}

function drawnFrom(kind: StratumKind, parts: readonly Part[], drawn: readonly number[]): Stratum[] {
  return parts.map((part, place) => ({ ...part, kind, drawn: drawn[place] ?? 0 }))
}

function hitStrata(parts: readonly Part[], { marks }: Population, concepts: number): HitStratum[] {
  return parts.map(({ units }) => {
    const marked = new Array<number>(concepts).fill(0)
    for (const unit of units)
      for (const place of marks.get(unit)?.concepts ?? []) marked[place] = (marked[place] ?? 0) + 1
    return { size: units.length, marked }
  })
}

function hitsByConcept({ marks }: Population, concepts: number): number[] {
  const hits = new Array<number>(concepts).fill(0)
  for (const { concepts: found } of marks.values()) for (const place of found) hits[place] = (hits[place] ?? 0) + 1
  return hits
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

/** Joins the entries with the fewest units, each concept's apart, until the least of all strata is no more than `room`. */
function joinRarest(
  byEntry: ReadonlyMap<number, readonly number[]>,
  conceptOf: readonly number[],
  room: number,
): Part[] {
  const ofEntry = (entry: number) => conceptOf[entry] as number
  const sizeOfEntry = (entry: number) => byEntry.get(entry)?.length ?? 0
  const entries = [...byEntry.keys()].sort((a, b) => sizeOfEntry(a) - sizeOfEntry(b) || a - b)
  let least = entries.reduce((total, entry) => total + leastOf(sizeOfEntry(entry)), 0)
  const joined = new Map<number, number[]>()
  const alone = new Set(entries)
  const joinedSizes = new Map<number, number>()
  for (const entry of entries) {
    if (least <= room) break
    const concept = ofEntry(entry)
    const before = joinedSizes.get(concept) ?? 0
    least += leastOf(before + sizeOfEntry(entry)) - leastOf(before) - leastOf(sizeOfEntry(entry))
    alone.delete(entry)
    joined.set(concept, [...(joined.get(concept) ?? []), entry])
    joinedSizes.set(concept, before + sizeOfEntry(entry))
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

function sizeOfPart({ units }: Part): number {
  return units.length
}

function sizeOf(parts: readonly Part[]): number {
  return sum(parts.map(sizeOfPart))
}

function leastOfAll(parts: readonly Part[]): number {
  return sum(parts.map((part) => leastOf(sizeOfPart(part))))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function tooSmall(wanted: number, least: number): UsageError {
  return new UsageError(
    `A sample of ${wanted} units is too small: hits of each concept, near misses of each and the other units are strata of their own, and ` +
      `from each five units are drawn, or all it has. Ask for --n ${least} or more, or for fewer concepts with --concepts.`,
  )
}
