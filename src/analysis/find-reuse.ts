import { compareCodeUnits } from '../language/order.js'
import { appendColumns, appendTemporary, integers } from '../store/append.js'
import { GrowingColumns } from '../store/growing-columns.js'
import type { Store } from '../store/store.js'
import { runOfWords, shortestReuse } from './fingerprints.js'

/** Documents whose words are kept for comparison. */
const documentsKept = 64

/** The words of one document: numbers of lower-case forms, and where each stands. */
interface Words {
  readonly numbers: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
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
  const candidates = await store.integers(`
    with placed as (select hash, place, position from fingerprints join places using (document)),
    first as (
      select hash, min(place)::integer as place, arg_min(position, place * 4294967296 + position)::integer as position
      from placed group by hash having min(place) < max(place))
    select f.place, first.place, f.position, first.position
    from placed f join first on first.hash = f.hash and first.place < f.place
    order by all`)
  const rows = await verify(store, order, candidates)
  await store.run('drop table places')
  return rows
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

/** The counted words of a document. */
async function wordsOf(store: Store, document: number, numberOf: Int32Array): Promise<Words> {
  const [term = new Int32Array(), start = term, end = term] = await store.integers(
    `select term, start_at, end_at from counted_tokens where document = ${document} order by position`,
  )
  const rows: number[] = []
  term.forEach((each, row) => {
    if ((numberOf[each] as number) >= 0) rows.push(row)
  })
  return {
    numbers: Int32Array.from(rows, (row) => numberOf[term[row] as number] as number),
    start: Int32Array.from(rows, (row) => start[row] as number),
    end: Int32Array.from(rows, (row) => end[row] as number),
  }
}

/** Compares the words behind equal fingerprints and keeps what is long enough, as far as it reaches on both sides. */
async function verify(
  store: Store,
  order: readonly number[],
  candidates: readonly Int32Array[],
): Promise<Int32Array[]> {
  const found = new GrowingColumns(7)
  const [later = new Int32Array(), first = new Int32Array(), laterAt = new Int32Array(), firstAt = new Int32Array()] =
    candidates
  const numberOf = later.length === 0 ? new Int32Array() : await numberWords(store)
  const kept = new Map<number, Words>()
  const words = async (place: number): Promise<Words> => {
    const known = kept.get(place)
    if (known !== undefined) {
      // Used again: it goes to the end of the line of those to be dropped.
      kept.delete(place)
      kept.set(place, known)
      return known
    }
    const read = await wordsOf(store, order[place] as number, numberOf)
    kept.set(place, read)
    if (kept.size > documentsKept) kept.delete(kept.keys().next().value as number)
    return read
  }
  /** End of the last passage found, by the distance between its two places. */
  let covered = new Map<number, number>()
  for (let row = 0; row < later.length; row += 1) {
    if (row > 0 && (later[row] !== later[row - 1] || first[row] !== first[row - 1])) covered = new Map()
    const distance = (laterAt[row] as number) - (firstAt[row] as number)
    if ((covered.get(distance) ?? -1) > (laterAt[row] as number)) continue
    const a = await words(first[row] as number)
    const b = await words(later[row] as number)
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
  return found.finish()
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
