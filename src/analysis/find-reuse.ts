import { fileUnder } from '../language/file-under.js'
import { compareCodeUnits } from '../language/order.js'
import { appendColumns, appendTemporary, integers } from '../store/append.js'
import { GrowingColumns } from '../store/growing-columns.js'
import type { Store } from '../store/store.js'
import { runOfWords, shortestReuse } from './fingerprints.js'

/**
 * Words of documents that are held for comparison at a time, 4 bytes each, and as many again that these are compared with. A corpus of n
 * times as many is read n / 2 times over, so this is not to be small.
 */
const wordsHeld = 16_000_000
/** Tokens that are read at a time. */
const tokensAtATime = 2_000_000

/** The documents that are compared, in the order of their dates; a document's number in it is its place. */
interface Corpus {
  readonly store: Store
  readonly order: readonly number[]
  /** Counted tokens by document. */
  readonly sizes: ReadonlyMap<number, number>
  /** Numbers of the lower-case forms of the terms, by term; -1 for a term that is no word. */
  readonly numberOf: Int32Array
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
  const rows = await reusedPassages(store, wordsHeld)
  await store.transaction(async () => {
    await store.run('delete from reuse')
    await appendColumns(store.connection, 'reuse', rows.map(integers))
  })
}

/**
 * The same where only some documents of the store are looked at: `reuse` is then a temporary table, and the store stays as it is.
 *
 * @param held words of documents to hold at a time; what is found does not hang on it
 */
export async function findReuseAmong(store: Store, held = wordsHeld): Promise<void> {
  await appendTemporary(store.connection, 'reuse', (await reusedPassages(store, held)).map(integers))
}

/** The columns of `reuse`. */
async function reusedPassages(store: Store, held: number): Promise<readonly Int32Array[]> {
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
  const corpus = { store, order, sizes: await sizesOf(store), numberOf: await numberWords(store) }
  return verify(corpus, { later, first, laterAt, firstAt }, held)
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
 * The counted words of documents, document by document: the numbers of their forms, and further columns of their tokens. The documents
 * are named one by one, so that the database passes over the others.
 */
async function* wordsOf(
  corpus: Corpus,
  places: readonly number[],
  further: readonly ('start_at' | 'end_at')[] = [],
): AsyncGenerator<{ readonly place: number; readonly words: readonly Int32Array[] }> {
  const { store, order, numberOf } = corpus
  for (const some of groupsOf(corpus, places, tokensAtATime)) {
    const placeOf = new Map(some.map((place) => [order[place] as number, place]))
    const [document = new Int32Array(), term = document, ...columns] = await store.integers(
      `select ${['document', 'term', ...further].join(', ')} from counted_tokens
      where document in (${[...placeOf.keys()].join(', ')}) order by document, position`,
    )
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
      const numbers = kept.map((row) => numberOf[term[row] as number] as number)
      const words = [numbers, ...columns.map((column) => kept.map((row) => column[row] as number))]
      yield { place: placeOf.get(document[from] as number) as number, words }
    }
  }
}

/** The numbers of the words of documents, by their places. */
async function numbersOf(corpus: Corpus, places: readonly number[]): Promise<ReadonlyMap<number, Int32Array>> {
  const numbers = new Map<number, Int32Array>()
  for await (const { place, words } of wordsOf(corpus, places)) numbers.set(place, words[0] as Int32Array)
  return numbers
}

/** Counted tokens of each document. */
async function sizesOf(store: Store): Promise<ReadonlyMap<number, number>> {
  const rows = await store.rows(
    'select document, sum(end_token - first_token)::bigint from counted_sentences group by document',
  )
  return new Map(rows.map(([document, tokens]) => [document as number, tokens as number]))
}

