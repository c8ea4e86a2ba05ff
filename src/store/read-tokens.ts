import { partsOfSpeech, type Terms, type Tokens, tokenKinds } from '../language/tokens.js'
import { InternalError } from '../problems/problem.js'
import type { BatchFacts, Columns } from './facts.js'
import { columnsOf } from './schema.js'
import type { Store } from './store.js'

/** The stored tokens of one document, with what mentions need to know of its sentences. */
export interface StoredTokens {
  readonly document: number
  readonly tokens: Tokens
  /** Zone of each sentence, by its number in `zones`. */
  readonly zoneOfSentence: Int32Array
}

const sentenceColumns = ['document', 'number', 'paragraph', 'zone', 'start_at', 'end_at', 'first_token'] as const
const tokenColumns = ['document', 'position', 'term', 'start_at', 'end_at', 'negated'] as const

/** Characters of text whose tokens are read at a time. */
const charactersAtATime = 2_000_000
/** Terms that are read at a time. */
const termsAtATime = 16_384

/**
 * Reads the tokens of the documents numbered `from` and up, document by document, without holding more than some
 * megabytes. Facts were appended document by document and the database keeps their order; that is checked here, not assumed.
 */
export async function* readTokens(store: Store, from: number): AsyncGenerator<StoredTokens> {
  for (const { first, last } of await documentRanges(store, from, charactersAtATime)) {
    const within = `document between ${first} and ${last}`
    const sentences = await store.integers(`select ${sentenceColumns.join(', ')} from sentences where ${within}`)
    const tokens = await store.integers(`select ${tokenColumns.join(', ')} from tokens where ${within}`)
    yield* assemble(sentences, tokens)
  }
}

/** The tokens of the documents of a batch that is being written, as {@link readTokens} will give them later. */
export function tokensOf({ sentences, tokens }: Pick<BatchFacts, 'sentences' | 'tokens'>): Generator<StoredTokens> {
  const pick = (columns: Columns, table: 'sentences' | 'tokens', names: readonly string[]) =>
    names.map((name) => columns[(columnsOf[table] as readonly string[]).indexOf(name)] ?? new Int32Array())
  return assemble(pick(sentences, 'sentences', sentenceColumns), pick(tokens, 'tokens', tokenColumns))
}

function* assemble(sentences: Columns, tokens: Columns): Generator<StoredTokens> {
  const sentencesOf = byDocument(sentences)
  for (const [document, rows] of byDocument(tokens)) {
    const of = sentencesOf.get(document)
    if (of === undefined) throw new InternalError(`Document ${document} of the store has tokens but no sentences.`)
    yield assembleDocument(document, rows, of)
  }
}

/** Cuts the documents from number `from` on into ranges of about so many characters of text. */
export async function documentRanges(
  store: Store,
  from: number,
  charactersAtATime: number,
): Promise<{ first: number; last: number }[]> {
  const result: { first: number; last: number }[] = []
  let characters = charactersAtATime
  for (const [id, length] of await store.rows('select id, characters from documents where id >= ? order by id', [
    from,
  ])) {
    const document = id as number
    if (characters >= charactersAtATime) {
      result.push({ first: document, last: document })
      characters = 0
    }
    characters += length as number
    const range = result.at(-1)
    if (range !== undefined) range.last = document
  }
  return result
}

function assembleDocument(
  document: number,
  rows: readonly Int32Array[],
  sentences: readonly Int32Array[],
): StoredTokens {
  const [, position, term, start, end, negated] = rows as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const [, , paragraph, zone, sentenceStart, sentenceEnd, first] = sentences as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const count = term.length
  for (let token = 0; token < count; token += 1) {
    if (position[token] !== token)
      throw new InternalError(`The tokens of document ${document} in the store are out of order.`)
  }
  const firstToken = new Int32Array(first.length + 1)
  firstToken.set(first)
  firstToken[first.length] = count
  return {
    document,
    zoneOfSentence: zone,
    tokens: {
      count,
      start,
      end,
      term,
      negated: Uint8Array.from(negated),
      sentences: { count: first.length, start: sentenceStart, end: sentenceEnd, paragraph, firstToken },
    },
  }
}

/** Cuts rows, whose first column is the document, where the document changes. */
function byDocument(columns: Columns): Map<number, Int32Array[]> {
  const result = new Map<number, Int32Array[]>()
  const documents = columns[0] ?? new Int32Array()
  let from = 0
  while (from < documents.length) {
    const document = documents[from] as number
    let to = from + 1
    while (to < documents.length && documents[to] === document) to += 1
    if (result.has(document))
      throw new InternalError(`The rows of document ${document} in the store do not stand together.`)
    result.set(
      document,
      columns.map((column) => column.subarray(from, to)),
    )
    from = to
  }
  return result
}

/** The terms of the store, by id. */
export async function readTerms(store: Store): Promise<Terms> {
  const [ids = new Int32Array(), tags = ids, kinds = ids] = await store.integers(
    `select id, ${placeIn('pos', partsOfSpeech)}, ${placeIn('kind', tokenKinds)} from terms order by id`,
  )
  // A string comes out of the database at a cost for each, whatever its length: thousands are handed over in one.
  const surfaces: string[] = []
  const lemmas: string[] = []
  for await (const rows of store.stream(`
    select string_agg(surface, chr(10) order by id), string_agg(lemma, chr(10) order by id)
    from terms group by id // ${termsAtATime} order by id // ${termsAtATime}`))
    for (const [surface, lemma] of rows) {
      for (const each of (surface as string).split('\n')) surfaces.push(each)
      for (const each of (lemma as string).split('\n')) lemmas.push(each)
    }
  if (surfaces.length !== ids.length || lemmas.length !== ids.length)
    throw new InternalError('The store has a term over several lines.')
  const terms = { surface: [] as string[], lemma: [] as string[], pos: [] as number[], kind: [] as number[] }
  ids.forEach((id, row) => {
    terms.surface[id] = surfaces[row] as string
    terms.lemma[id] = lemmas[row] as string
    terms.pos[id] = tags[row] as number
    terms.kind[id] = kinds[row] as number
  })
  return { count: terms.surface.length, ...terms }
}

/** SQL for the place of a column's value in a list, from 0; -1 where it is not in it. */
function placeIn(column: string, values: readonly string[]): string {
  return `(coalesce(list_position([${values.map((value) => `'${value}'`).join(', ')}], ${column}), 0) - 1)::integer`
}
