import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js'
import { chiSquaredSurvival } from '../statistics/chi-squared.js'
import { type ContingencyTable, contingencyTable, expectedCells } from '../statistics/contingency.js'
import { jaccard } from '../statistics/jaccard.js'
import { logDice } from '../statistics/log-dice.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import { logOddsRatio } from '../statistics/log-odds-ratio.js'
import { normalisedPointwiseMutualInformation } from '../statistics/pointwise-mutual-information.js'
import type { CountFrame } from './frame.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'
import { countUnits, type Unit, unitOfMention } from './units.js'

/** Two concepts, by number, and the units in which they stand. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly table: ContingencyTable
  readonly observed: number
  readonly unitsA: number
  readonly unitsB: number
  readonly units: number
}

/** The counts of one unit of co-occurrence. */
interface UnitCounts {
  readonly unit: Unit
  readonly units: number
  /** Units with a mention of the concept, by concept. */
  readonly unitsOf: readonly number[]
  /** By `a * concepts + b`, a < b; pairs that stand in no unit are missing. */
  readonly pairs: ReadonlyMap<number, PairCount>
}

/** In how many units two concepts stand. */
interface PairCount {
  /** With mentions that share no token. */
  readonly apart: number
  /** Only with mentions that share a token, such as one entry inside another. */
  readonly overlapping: number
}

/** The two concepts whose children are the rows and columns of the matrix, by id. */
export interface Matrix {
  readonly rows: string
  readonly columns: string
}

/** The tables `cooccurrence` and, where the lexicon names a matrix, `goal_strategy`. */
export async function cooccurrenceTables(
  frame: CountFrame,
  units: readonly Unit[],
  matrix: Matrix | null,
): Promise<ResultTable[]> {
  const counts: UnitCounts[] = []
  for (const unit of units) counts.push(await countPairs(frame, unit))
  const tables = [pairsTable(frame, counts)]
  if (matrix !== null) tables.push(matrixTable(frame, counts, matrix))
  return tables
}

/**
 * Counts units. Of each concept's mentions in a unit only the first end and the last beginning matter: two concepts have
 * mentions apart from each other exactly when one's first end lies before the other's last beginning. So the
 * join is over concepts in units, however many mentions there are.
 */
async function countPairs({ store, concepts }: CountFrame, unit: Unit): Promise<UnitCounts> {
  await store.run(`
    create or replace temp table presence as
    select document, ${unitOfMention(unit)} as unit, ancestor as concept, min(end_token) as first_end, max(first_token) as last_begin
    from counted_mentions join closure using (concept)
    group by all`)
  const unitsOf = concepts.map(() => 0)
  for (const [concept, count] of await store.rows('select concept, count(*) from presence group by concept')) {
    unitsOf[concept as number] = count as number
  }
  const rows = await store.rows(`
    select a.concept, b.concept, count(*) filter (a.first_end <= b.last_begin or b.first_end <= a.last_begin), count(*)
    from presence a join presence b on a.document = b.document and a.unit = b.unit and a.concept < b.concept
    group by all`)
  const pairs = new Map<number, PairCount>()
  for (const [a, b, apart, all] of rows as number[][]) {
    const count = { apart: apart as number, overlapping: (all as number) - (apart as number) }
    pairs.set((a as number) * concepts.length + (b as number), count)
  }
  const [units] = await store.rows(countUnits(unit))
  return { unit, units: units?.[0] as number, unitsOf, pairs }
}

/**
 * The pair's table. A unit where the two stand only with mentions that share a token says nothing about whether they keep
 * company: for this pair it is left out of all counts, or the four cells would not sum to the units.
 */
