import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ReadingOptions, TextDocument } from '../../documents/document.js'
import { readFile } from '../../documents/read-document.js'
import { createPageCounter, noisyPages } from '../../language/page-quality.js'
import { createTagger } from '../../language/tag.js'
import { type PartOfSpeech, partsOfSpeech, type TokenKind, tokenKinds } from '../../language/tokens.js'
import { type Problem, problem } from '../../problems/problem.js'
import type { BatchFacts, DocumentFacts, SourceFacts } from '../../store/facts.js'
import { BatchColumns } from './batch-columns.js'
import type { Source } from './find-sources.js'

/** Reads batches of files with one tagger, whose dictionary goes on from batch to batch. */
export interface BatchReader {
  /** @param spare buffers of the tokens of a batch that has been written, to be filled again */
  read(sources: readonly Source[], spare?: readonly ArrayBuffer[]): Promise<BatchFacts>
}

/** Makes the reader of one thread. The unit of work behind it, tagging a document, is pure and synchronous. */
export function createBatchReader(options: ReadingOptions): BatchReader {
  const tagger = createTagger()
  const countPages = createPageCounter(tagger.terms)
  let termsSent = 0

  /** Tags a document into the batch and returns what its pages look like. */
  const tag = (document: TextDocument, batch: BatchColumns): Problem[] => {
    const tokens = document.counted ? tagger.tag(document) : undefined
    const pages = tokens === undefined ? [] : countPages(document, tokens)
    batch.add(document, tokens, pages)
    // Words of other languages are in no English word list: that is no noise.
    const noisy = document.language === 'en' ? noisyPages(pages) : []
    return noisy.length === 0 ? [] : [problem('ocr-noise', document.path, noise(noisy), document.id)]
  }

  return {
    async read(sources, spare) {
      const batch = new BatchColumns(spare)
      const facts: SourceFacts[] = []
      for (const source of sources) facts.push(await readSource(source, options, (document) => tag(document, batch)))
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
  return columnsOf(facts).map((column) => column.buffer as ArrayBuffer)
}

/** Bytes of the columns of a batch. */
export function bytesOf(facts: BatchFacts): number {
  return columnsOf(facts).reduce((sum, { byteLength }) => sum + byteLength, 0)
}

function columnsOf({ paragraphs, pages, sentences, tokens }: BatchFacts): Int32Array[] {
  return [...paragraphs, ...pages, ...sentences, ...tokens]
}

async function readSource(
  source: Source,
  options: ReadingOptions,
  tag: (document: TextDocument) => Problem[],
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
    // In a thread of its own nothing waits for it; the four turns of the asynchronous way cost more than most files.
    bytes = readFileSync(source.file)
  } catch (error) {
    return { ...nothing, problems: [problem('unreadable-file', path, unreadable(error))] }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { documents, problems } = await readFile(path, bytes, options)
  return {
    path,
    sha256,
    bytes: bytes.length,
    documents: documents.map(documentFacts),
    problems: [...problems, ...documents.flatMap(tag)],
  }
}

function documentFacts({ id, format, metadata, language, pages, text, counted }: TextDocument): DocumentFacts {
  return { document: id, format, metadata, language, pages, text, status: counted ? 'counted' : 'not-counted' }
}

function noise(pages: readonly number[]): string {
  const causes =
    'Poor text recognition, letters set apart or another language are the usual causes. Look at it before you rely on its counts.'
  if (pages[0] === 0) return `Much of its text is no English words. ${causes}`
  const list = pages.slice(0, 10).join(', ') + (pages.length > 10 ? `, ... (${pages.length} pages)` : '')
  return `Much of the text of page ${list} is no English words. ${causes}`
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM') return 'No permission to read it. Change its permissions or leave it out.'
  if (code === 'ENOENT') return 'It disappeared before it was read. Run again.'
  return `It could not be read (${code === '' ? String(error) : code}).`
}