/** Cuts places into groups of which each has about so many tokens. */
function groupsOf({ order, sizes }: Corpus, places: Iterable<number>, most: number): number[][] {
  const groups: number[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const place of [...places].sort((a, b) => a - b)) {
    const size = sizes.get(order[place] as number) ?? 0
    if (held + size > most) {
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
async function verify(corpus: Corpus, candidates: Candidates, mostHeld: number): Promise<Int32Array[]> {
  const { later, first } = candidates
  const groups = groupsOf(corpus, new Set([...later, ...first]), mostHeld)
  const groupOf = new Map(groups.flatMap((places, group) => places.map((place) => [place, group] as const)))
  const rowsOf = new Map<number, number[]>()
  for (let row = 0; row < later.length; row += 1) {
    const pair =
      (groupOf.get(first[row] as number) as number) * groups.length + (groupOf.get(later[row] as number) as number)
    fileUnder(rowsOf, pair, row)
  }
  const found = new GrowingColumns(5)
  for (const [group, places] of groups.entries()) {
    const held = await numbersOf(corpus, places)
    for (const [other, otherPlaces] of groups.entries()) {
      // An earlier place stands in an earlier group, or in the same.
      const rows = rowsOf.get(group * groups.length + other)
      if (rows === undefined) continue
      const beside = other === group ? held : await numbersOf(corpus, otherPlaces)
      verifyRows(rows, candidates, held, beside, found)
    }
  }
  return inCharacters(corpus, found.views() as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array])
}

/**
 * Adds passages: the place of each document and the word with which it begins there, and how many words it has.
 *
 * @param rows those of `candidates` whose first place is in `held`, and the later one in `beside`, in their order
 */
function verifyRows(
  rows: readonly number[],
  { later, first, laterAt, firstAt }: Candidates,
  held: ReadonlyMap<number, Int32Array>,
  beside: ReadonlyMap<number, Int32Array>,
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
    const a = held.get(first[row] as number) as Int32Array
    const b = beside.get(later[row] as number) as Int32Array
    const passage = extend(a, b, firstAt[row] as number, laterAt[row] as number)
    if (passage === undefined) continue
    covered.set(distance, passage.startB + passage.words)
    if (passage.words < shortestReuse) continue
    found.add(first[row] as number, passage.startA, later[row] as number, passage.startB, passage.words)
  }
}

/** The columns of `reuse`: passages in characters, read from the words of the documents that have some. */
async function inCharacters(
  corpus: Corpus,
  [placeA, wordA, placeB, wordB, words]: readonly [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
): Promise<Int32Array[]> {
  const spans = { startA: words.slice(), endA: words.slice(), startB: words.slice(), endB: words.slice() }
  const sidesOf = new Map<number, (readonly [row: number, side: 'A' | 'B'])[]>()
  words.forEach((_, row) => {
    fileUnder(sidesOf, placeA[row] as number, [row, 'A'])
    fileUnder(sidesOf, placeB[row] as number, [row, 'B'])
  })
  for await (const { place, words: ofDocument } of wordsOf(corpus, [...sidesOf.keys()], ['start_at', 'end_at'])) {
    const [, start, end] = ofDocument as [Int32Array, Int32Array, Int32Array]
    for (const [row, side] of sidesOf.get(place) ?? []) {
      const at = (side === 'A' ? wordA : wordB)[row] as number
      spans[`start${side}`][row] = start[at] as number
      spans[`end${side}`][row] = end[at + (words[row] as number) - 1] as number
    }
  }
  const documentsAt = (places: Int32Array) => places.map((place) => corpus.order[place] as number)
  return [documentsAt(placeA), spans.startA, spans.endA, documentsAt(placeB), spans.startB, spans.endB, words]
}

/** The longest equal passage around two positions; undefined where not even the hashed run is equal. */
function extend(
  a: Int32Array,
  b: Int32Array,
  atA: number,
  atB: number,
): { startA: number; startB: number; words: number } | undefined {
  let end = 0
  while (atA + end < a.length && atB + end < b.length && a[atA + end] === b[atB + end]) end += 1
  if (end < runOfWords) return undefined
  let back = 0
  while (atA - back > 0 && atB - back > 0 && a[atA - back - 1] === b[atB - back - 1]) back += 1
  return { startA: atA - back, startB: atB - back, words: back + end }
}
