import type { Tokens } from '../language/tokens.js'
import { appendTemporary, integers } from './append.js'
import { documentRanges } from './read-tokens.js'
import type { Store } from './store.js'

/** Characters of text of which the tokens are looked through at a time: fewer where whole sentences are taken out. */
const charactersAtATime = { sentences: 8_000_000, tokens: 64_000_000 } as const

/** Where tokens are looked for. */
export interface TokenSearch {
  /** Terms of which a sentence must hold one; `null` for every sentence. */
  readonly terms: readonly number[] | null
  /** Numbers of documents. */
  readonly documents: readonly number[]
  /** Numbers of zones. */
  readonly zones: readonly number[]
  /** Give only the tokens with these terms, not the whole sentences they stand in. */
  readonly alone: boolean
}

/** Tokens of some sentences of one document. */
export interface TokensAround {
  readonly document: number
  /** Its sentences are numbered from 0 and have no paragraph: {@link sentence} tells which they are. */
  readonly tokens: Tokens
  /** Number in the document of each sentence. */
  readonly sentence: Int32Array
}

/**
 * Reads the sentences that hold one of some terms, document by document: the database picks them out, so that a search
 * costs what it finds and not what the store holds.
 */
export async function* readTokensAround(store: Store, search: TokenSearch): AsyncGenerator<TokensAround> {
  await store.run('create or replace temp table wanted_terms (term integer)')
  await store.run('create or replace temp table wanted_documents (document integer)')
  await appendTemporary(store.connection, 'wanted_terms', [integers(search.terms ?? [])])
  await appendTemporary(store.connection, 'wanted_documents', [integers(search.documents)])
  if (search.zones.length === 0 || search.terms?.length === 0 || search.documents.length === 0) return
  const wanted = `zone in (${search.zones.join(', ')})`
  const atATime = charactersAtATime[search.alone ? 'tokens' : 'sentences']
  const ofTerms = search.terms === null ? '' : 'semi join wanted_terms using (term)'
  for (const { first, last } of await documentRanges(store, 0, atATime)) {
    const within = `where document between ${first} and ${last} and ${wanted}`
    const picked = `from tokens ${ofTerms} semi join wanted_documents using (document) ${within}`
    const rows = search.alone
      ? `${columns} ${picked}`
      : `${columns} from tokens semi join (select distinct document, sentence ${picked}) using (document, sentence) ${within}`
    yield* byDocument(await store.integers(`${rows} order by document, position`))
  }
}

const columns = 'select document, sentence, term, start_at, end_at, negated'

/** How often each term occurs. */
export async function termFrequencies(store: Store, terms: readonly number[]): Promise<Map<number, number>> {
  await store.run('create or replace temp table wanted_terms (term integer)')
  await appendTemporary(store.connection, 'wanted_terms', [integers(terms)])
  const rows = await store.rows('select term, count(*) from tokens semi join wanted_terms using (term) group by term')
  return new Map(rows.map(([term, count]) => [term as number, count as number]))
}

function* byDocument(rows: readonly Int32Array[]): Generator<TokensAround> {
  const documents = rows[0] ?? new Int32Array()
  let from = 0
  while (from < documents.length) {
    const document = documents[from] as number
    let to = from + 1
    while (to < documents.length && documents[to] === document) to += 1
    const [, sentence, term, start, end, negated] = rows.map((column) => column.subarray(from, to)) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ]
    yield { document, ...assemble(sentence, term, start, end, negated) }
    from = to
  }
}

function assemble(
  sentence: Int32Array,
  term: Int32Array,
  start: Int32Array,
  end: Int32Array,
  negated: Int32Array,
): Omit<TokensAround, 'document'> {
  const firsts: number[] = []
  for (let token = 0; token < sentence.length; token += 1)
    if (token === 0 || sentence[token] !== sentence[token - 1]) firsts.push(token)
  const firstToken = Int32Array.from([...firsts, sentence.length])
  const count = firsts.length
  return {
    sentence: Int32Array.from(firsts, (token) => sentence[token] as number),
    tokens: {
      count: sentence.length,
      start,
      end,
      term,
      negated: Uint8Array.from(negated),
      sentences: {
        count,
        start: Int32Array.from(firsts, (token) => start[token] as number),
        end: firstToken.subarray(1).map((token) => end[token - 1] as number),
        paragraph: new Int32Array(count).fill(-1),
        firstToken,
      },
    },
  }
}
