import { compareCodeUnits } from '../language/order.js'
import { appendColumns, appendTemporary, integers } from '../store/append.js'
import { GrowingColumns } from '../store/growing-columns.js'
import type { Store } from '../store/store.js'
import { runOfWords, shortestReuse } from './fingerprints.js'

/** Words of documents that are held for comparison at a time, and as many again that these are compared with. */
const wordsHeld = 2_000_000

/** The words of one document: numbers of lower-case forms, and where each stands. */
interface Words {
  readonly numbers: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Runs of words with equal fingerprints, by column: where a document has what an earlier one, by its place, has first. */
interface Candidates {
  readonly later: Int32Array
  readonly first: Int32Array
  readonly laterAt: Int32Array
  readonly firstAt: Int32Array
}

/**
 * Finds the passages of 30 words or more that stand in several documents and fills the table `reuse` of the store: each later
 * place with the first one. A place is earlier by the date of its document, then by the document's id; documents without
 * a date come last. Punctuation, numbers and capital letters play no part. Where one text shares its words with several
 * earlier ones in different lengths, each stretch is listed with the first that has it. Needs the temporary views of the
 * frame.
 */
export async function findReuse(store: Store): Promise<void> {
  const rows = await reusedPassages(store)
  await store.transaction(async () => {
    await store.run('delete from reuse')
    await appendColumns(store.connection, 'reuse', rows.map(integers))
  })
}

/** The same where only some documents of the store are looked at: `reuse` is then a temporary table, and the store stays as it is. */
export async function findReuseAmong(store: Store): Promise<void> {
  await appendTemporary(store.connection, 'reuse', (await reusedPassages(store)).map(integers))
}

/** The columns of `reuse`. */
async function reusedPassages(store: Store): Promise<readonly Int32Array[]> {
  const order = await orderByDate(store)
  await store.run('create or replace temp table places (document integer, place integer)')
  await appendTemporary(store.connection, 'places', [integers(order), integers(order.keys())])
  const [later = new Int32Array(), first = later, laterAt = later, firstAt = later] = await store.integers(`
    with placed as (select hash, place, position from fingerprints join places using (document)),
    first as (
      select hash, min(place)::integer as place, arg_min(position, place * 4294967296 + position)::integer as position
      from placed group by hash having min(place) < max(place))
    select f.place, first.place, f.position, first.position
    from placed f join first on first.hash = f.hash and first.place < f.place
    order by all`)
  await store.run('drop table places')
  if (later.length === 0) return new GrowingColumns(7).finish()
  return verify(store, order, { later, first, laterAt, firstAt })
}

/** Documents with counted text, the earliest first. */
async function orderByDate(store: Store): Promise<number[]> {
  const rows = await store.rows(
    'select id, date, document from documents where id in (select distinct document from counted_sentences)',
  )
  const key = ([, date]: readonly unknown[]) => (date === null ? '\uffff' : String(date))
  return rows
    .sort((a, b) => compareCodeUnits(key(a), key(b)) || compareCodeUnits(a[2] as string, b[2] as string))
    .map(([id]) => id as number)
}

/** Numbers of the lower-case forms of the terms, by term, numbered as they come; -1 for a term that is no word. */
async function numberWords(store: Store): Promise<Int32Array> {
  const forms = new Map<string, number>()
  const numbers: number[] = []
  for await (const rows of store.stream("select id, surface, kind in ('word', 'clitic') from terms")) {
    for (const [id, surface, isWord] of rows) {
      const form = (surface as string).toLowerCase()
      if (isWord === true && !forms.has(form)) forms.set(form, forms.size)
      numbers[id as number] = isWord === true ? (forms.get(form) as number) : -1
    }
  }
  return Int32Array.from(numbers)
}

/**
 * The counted words of documents, by their places. The documents are named one by one, so that the database passes over the
 * others.
 */
async function wordsOf(
  store: Store,
  order: readonly number[],
  places: readonly number[],
  numberOf: Int32Array,
): Promise<ReadonlyMap<number, Words>> {
  const placeOf = new Map(places.map((place) => [order[place] as number, place]))
  const [document = new Int32Array(), term = document, start = document, end = document] = await store.integers(
    `select document, term, start_at, end_at from counted_tokens where document in (${[...placeOf.keys()].join(', ')})
    order by document, position`,
  )
  const words = new Map<number, Words>()
  for (let from = 0, to = 0; from < document.length; from = to) {
    while (to < document.length && document[to] === document[from]) to += 1
    const rows = new Int32Array(to - from)
    let count = 0
    for (let row = from; row < to; row += 1) {
      if ((numberOf[term[row] as number] as number) < 0) continue
      rows[count] = row
      count += 1
    }
    const kept = rows.subarray(0, count)
    words.set(placeOf.get(document[from] as number) as number, {
      numbers: kept.map((row) => numberOf[term[row] as number] as number),
      start: kept.map((row) => start[row] as number),
      end: kept.map((row) => end[row] as number),
    })
  }
  return words
}

/** Cuts the places of documents that are to be compared into groups of which each has about {@link wordsHeld} tokens. */
async function groupPlaces(
  store: Store,
  order: readonly number[],
  { later, first }: Candidates,
): Promise<readonly (readonly number[])[]> {
  const sizes = new Map(
    (
      await store.rows('select document, sum(end_token - first_token)::bigint from counted_sentences group by document')
    ).map(([document, tokens]) => [document as number, tokens as number]),
  )
  const groups: number[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const place of [...new Set([...later, ...first])].sort((a, b) => a - b)) {
    const size = sizes.get(order[place] as number) ?? 0
    if (held + size > wordsHeld) {
      groups.push([])
      held = 0
    }
    groups.at(-1)?.push(place)
    held += size
  }
  return groups
}

/**
 * Compares the words behind equal fingerprints and keeps what is long enough, as far as it reaches on both sides: group of
 * documents by group, each with itself and with every later one, so that words are read few times and never all are held.
 */
async function verify(store: Store, order: readonly number[], candidates: Candidates): Promise<Int32Array[]> {
  const { later, first } = candidates
  const groups = await groupPlaces(store, order, candidates)
  const groupOf = new Map(groups.flatMap((places, group) => places.map((place) => [place, group] as const)))
  const rowsOf = new Map<number, number[]>()
  for (let row = 0; row < later.length; row += 1) {
    const pair =
      (groupOf.get(first[row] as number) as number) * groups.length + (groupOf.get(later[row] as number) as number)
    const rows = rowsOf.get(pair)
    if (rows === undefined) rowsOf.set(pair, [row])
    else rows.push(row)
  }
  const found = new GrowingColumns(7)
  const numberOf = await numberWords(store)
  for (const [group, places] of groups.entries()) {
    const held = await wordsOf(store, order, places, numberOf)
    for (const [other, otherPlaces] of groups.entries()) {
      // An earlier place stands in an earlier group, or in the same.
      const rows = rowsOf.get(group * groups.length + other)
      if (rows === undefined) continue
      const beside = other === group ? held : await wordsOf(store, order, otherPlaces, numberOf)
      verifyRows(rows, order, candidates, held, beside, found)
    }
  }
  return found.finish()
}

/** @param rows those of `candidates` whose first place is in `held`, and the later one in `beside`, in their order */
function verifyRows(
  rows: readonly number[],
  order: readonly number[],
  { later, first, laterAt, firstAt }: Candidates,
  held: ReadonlyMap<number, Words>,
  beside: ReadonlyMap<number, Words>,
  found: GrowingColumns,
): void {
  /** End of the last passage found, by the distance between its two places. */
  let covered = new Map<number, number>()
  let before = -1
  for (const row of rows) {
    if (later[row] !== later[before] || first[row] !== first[before]) covered = new Map()
    before = row
    const distance = (laterAt[row] as number) - (firstAt[row] as number)
    if ((covered.get(distance) ?? -1) > (laterAt[row] as number)) continue
    const a = held.get(first[row] as number) as Words
    const b = beside.get(later[row] as number) as Words
    const passage = extend(a.numbers, b.numbers, firstAt[row] as number, laterAt[row] as number)
    if (passage === undefined) continue
    covered.set(distance, passage.endB)
    if (passage.words < shortestReuse) continue
    const { columns, from } = found.extend(1)
    const values = [
      order[first[row] as number] as number,
      a.start[passage.startA] as number,
      a.end[passage.startA + passage.words - 1] as number,
      order[later[row] as number] as number,
      b.start[passage.startB] as number,
      b.end[passage.endB - 1] as number,
      passage.words,
    ]
    values.forEach((value, column) => {
      ;(columns[column] as Int32Array)[from] = value
    })
  }
}

/** The longest equal passage around two positions; undefined where not even the hashed run is equal. */
function extend(
  a: Int32Array,
  b: Int32Array,
  atA: number,
  atB: number,
): { startA: number; startB: number; endB: number; words: number } | undefined {
  let end = 0
  while (atA + end < a.length && atB + end < b.length && a[atA + end] === b[atB + end]) end += 1
  if (end < runOfWords) return undefined
  let back = 0
  while (atA - back > 0 && atB - back > 0 && a[atA - back - 1] === b[atB - back - 1]) back += 1
  return { startA: atA - back, startB: atB - back, endB: atB + end, words: back + end }
}
