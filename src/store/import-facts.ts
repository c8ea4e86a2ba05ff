import { type Problem, problem } from '../problems/problem.js'
import { type FactTable, quoted } from './export-facts.js'
import type { BatchFacts, DocumentFacts, NewTerms, SourceFacts } from './facts.js'
import { columnsOf } from './schema.js'
import type { Store, Value } from './store.js'

/** Where the Parquet file of each table of a part lies. */
export type FactFiles = Readonly<Record<FactTable, string>>

/** Characters of text after which a batch ends. */
const charactersAtATime = 4_000_000

/** Consecutive files of a part, with the numbers that their documents have there. */
interface Stretch {
  sources: Value[][]
  documents: Value[][]
}

/**
 * Reads the facts of a part in batches of whole files, as a thread would have handed them over: the first holds all
 * terms. A batch has some millions of characters, or one file that is larger.
 *
 * @param database reads the Parquet files; an empty store in memory will do
 * @param isWanted tells by its path which file of the part to read
 */
export async function* importFacts(
  database: Store,
  files: FactFiles,
  isWanted: (path: string) => boolean,
): AsyncGenerator<BatchFacts> {
  const from = (table: FactTable) => `read_parquet(${quoted(files[table])})`
  const sources = await database.rows(`select id, path, sha256, bytes from ${from('sources')} order by id`)
  const documents = grouped(
    await database.rows(`
      select source, id, document, format, own_metadata, language, pages, status, characters
      from ${from('documents')} order by id`),
  )
  const problems = grouped(await database.rows(`select source, path, document, code, message from ${from('problems')}`))
  const terms = await readTerms(database, from('terms'))
  let sent = 0
  for (const stretch of stretches(sources, documents, isWanted)) {
    const first = (stretch.documents[0]?.[1] ?? 0) as number
    const last = first + stretch.documents.length - 1
    const texts = await database.rows(
      `select text from ${from('texts')} where document between ${first} and ${last} order by document`,
    )
    const columns = async (table: 'paragraphs' | 'pages' | 'sentences' | 'tokens') => {
      const rows = await database.integers(
        `select ${columnsOf[table].join(', ')} from ${from(table)} where document between ${first} and ${last}`,
      )
      for (let row = 0, numbers = rows[0] ?? new Int32Array(); row < numbers.length; row += 1)
        numbers[row] = (numbers[row] as number) - first
      return rows
    }
    const textOf = (document: Value[]) => texts[(document[1] as number) - first]?.[0] as string
    yield {
      sources: stretch.sources.map((source) => sourceFacts(source, documents, problems, textOf)),
      terms: sent === 0 ? terms : { from: sent, surface: [], lemma: [], pos: [], kind: [] },
      paragraphs: await columns('paragraphs'),
      pages: await columns('pages'),
      sentences: await columns('sentences'),
      tokens: await columns('tokens'),
    }
    sent = terms.surface.length
  }
}

/** Cuts the wanted files into stretches without a gap, each of about as many characters as are read at a time. */
function stretches(
  sources: readonly Value[][],
  documents: ReadonlyMap<Value, Value[][]>,
  isWanted: (path: string) => boolean,
): Stretch[] {
  const result: Stretch[] = []
  let characters = Number.POSITIVE_INFINITY
  for (const source of sources) {
    if (!isWanted(source[1] as string)) {
      characters = Number.POSITIVE_INFINITY
      continue
    }
    const own = documents.get(source[0] as number) ?? []
    if (characters >= charactersAtATime) {
      result.push({ sources: [], documents: [] })
      characters = 0
    }
    result.at(-1)?.sources.push(source)
    result.at(-1)?.documents.push(...own)
    for (const document of own) characters += document[8] as number
  }
  return result
}

function sourceFacts(
  [id, path, sha256, bytes]: Value[],
  documents: ReadonlyMap<Value, Value[][]>,
  problems: ReadonlyMap<Value, Value[][]>,
  textOf: (document: Value[]) => string,
): SourceFacts {
  return {
    path: path as string,
    sha256: sha256 as string,
    bytes: bytes as number,
    documents: (documents.get(id as number) ?? []).map((row): DocumentFacts => {
      const [, , document, format, metadata, language, pages, status] = row
      return {
        document: document as string,
        format: format as DocumentFacts['format'],
        metadata: JSON.parse(metadata as string) as Record<string, string>,
        language: language as string,
        pages: pages as number,
        text: textOf(row),
        status: status as DocumentFacts['status'],
      }
    }),
    problems: (problems.get(id as number) ?? []).map(([, at, document, code, message]): Problem => {
      const of = document === '' ? undefined : (document as string)
      return problem(code as Problem['code'], at as string, message as string, of)
    }),
  }
}

async function readTerms(database: Store, from: string): Promise<NewTerms> {
  const terms = {
    from: 0,
    surface: [] as string[],
    lemma: [] as string[],
    pos: [] as NewTerms['pos'][number][],
    kind: [] as NewTerms['kind'][number][],
  }
  for await (const rows of database.stream(`select surface, lemma, pos, kind from ${from} order by id`)) {
    for (const [surface, lemma, pos, kind] of rows) {
      terms.surface.push(surface as string)
      terms.lemma.push(lemma as string)
      terms.pos.push(pos as NewTerms['pos'][number])
      terms.kind.push(kind as NewTerms['kind'][number])
    }
  }
  return terms
}

/** The rows by their first value, in their order. */
function grouped(rows: readonly Value[][]): Map<Value, Value[][]> {
  const groups = new Map<Value, Value[][]>()
  for (const row of rows) {
    const group = groups.get(row[0] as Value) ?? []
    group.push(row)
    groups.set(row[0] as Value, group)
  }
  return groups
}
