import { type ContingencyTable, contingencyTable } from '../statistics/contingency.js'
import { type DocumentCounts, documentCounts } from '../statistics/document-counts.js'
import { GrowingColumns } from '../store/growing-columns.js'
import { isWithin } from './concept-counts.js'
import type { CountFrame, MentionFrame } from './frame.js'
import { layOutPresence, meet, presenceByDocument } from './presence.js'
import type { Unit } from './units.js'

/** The counts of one unit of co-occurrence, over all documents and by document. */
export interface UnitCounts {
  readonly unit: Unit
  /** Units of each document, by rank. */
  readonly unitsByRank: Int32Array
  readonly units: number
  /** Units with a mention of the concept, by concept. */
  readonly unitsOf: readonly number[]
  /** By {@link pairKey}; pairs that stand in no unit are missing. */
  readonly pairs: ReadonlyMap<number, PairCount>
  /** The same by document: a list of counts, as columns. */
  readonly conceptsByRank: Readonly<Record<'rank' | 'concept' | 'units', Int32Array>>
  readonly pairsByRank: Readonly<Record<'rank' | 'a' | 'b' | 'apart' | 'overlapping', Int32Array>>
}

/** In how many units two concepts stand. */
export interface PairCount {
  /** With mentions that share no token. */
  apart: number
  /** Only with mentions that share a token, such as one entry inside another. */
  overlapping: number
}

/** Two concepts, by number, and the units in which they stand. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly table: ContingencyTable
  readonly observed: number
  readonly unitsA: number
  readonly unitsB: number
  readonly units: number
}

type ThreeColumns = [Int32Array, Int32Array, Int32Array]

type Concepts = Pick<MentionFrame, 'concepts'>

/** The number of a pair, whichever concept is named first. */
export function pairKey({ concepts }: Concepts, a: number, b: number): number {
  return Math.min(a, b) * concepts.length + Math.max(a, b)
}

/** Counts units; leaves where the concepts stand laid out for `presenceByDocument`. */
export async function countPairs(frame: CountFrame, unit: Unit): Promise<UnitCounts> {
  const unitsByRank = await layOutPresence(frame, unit)
  const unitsOf = frame.concepts.map(() => 0)
  const pairs = new Map<number, PairCount>()
  const conceptsByRank = new GrowingColumns(3)
  const pairsByRank = new GrowingColumns(5)
  for await (const { rank, concepts } of presenceByDocument(frame, unitsByRank)) {
    concepts.forEach((a, index) => {
      unitsOf[a.concept] = (unitsOf[a.concept] as number) + a.at.length
      conceptsByRank.add(rank, a.concept, a.at.length)
      for (let other = index + 1; other < concepts.length; other += 1) {
        const b = concepts[other] as (typeof concepts)[number]
        const { apart, overlapping } = meet(a, b)
        if (apart === 0 && overlapping.length === 0) continue
        const key = pairKey(frame, a.concept, b.concept)
        const pair = pairs.get(key) ?? { apart: 0, overlapping: 0 }
        pair.apart += apart
        pair.overlapping += overlapping.length
        pairs.set(key, pair)
        pairsByRank.add(rank, a.concept, b.concept, apart, overlapping.length)
      }
    })
  }
  const units = unitsByRank.reduce((sum, ofDocument) => sum + ofDocument, 0)
  const [rank, concept, unitsOfConcept] = conceptsByRank.views() as ThreeColumns
  const [rankOfPair, a, b, apart, overlapping] = pairsByRank.views() as [...ThreeColumns, Int32Array, Int32Array]
  return {
    ...{ unit, unitsByRank, units, unitsOf, pairs },
    conceptsByRank: { rank, concept, units: unitsOfConcept },
    pairsByRank: { rank: rankOfPair, a, b, apart, overlapping },
  }
}

/**
 * The pair's table. A unit where the two stand only with mentions that share a token says nothing about whether they keep
 * company: for this pair it is left out of all counts, or the four cells would not sum to the units.
 */
