import { createHash } from 'node:crypto'
import { readFile as readBytes } from 'node:fs/promises'
import type { ReadingOptions, TextDocument } from '../documents/document.js'
import { zones } from '../documents/document.js'
import { readFile } from '../documents/read-document.js'
import { createTagger, type Tagger } from '../language/tag.js'
import { type PartOfSpeech, partsOfSpeech, type TokenKind, tokenKinds } from '../language/tokens.js'
import { problem } from '../problems/problem.js'
import type { BatchFacts, DocumentFacts, SourceFacts } from '../store/facts.js'
import { GrowingColumns } from '../store/growing-columns.js'
import { columnsOf } from '../store/schema.js'
import type { Source } from './find-sources.js'

/** Reads batches of files with one tagger, whose dictionary goes on from batch to batch. */
export interface BatchReader {
  read(sources: readonly Source[]): Promise<BatchFacts>
}

/** Makes the reader of one thread. The unit of work behind it, {@link Tagger.tag}, is pure and synchronous. */
export function createBatchReader(options: ReadingOptions): BatchReader {
  const tagger = createTagger()
  let termsSent = 0
  return {
    async read(sources) {
      const batch = new BatchColumns()
      const facts: SourceFacts[] = []
      for (const source of sources) facts.push(await readSource(source, options, tagger, batch))
      const from = termsSent
      termsSent = tagger.terms.count
      const { surface, lemma, pos, kind } = tagger.terms
      return {
        sources: facts,
        terms: {
          from,
          surface: surface.slice(from),
          lemma: lemma.slice(from),
          pos: pos.slice(from).map((part) => partsOfSpeech[part] as PartOfSpeech),
          kind: kind.slice(from).map((number) => tokenKinds[number] as TokenKind),
        },
        ...batch.finish(),
      }
    },
  }
}

/** Every buffer of a batch, to be moved between threads instead of copied. */
export function buffersOf(facts: BatchFacts): ArrayBuffer[] {
  return [...facts.paragraphs, ...facts.sentences, ...facts.tokens].map((column) => column.buffer as ArrayBuffer)
}

async function readSource(
  source: Source,
  options: ReadingOptions,
  tagger: Tagger,
  batch: BatchColumns,
): Promise<SourceFacts> {
  const { path } = source
  const nothing = { path, sha256: '', bytes: source.bytes, documents: [] }
  if (source.bytes > options.maximumBytes) {
    const limit = `${Math.round(options.maximumBytes / 2 ** 20)} MiB`
    return {
      ...nothing,
      problems: [
        problem(
          'too-large',
          path,
          `${source.bytes} bytes, more than the limit of ${limit}: not read. Split the file or raise --max-size.`,
        ),
      ],
    }
  }
  let bytes: Uint8Array
  try {
    bytes = await readBytes(source.file)
  } catch (error) {
    return { ...nothing, problems: [problem('unreadable-file', path, unreadable(error))] }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { documents, problems } = await readFile(path, bytes, options)
  return {
    path,
    sha256,
    bytes: bytes.length,
    documents: documents.map((document) => {
      batch.add(document, tagger)
      return documentFacts(document)
    }),
    problems,
  }
}

function documentFacts({ id, format, metadata, language, pages, text, counted }: TextDocument): DocumentFacts {
  return { document: id, format, metadata, language, pages, text, status: counted ? 'counted' : 'not-counted' }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read it. Change its permissions or leave it out.'
  if (code === 'ENOENT') return 'It disappeared before it was read. Run again.'
  return `It could not be read (${code === '' ? String(error) : code}).`
}

/** The columns of a batch, in the order of the schema. */
class BatchColumns {
  private documents = 0
  private readonly paragraphs = new GrowingColumns(columnsOf.paragraphs.length)
  private readonly sentences = new GrowingColumns(columnsOf.sentences.length)
  private readonly tokens = new GrowingColumns(columnsOf.tokens.length)

  /** Adds the paragraphs of a document and, where it is counted, its sentences and tokens. */
  add(document: TextDocument, tagger: Tagger): void {
    const number = this.documents
    this.documents += 1
    const zoneOf = document.paragraphs.map(({ zone }) => zones.indexOf(zone))
    const paragraphs = this.paragraphs.extend(document.paragraphs.length)
    document.paragraphs.forEach(({ page, start, end }, index) => {
      const row = [number, index, zoneOf[index] as number, page, start, end]
      setRow(paragraphs.columns, paragraphs.from + index, row)
    })
    if (!document.counted) return
    const tokens = tagger.tag(document)
    const { sentences } = tokens
    const sentenceRows = this.sentences.extend(sentences.count)
    const tokenRows = this.tokens.extend(tokens.count)
    const [documentColumn, position, term, start, end, sentence, zone, negated] = tokenRows.columns as Int32Array[] as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ]
    const from = tokenRows.from
    documentColumn.fill(number, from, from + tokens.count)
    term.set(tokens.term, from)
    start.set(tokens.start, from)
    end.set(tokens.end, from)
    negated.set(tokens.negated, from)
    for (let index = 0; index < sentences.count; index += 1) {
      const first = sentences.firstToken[index] as number
      const last = sentences.firstToken[index + 1] as number
      const paragraph = sentences.paragraph[index] as number
      const inZone = zoneOf[paragraph] as number
      const span = [sentences.start[index] as number, sentences.end[index] as number]
      setRow(sentenceRows.columns, sentenceRows.from + index, [number, index, paragraph, inZone, ...span, first, last])
      sentence.fill(index, from + first, from + last)
      zone.fill(inZone, from + first, from + last)
    }
    for (let token = 0; token < tokens.count; token += 1) position[from + token] = token
  }

  finish(): Pick<BatchFacts, 'paragraphs' | 'sentences' | 'tokens'> {
    return {
      paragraphs: this.paragraphs.finish(),
      sentences: this.sentences.finish(),
      tokens: this.tokens.finish(),
    }
  }
}

function setRow(columns: readonly Int32Array[], row: number, values: readonly number[]): void {
  for (let column = 0; column < values.length; column += 1)
    (columns[column] as Int32Array)[row] = values[column] as number
}