function pairOf(frame: CountFrame, counts: UnitCounts, a: number, b: number): Pair {
  const { apart, overlapping } = counts.pairs.get(Math.min(a, b) * frame.concepts.length + Math.max(a, b)) ?? noUnits
  const unitsA = (counts.unitsOf[a] as number) - overlapping
  const unitsB = (counts.unitsOf[b] as number) - overlapping
  const units = counts.units - overlapping
  return { a, b, observed: apart, unitsA, unitsB, units, table: contingencyTable(apart, unitsA, unitsB, units) }
}

const noUnits: PairCount = { apart: 0, overlapping: 0 }

/** All pairs that stand together at least once; a concept and one above it are no pair. q is over each unit's pairs. */
function pairsTable(frame: CountFrame, allCounts: readonly UnitCounts[]): ResultTable {
  const rows: Row[] = []
  for (const counts of allCounts) {
    const pairs = [...counts.pairs.keys()]
      .map((key) => pairOf(frame, counts, Math.floor(key / frame.concepts.length), key % frame.concepts.length))
      .filter(({ a, b, observed }) => observed > 0 && !isAbove(frame, a, b) && !isAbove(frame, b, a))
      .sort((left, right) => left.a - right.a || left.b - right.b)
    const tests = significance(pairs)
    pairs.forEach(({ a, b, table, observed, unitsA, unitsB, units }, index) => {
      const { g2, p, q } = tests[index] as Significance
      rows.push([
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
        g2,
        p,
        q,
        logOddsRatio(table),
      ])
    })
  }
  const description =
    'unit:text concept_a:text concept_b:text observed:integer expected units_a:integer units_b:integer units:integer ' +
    'jaccard npmi log_dice g2 p q log_odds_ratio'
  return tableOf('cooccurrence', description, rows)
}

/** The children of one concept by those of another; cells never seen stand too. q is over each unit's cells. */
function matrixTable(frame: CountFrame, allCounts: readonly UnitCounts[], matrix: Matrix): ResultTable {
  const rowConcepts = childrenOf(frame, matrix.rows)
  const columnConcepts = childrenOf(frame, matrix.columns)
  const rows: Row[] = []
  for (const counts of allCounts) {
    const cells = rowConcepts.flatMap((row) => columnConcepts.map((column) => pairOf(frame, counts, row, column)))
    const tests = significance(cells)
    cells.forEach(({ a, b, table, observed, unitsA, unitsB }, index) => {
      const { g2, q } = tests[index] as Significance
      // A concept that occurs nowhere has no association to measure.
      const isMeasured = unitsA > 0 && unitsB > 0
      const npmi = isMeasured ? normalisedPointwiseMutualInformation(table) : null
      rows.push([
        counts.unit,
        nameOf(frame, a),
        nameOf(frame, b),
        observed,
        expectedCells(table).e11,
        npmi,
        isMeasured ? g2 : null,
        isMeasured ? q : null,
      ])
    })
  }
  const description = 'unit:text goal:text strategy:text observed:integer expected npmi g2 q'
  return tableOf('goal_strategy', description, rows)
}

interface Significance {
  readonly g2: number
  readonly p: number
  readonly q: number
}

function significance(pairs: readonly Pair[]): Significance[] {
  const g2 = pairs.map(({ table }) => logLikelihood(table))
  const p = g2.map((value) => chiSquaredSurvival(value, 1))
  const q = benjaminiHochberg(p)
  return pairs.map((_, index) => ({ g2: g2[index] as number, p: p[index] as number, q: q[index] as number }))
}

function childrenOf(frame: CountFrame, id: string): number[] {
  const parent = frame.concepts.findIndex(({ concept }) => concept === id)
  return frame.concepts.flatMap((concept, number) => (concept.parent === parent ? [number] : []))
}

function isAbove(frame: CountFrame, above: number, concept: number): boolean {
  for (let at = frame.concepts[concept]?.parent ?? -1; at >= 0; at = frame.concepts[at]?.parent ?? -1) {
    if (at === above) return true
  }
  return false
}

function nameOf(frame: CountFrame, concept: number): string {
  return frame.concepts[concept]?.concept as string
}