export function pairOf(frame: Concepts, counts: UnitCounts, a: number, b: number): Pair {
  const { apart, overlapping } = counts.pairs.get(pairKey(frame, a, b)) ?? { apart: 0, overlapping: 0 }
  const unitsA = (counts.unitsOf[a] as number) - overlapping
  const unitsB = (counts.unitsOf[b] as number) - overlapping
  const units = counts.units - overlapping
  return { a, b, observed: apart, unitsA, unitsB, units, table: contingencyTable(apart, unitsA, unitsB, units) }
}

/** The pair of a number of {@link pairKey}. */
export function pairOfKey(frame: Concepts, counts: UnitCounts, key: number): Pair {
  const { length } = frame.concepts
  return pairOf(frame, counts, Math.floor(key / length), key % length)
}

/**
 * The pairs that can stand together, by {@link pairKey}: those of two concepts that both occur, of which neither is above the other.
 * Whether they do stand together does not matter, so that these are the tests of a table.
 */
export function admissiblePairs(frame: Concepts, { unitsOf }: Pick<UnitCounts, 'unitsOf'>): number[] {
  const occurring = frame.concepts.flatMap((_, concept) => ((unitsOf[concept] as number) > 0 ? [concept] : []))
  return occurring.flatMap((a) =>
    occurring.filter((b) => a < b && !isWithin(frame, a, b) && !isWithin(frame, b, a)).map((b) => pairKey(frame, a, b)),
  )
}

/** The pairs that stand together at least once, by their concepts; a concept and one above it are no pair. */
export function pairsTogether(frame: Concepts, counts: UnitCounts): Pair[] {
  return [...counts.pairs]
    .filter(([, { apart }]) => apart > 0)
    .map(([key]) => pairOfKey(frame, counts, key))
    .filter(({ a, b }) => !isWithin(frame, a, b) && !isWithin(frame, b, a))
    .sort((left, right) => left.a - right.a || left.b - right.b)
}

/**
 * The counts of some pairs by document, for a bootstrap. The items are, one behind the other: `observed` of each pair, the units
 * left out of each pair, the units of each concept, and all units. Documents without a unit are left out.
 */
export function pairsByDocument(frame: CountFrame, counts: UnitCounts, pairs: readonly Pair[]): DocumentCounts {
  const rows = new Int32Array(counts.unitsByRank.length).fill(-1)
  const [leftOut, ofConcepts, all] = [pairs.length, 2 * pairs.length, 2 * pairs.length + frame.concepts.length]
  const list = new GrowingColumns(3)
  const add = (rank: number, of: number, units: number) => {
    if (units > 0) list.add(rows[rank] as number, of, units)
  }
  let documents = 0
  counts.unitsByRank.forEach((units, rank) => {
    if (units === 0) return
    rows[rank] = documents
    documents += 1
    add(rank, all, units)
  })
  const numbers = new Map(pairs.map(({ a, b }, index) => [pairKey(frame, a, b), index]))
  const { pairsByRank, conceptsByRank } = counts
  pairsByRank.rank.forEach((rank, row) => {
    const index = numbers.get(pairKey(frame, pairsByRank.a[row] as number, pairsByRank.b[row] as number))
    if (index === undefined) return
    add(rank, index, pairsByRank.apart[row] as number)
    add(rank, leftOut + index, pairsByRank.overlapping[row] as number)
  })
  conceptsByRank.rank.forEach((rank, row) => {
    add(rank, ofConcepts + (conceptsByRank.concept[row] as number), conceptsByRank.units[row] as number)
  })
  const [document, item, count] = list.views() as ThreeColumns
  return documentCounts(documents, all + 1, document, item, count)
}

/** The table of pair i of {@link pairsByDocument} from the sums of its items. */
export function tableFromSums(sums: Float64Array, pairs: readonly Pair[], index: number): ContingencyTable {
  const { a, b } = pairs[index] as Pair
  const leftOut = sums[pairs.length + index] as number
  return contingencyTable(
    sums[index] as number,
    (sums[2 * pairs.length + a] as number) - leftOut,
    (sums[2 * pairs.length + b] as number) - leftOut,
    (sums[sums.length - 1] as number) - leftOut,
  )
}
