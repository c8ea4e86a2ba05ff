import type { CountFrame } from '../analysis/frame.js'
import { appendTemporary, integers } from '../store/append.js'

/** What people judge at a time. */
export type UnitKind = 'sentence' | 'paragraph'

/** What a machine found in a unit. */
export interface UnitMarks {
  /** Places in the list of concepts asked for, ascending. */
  readonly concepts: readonly number[]
  /** Numbers of entries, ascending. */
  readonly entries: readonly number[]
}

/**
 * All units that count, in the order of documents and texts: those of the counted zones with at least one word. Of
 * documents with the same text only the first is among them.
 */
export interface Population {
  readonly kind: UnitKind
  readonly size: number
  /** Number of its document, and number in it of the unit, from 0. */
  readonly document: Int32Array
  readonly number: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  /** By unit; a unit in which nothing was found is not among them. */
  readonly marks: ReadonlyMap<number, UnitMarks>
  /** Concepts, as places, of which a unit holds a word but no mention; by unit. */
  readonly near: ReadonlyMap<number, readonly number[]>
}

/**
 * Lays out the population of units with the machine's marks on them, from the mentions that count.
 *
 * @param concepts numbers of the concepts asked for; a mention of a concept below one counts for it
 * @param nearTerms for each of them the terms that make a unit a near miss
 */
export async function layOutPopulation(
  { store }: Pick<CountFrame, 'store'>,
  kind: UnitKind,
  concepts: readonly number[],
  nearTerms: readonly (readonly number[])[],
): Promise<Population> {
  const number = kind === 'sentence' ? 'number' : 'paragraph'
  await store.run(`
    create or replace temp table coding_units as
    with worded as (
      select distinct document, sentence as number from counted_tokens
      semi join (select id as term from terms where kind in ('word', 'clitic')) using (term)),
    units as (
      select document, ${number} as number, min(start_at) as start_at, max(end_at) as end_at
      from counted_sentences semi join worded using (document, number)
      group by all)
    select (row_number() over (order by rank, number) - 1)::integer as unit, document, number, start_at, end_at
    from units join document_order using (document) order by unit`)
  await store.run('create or replace temp table coding_concepts (place integer, concept integer)')
  await appendTemporary(store.connection, 'coding_concepts', [integers(concepts.keys()), integers(concepts)])
  const of = kind === 'sentence' ? 'sentence' : 'paragraph'
  const marks = await store.integers(`
    select distinct unit, place, entry
    from counted_mentions m
    join closure using (concept)
    join coding_concepts c on c.concept = ancestor
    join coding_units u on u.document = m.document and u.number = m.${of}
    order by unit, place, entry`)
  await store.run('create or replace temp table coding_terms (place integer, term integer)')
  await appendTemporary(store.connection, 'coding_terms', [
    integers(nearTerms.flatMap((terms, place) => terms.map(() => place))),
    integers(nearTerms.flat()),
  ])
  const near = await store.integers(`
    select distinct unit, place
    from counted_tokens t
    join coding_terms using (term)
    join counted_sentences s on s.document = t.document and s.number = t.sentence
    join coding_units u on u.document = t.document and u.number = s.${number}
    order by unit, place`)
  const units = await store.integers('select document, number, start_at, end_at from coding_units order by unit')
  const [document = new Int32Array(), numbers = document, start = document, end = document] = units
  const found = marksByUnit(marks)
  return {
    ...{ kind, size: document.length, document, number: numbers, start, end },
    marks: found,
    near: nearByUnit(near, found),
  }
}

function marksByUnit([units, places, entries]: readonly Int32Array[]): Map<number, UnitMarks> {
  const found = new Map<number, { concepts: number[]; entries: number[] }>()
  for (const [row, unit] of (units ?? []).entries()) {
    const marks = found.get(unit) ?? { concepts: [], entries: [] }
    found.set(unit, marks)
    const [place, entry] = [places?.[row] as number, entries?.[row] as number]
    if (!marks.concepts.includes(place)) marks.concepts.push(place)
    if (!marks.entries.includes(entry)) marks.entries.push(entry)
  }
  for (const { entries: of } of found.values()) of.sort((a, b) => a - b)
  return found
}

function nearByUnit(
  [units, places]: readonly Int32Array[],
  marks: ReadonlyMap<number, UnitMarks>,
): Map<number, number[]> {
  const near = new Map<number, number[]>()
  for (const [row, unit] of (units ?? []).entries()) {
    const place = places?.[row] as number
    if (marks.get(unit)?.concepts.includes(place) === true) continue
    const of = near.get(unit)
    if (of === undefined) near.set(unit, [place])
    else of.push(place)
  }
  return near
}
