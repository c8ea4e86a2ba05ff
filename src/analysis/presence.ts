import type { CountFrame } from './frame.js'
import { listUnits, type Unit, unitOfMention } from './units.js'

/** Where the concepts of a document stand, by unit. */
export interface DocumentPresence {
  readonly rank: number
  /** Counted units of the document. */
  readonly units: number
  /** The concepts it mentions, by number. */
  readonly concepts: readonly ConceptPresence[]
}

/** The units of a document in which a concept stands. */
export interface ConceptPresence {
  readonly concept: number
  /** Numbers of the units among the counted ones of the document, from 0, rising. */
  readonly at: Int32Array
  /** End of the mention that ends first in each of these units, and begin of the one that begins last, in tokens. */
  readonly firstEnd: Int32Array
  readonly lastBegin: Int32Array
}

/** In how many units of a document two concepts stand, and which of them say nothing. */
export interface Meeting {
  /** Units where they stand with mentions that share no token. */
  readonly apart: number
  /** Units where they stand only with mentions that share a token, such as one entry inside another; rising. */
  readonly overlapping: readonly number[]
}

/** Lays out for {@link presenceByDocument} where the concepts stand, and gives the units of each document, by rank. */
export async function layOutPresence(frame: CountFrame, unit: Unit): Promise<Int32Array> {
  const { store, documents } = frame
  await store.run(`
    create or replace temp table unit_order as
    select document, unit, (row_number() over (partition by document order by unit) - 1)::integer as nth from (${listUnits(unit)})`)
  await store.run(`
    create or replace temp table presence as
    select document, unit, rank, ancestor as concept, nth, min(end_token) as first_end, max(first_token) as last_begin
    from (select *, ${unitOfMention(unit)} as unit from counted_mentions)
    join closure using (concept) join unit_order using (document, unit) join document_order using (document)
    group by all order by rank, ancestor, nth`)
  const units = new Int32Array(documents.length)
  const [ranks, counts] = (await store.integers(
    'select rank, count(*)::integer from unit_order join document_order using (document) group by rank',
  )) as [Int32Array?, Int32Array?]
  ranks?.forEach((rank, row) => {
    units[rank] = counts?.[row] ?? 0
  })
  return units
}

/** The documents that mention something, by rank. Needs {@link layOutPresence}, whose units it takes. */
export async function* presenceByDocument({ store }: CountFrame, units: Int32Array): AsyncGenerator<DocumentPresence> {
  let rank = -1
  let rows: Columns = [[], [], [], []]
  const query = 'select rank, concept, nth, first_end, last_begin from presence order by rank, concept, nth'
  for await (const batch of store.streamIntegers(query)) {
    const [ranks, ...columns] = batch.columns as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < batch.rows; row += 1) {
      if (ranks[row] !== rank) {
        if (rank >= 0) yield { rank, units: units[rank] as number, concepts: byConcept(rows) }
        rank = ranks[row] as number
        rows = [[], [], [], []]
      }
      for (let column = 0; column < 4; column += 1) rows[column]?.push(columns[column]?.[row] as number)
    }
  }
  if (rank >= 0) yield { rank, units: units[rank] as number, concepts: byConcept(rows) }
}

type Columns = readonly [concept: number[], at: number[], firstEnd: number[], lastBegin: number[]]

function byConcept([concept, ...columns]: Columns): ConceptPresence[] {
  const concepts: ConceptPresence[] = []
  for (let from = 0; from < concept.length; ) {
    let to = from
    while (concept[to] === concept[from]) to += 1
    const [at, firstEnd, lastBegin] = columns.map((column) => Int32Array.from(column.slice(from, to)))
    concepts.push({ concept: concept[from], at, firstEnd, lastBegin } as ConceptPresence)
    from = to
  }
  return concepts
}

/**
 * Of each concept's mentions in a unit only the first end and the last begin matter: two concepts have mentions apart from each
 * other exactly where one's first end lies before the other's last begin.
 */
export function meet(a: ConceptPresence, b: ConceptPresence): Meeting {
  let apart = 0
  const overlapping: number[] = []
  for (let i = 0, j = 0; i < a.at.length && j < b.at.length; ) {
    const [unitA, unitB] = [a.at[i] as number, b.at[j] as number]
    if (unitA === unitB) {
      if (areApart(a.firstEnd[i], a.lastBegin[i], b.firstEnd[j], b.lastBegin[j])) apart += 1
      else overlapping.push(unitA)
    }
    if (unitA <= unitB) i += 1
    if (unitB <= unitA) j += 1
  }
  return { apart, overlapping }
}

/** Whether two concepts have mentions apart from each other. */
export function areApart(firstEndA = 0, lastBeginA = 0, firstEndB = 0, lastBeginB = 0): boolean {
  return firstEndA <= lastBeginB || firstEndB <= lastBeginA
}

/** The units that are left without some of them, numbered anew. */
export function withoutUnits(at: Int32Array, without: readonly number[]): Int32Array {
  if (without.length === 0) return at
  let passed = 0
  const left: number[] = []
  for (const unit of at) {
    while (passed < without.length && (without[passed] as number) < unit) passed += 1
    if (without[passed] !== unit) left.push(unit - passed)
  }
  return Int32Array.from(left)
}
