import { expectedCells } from '../statistics/contingency.js'
import { dice } from '../statistics/dice.js'
import type { Interval } from '../statistics/interval.js'
import { jaccard } from '../statistics/jaccard.js'
import { logDice } from '../statistics/log-dice.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import { logOddsRatio } from '../statistics/log-odds-ratio.js'
import { ochiai } from '../statistics/ochiai.js'
import { pearsonChiSquared } from '../statistics/pearson-chi-squared.js'
import { normalisedPointwiseMutualInformation } from '../statistics/pointwise-mutual-information.js'
import type { Resampling } from '../statistics/ratio.js'
import { type Bootstraps, underWay } from './bootstraps.js'
import type { CountFrame } from './frame.js'
import {
  admissiblePairs,
  countPairs,
  type Pair,
  pairKey,
  pairOf,
  pairsByDocument,
  pairsTogether,
  type UnitCounts,
} from './pair-counts.js'
import { fisherWhereSmall, type PairSignificance, pairSignificances } from './pair-significance.js'
import { type DocumentTest, documentTests } from './pair-tests.js'
import { type ResultTable, type Row, tableOf, tableWhenComputed } from './result-table.js'
import type { Unit } from './units.js'

/** The two concepts whose children are the rows and columns of the matrix, by id. */
export interface Matrix {
  readonly rows: string
  readonly columns: string
}

/** How sure the pairs of concepts are. */
export interface PairPrecision {
  readonly resampling: Resampling
  readonly bootstraps: Bootstraps
}

/**
 * The tables `cooccurrence` and, where the lexicon names a matrix, `goal_strategy`. Intervals may still be computed when the tables are
 * given; the store is asked nothing more.
 *
 * @param precision `null` where only counts and measures are wanted: without intervals and tests over documents
 */
export async function cooccurrenceTables(
  frame: CountFrame,
  units: readonly Unit[],
  matrix: Matrix | null,
  precision: PairPrecision | null,
): Promise<ResultTable[]> {
  const counted: CountedPairs[] = []
  for (const unit of units) {
    const counts = await countPairs(frame, unit)
    const pairs = pairsTogether(frame, counts)
    if (precision === null) counted.push({ counts, pairs, intervals: Promise.resolve([]), tests: new Map() })
    else {
      const { resampling, bootstraps } = precision
      const intervals = underWay(logOddsIntervals(frame, counts, pairs, resampling, bootstraps))
      counted.push({ counts, pairs, intervals, tests: await documentTests(frame, counts) })
    }
  }
  const tables = [tableWhenComputed('cooccurrence', pairColumns, pairRows(frame, counted))]
  const allCounts = counted.map(({ counts }) => counts)
  if (matrix !== null) tables.push(matrixTable(frame, allCounts, matrix))
  return tables
}

/** The pairs of a unit of co-occurrence. */
interface CountedPairs {
  readonly counts: UnitCounts
  readonly pairs: readonly Pair[]
  /** By pair; empty where none are wanted. */
  readonly intervals: Promise<readonly (Interval | null)[]>
  /** By {@link pairKey}. */
  readonly tests: ReadonlyMap<number, DocumentTest>
}

/** Draws of log odds ratios held at a time; more pairs are drawn group by group. */
const drawsAtATime = 2 ** 22

/** The intervals of any number of pairs, a limited number at a time. */
async function logOddsIntervals(
  frame: CountFrame,
  counts: UnitCounts,
  pairs: readonly Pair[],
  resampling: Resampling,
  bootstraps: Bootstraps,
): Promise<(Interval | null)[]> {
  const size = Math.max(1, Math.floor(drawsAtATime / resampling.draws))
  const groups = Array.from({ length: Math.ceil(pairs.length / size) }, (_, group) =>
    pairs.slice(group * size, (group + 1) * size),
  )
  const intervals = groups.map((group) =>
    bootstraps.pairIntervals({ counts: pairsByDocument(frame, counts, group), pairs: group, resampling }),
  )
  return (await Promise.all(intervals)).flat()
}

const pairColumns =
  'unit:text concept_a:text concept_b:text observed:integer expected units_a:integer units_b:integer units:integer ' +
  'jaccard npmi log_dice g2 p q log_odds_ratio ci_low ci_high dice ochiai chi_squared p_fisher p_documents q_documents'

/** All pairs that stand together at least once. q is over all that can, within the unit. */
async function pairRows(frame: CountFrame, counted: readonly CountedPairs[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const ofUnit of counted) for (const row of rowsOfUnit(frame, ofUnit, await ofUnit.intervals)) rows.push(row)
  return rows
}

function rowsOfUnit(
  frame: CountFrame,
  { counts, pairs, tests }: CountedPairs,
  intervals: readonly (Interval | null)[],
): Row[] {
  const significances = pairSignificances(frame, counts, admissiblePairs(frame, counts))
  return pairs.map(({ a, b, table, observed, unitsA, unitsB, units }, index) => {
    const { p, q } = significances.get(pairKey(frame, a, b)) as PairSignificance
    const interval = intervals[index]
    const test = tests.get(pairKey(frame, a, b))
    return [
      counts.unit,
      nameOf(frame, a),
      nameOf(frame, b),
      observed,
      expectedCells(table).e11,
      unitsA,
      unitsB,
      units,
      jaccard(observed, unitsA, unitsB),
      normalisedPointwiseMutualInformation(table),
      logDice(observed, unitsA, unitsB),
      logLikelihood(table),
      p,
      q,
      logOddsRatio(table),
      interval?.low ?? null,
      interval?.high ?? null,
      dice(observed, unitsA, unitsB),
      ochiai(observed, unitsA, unitsB),
      pearsonChiSquared(table),
      fisherWhereSmall(table),
      test?.p ?? null,
      test?.q ?? null,
    ]
  })
}

/** The children of one concept by those of another; cells never seen stand too. q is over each unit's cells of concepts that occur. */
function matrixTable(frame: CountFrame, allCounts: readonly UnitCounts[], matrix: Matrix): ResultTable {
  const rowConcepts = childrenOf(frame, matrix.rows)
  const columnConcepts = childrenOf(frame, matrix.columns)
  const rows: Row[] = []
  for (const counts of allCounts) {
    const cells = rowConcepts.flatMap((row) => columnConcepts.map((column) => pairOf(frame, counts, row, column)))
    const keys = cells.map(({ a, b }) => pairKey(frame, a, b))
    const admissible = new Set(admissiblePairs(frame, counts))
    const significances = pairSignificances(frame, counts, [...new Set(keys.filter((key) => admissible.has(key)))])
    cells.forEach(({ a, b, table, observed, unitsA, unitsB }, index) => {
      // A concept that occurs nowhere, or only in words that it shares with the other, has no association to measure.
      const significance = unitsA > 0 && unitsB > 0 ? significances.get(keys[index] as number) : undefined
      rows.push([
        counts.unit,
        nameOf(frame, a),
        nameOf(frame, b),
        observed,
        expectedCells(table).e11,
        significance === undefined ? null : normalisedPointwiseMutualInformation(table),
        significance === undefined ? null : logLikelihood(table),
        significance?.q ?? null,
      ])
    })
  }
  const description = 'unit:text goal:text strategy:text observed:integer expected npmi g2 q'
  return tableOf('goal_strategy', description, rows)
}

function childrenOf(frame: CountFrame, id: string): number[] {
  const parent = frame.concepts.findIndex(({ concept }) => concept === id)
  return frame.concepts.flatMap((concept, number) => (concept.parent === parent ? [number] : []))
}

function nameOf(frame: CountFrame, concept: number): string {
  return frame.concepts[concept]?.concept as string
}
