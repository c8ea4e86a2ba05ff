import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js'
import { fisherExact } from '../statistics/fisher-exact.js'
import {
  addIndependent,
  type SumDistribution,
  shiftShares,
  sumDistribution,
  twoSidedProbability,
} from '../statistics/shift-test.js'
import type { CountFrame } from './frame.js'
import { admissiblePairs, pairKey, pairOfKey, type UnitCounts } from './pair-counts.js'
import { type ConceptPresence, meet, presenceByDocument, withoutUnits } from './presence.js'

/** What a test that respects documents says of a pair. */
export interface DocumentTest {
  readonly p: number
  /** After Benjamini and Hochberg over all pairs of concepts that occur, together or not. */
  readonly q: number
}

/**
 * Tests whether two concepts keep company, with documents held fixed. Two concepts that the same documents speak of stand together by
 * chance more often than in the corpus at large, and their sentences come in runs; a test that takes all sentences for
 * independent takes either for company.
 *
 * - Within documents: the units with one concept are shifted against those with the other, in each document on its own, see
 *   `shiftShares`. The p value is exact over all shifts of all documents, by convolution; nothing is drawn.
 * - Unit `document`: Fisher's exact test, which permutes whole documents.
 *
 * Gives the pairs that stand together; q counts the others too. Needs the presence that `countPairs` leaves laid out.
 */
export async function documentTests(frame: CountFrame, counts: UnitCounts): Promise<Map<number, DocumentTest>> {
  const keys = admissiblePairs(frame, counts)
  const p = counts.unit === 'document' ? fisherOf(frame, counts, keys) : await shifted(frame, counts, keys)
  const q = benjaminiHochberg(p)
  return new Map(keys.map((key, index) => [key, { p: p[index] as number, q: q[index] as number }]))
}

function fisherOf(frame: CountFrame, counts: UnitCounts, keys: readonly number[]): number[] {
  return keys.map((key) => fisherExact(pairOfKey(frame, counts, key).table, 'two-sided'))
}

async function shifted(frame: CountFrame, counts: UnitCounts, keys: readonly number[]): Promise<number[]> {
  const sums = new Map(keys.map((key) => [key, sumDistribution(counts.pairs.get(key)?.apart ?? 0)]))
  for await (const { units, concepts } of presenceByDocument(frame, counts.unitsByRank)) {
    concepts.forEach((a, index) => {
      for (let other = index + 1; other < concepts.length; other += 1) {
        const b = concepts[other] as ConceptPresence
        const sum = sums.get(pairKey(frame, a.concept, b.concept))
        if (sum !== undefined) addDocument(sum, a, b, units)
      }
    })
  }
  return keys.map((key) => twoSidedProbability(sums.get(key) as SumDistribution))
}

function addDocument(sum: SumDistribution, a: ConceptPresence, b: ConceptPresence, units: number): void {
  const { overlapping } = meet(a, b)
  const left = units - overlapping.length
  const [atA, atB] = [withoutUnits(a.at, overlapping), withoutUnits(b.at, overlapping)]
  if (atA.length > 0 && atB.length > 0) addIndependent(sum, shiftShares(atA, atB, left))
}
