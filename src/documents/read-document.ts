import { type Problem, problem } from '../problems/problem.js'
import { assembleDocument } from './assemble-document.js'
import { type DecodedText, decodeText } from './decode-text.js'
import { detectBinary, detectTextFormat, isText } from './detect-format.js'
import { detectLanguage } from './detect-language.js'
import type { Format, ReadingOptions, ReadResult, TextDocument } from './document.js'
import type { ArchiveLimits } from './extract-archive.js'
import type { Extraction } from './extraction.js'
import { markOtherLanguages } from './mark-other-languages.js'
import { isLettersOnly } from './repair-letters.js'

/** The extractions of a file under the ids of their documents; documents that are read already, of an archive. */
interface Extracted {
  readonly format: Format
  readonly documents: readonly { readonly id: string; readonly extraction: Extraction }[]
  readonly problems: readonly Problem[]
  readonly read?: ReadResult
}

/** Documents with fewer words are counted, but noted. */
const fewestWords = 50

/**
 * Reads one file: tells its format from its bytes, extracts, normalises, gives out zones, tells the language.
 *
 * Never rejects for what is in the file: whatever goes wrong is a problem in the result. Prints nothing, keeps nothing
 * between calls but loaded libraries, and may be called concurrently. The same bytes give the same result.
 *
 * @param path path relative to the input, with `/`: for ids and messages, and as a hint between the text formats
 * @param bytes the whole file; not changed
 */
export async function readFile(path: string, bytes: Uint8Array, options: ReadingOptions): Promise<ReadResult> {
  return await readWithin(path, bytes, options, { depth: 0, bytes: { left: options.maximumBytes } })
}

/** Reads a file by itself or within an archive. */
async function readWithin(
  path: string,
  bytes: Uint8Array,
  options: ReadingOptions,
  limits: ArchiveLimits,
): Promise<ReadResult> {
  if (bytes.length === 0) {
    return { documents: [], problems: [problem('empty-file', path, 'The file has no bytes.')] }
  }
  if (bytes.length > options.maximumBytes) {
    const message = `The file has ${bytes.length} bytes, more than the limit of ${options.maximumBytes}. Raise the limit or split the file.`
    return { documents: [], problems: [problem('too-large', path, message)] }
  }
  try {
    const extracted = await extract(path, bytes, options, limits)
    return extracted.read ?? (await finish(path, extracted, options))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The file could not be read (${reason.replace(/\s+/g, ' ').slice(0, 200)}). Open it in its program and save it again.`
    return { documents: [], problems: [problem('damaged', path, message)] }
  }
}

async function extract(
  path: string,
  bytes: Uint8Array,
  options: ReadingOptions,
  limits: ArchiveLimits,
): Promise<Extracted> {
  const binary = detectBinary(bytes, path)
  switch (binary.kind) {
    case 'pdf': {
      const { extractPdf } = await import('./extract-pdf.js')
      return one(path, 'pdf', await extractPdf(bytes, path, options.password))
    }
    case 'zip': {
      const { extractArchive } = await import('./extract-archive.js')
      const archive = await extractArchive(bytes, path, limits, (inside, content, deeper) =>
        readWithin(inside, content, options, deeper),
      )
      if ('files' in archive) return { format: 'txt', documents: [], problems: [], read: archive.files }
      return one(path, archive.format, archive.extraction)
    }
    case 'rtf': {
      const { extractRtf } = await import('./extract-rtf.js')
      return one(path, 'rtf', await extractRtf(bytes, path))
    }
    case 'encrypted':
      return nothing(problem('password-needed', path, 'The file opens only with a password. Save it without one.'))
    case 'unknown':
      return nothing(problem('unknown-type', path, `This is ${binary.what}, which is not read. ${binary.advice}`))
    case 'text':
      return extractDecoded(path, await decodeText(bytes), options)
  }
}

async function extractDecoded(path: string, decoded: DecodedText, options: ReadingOptions): Promise<Extracted> {
  const { text } = decoded
  if (!isText(text)) {
    return nothing(problem('unknown-type', path, 'The file is neither text nor of a format that is read.'))
  }
  if (!decoded.legible) {
    const message = `Its bytes spell no words in any known encoding; the nearest is ${decoded.encoding}. Save it as UTF-8.`
    return nothing(problem('undecodable', path, message))
  }
  const problems = encodingProblems(path, decoded)
  const format = await detectTextFormat(text, path)
  switch (format) {
    case 'csv':
    case 'tsv':
    case 'json':
    case 'jsonl': {
      const { extractTable } = await import('./extract-table.js')
      const table = await extractTable(text, path, format, options.textColumn)
      const documents = table.rows.map((row) => ({ id: `${path}#${row.name}`, extraction: row }))
      return { format, documents, problems: [...problems, ...table.problems] }
    }
    case 'markdown': {
      const { extractMarkdown } = await import('./extract-markdown.js')
      return one(path, format, await extractMarkdown(text, path), problems)
    }
    case 'html': {
      const { extractHtml } = await import('./extract-html.js')
      return one(path, format, await extractHtml(text, path), problems)
    }
    case 'odt': {
      const { extractOdt } = await import('./extract-odt.js')
      return one(path, format, await extractOdt({ content: new TextEncoder().encode(text) }, path), problems)
    }
    default: {
      const { extractText } = await import('./extract-text.js')
      return one(path, format, extractText(text), problems)
    }
  }
}

function one(path: string, format: Format, extraction: Extraction, problems: readonly Problem[] = []): Extracted {
  return { format, documents: [{ id: path, extraction }], problems: [...problems, ...extraction.problems] }
}

function nothing(found: Problem): Extracted {
  return { format: 'txt', documents: [], problems: [found] }
}

function encodingProblems(path: string, decoded: DecodedText): Problem[] {
  const problems: Problem[] = []
  const { encoding, confidence, rival } = decoded
  if (rival !== undefined) {
    const message = `The encoding is not declared; ${encoding} (confidence ${confidence.toFixed(2)}) and ${rival} fit about equally well and give other letters. It was read as ${encoding}: save it as UTF-8.`
    problems.push(problem('encoding-unsure', path, message))
  } else if (decoded.guessed) {
    const message = `The encoding is not declared; it was read as ${encoding} (confidence ${confidence.toFixed(2)}). If letters look wrong, save it as UTF-8.`
    problems.push(problem('encoding-guessed', path, message))
  }
  if (decoded.errors > 0) {
    const message = `${decoded.errors} places hold no characters of ${encoding} and stand as \ufffd in the text. Save the file as UTF-8.`
    problems.push(problem('encoding-errors', path, message))
  }
  return problems
}

async function finish(path: string, extracted: Extracted, options: ReadingOptions): Promise<ReadResult> {
  const documents: TextDocument[] = []
  const problems: Problem[] = []
  for (const { id, extraction } of extracted.documents) {
    const document = assembleDocument(id, path, extracted.format, extraction)
    if (document.text === '') {
      // An extractor that knows better why there is no text has said so.
      if (extraction.problems.every((each) => each.severity !== 'error')) {
        const row = id === path ? undefined : id
        problems.push(problem('empty-file', path, 'There is no text in it.', row))
      }
      continue
    }
    const settled = await settle(document, extraction, options)
    documents.push(settled.document)
    problems.push(...settled.problems)
  }
  // What is said of a file that is one document is said of that document.
  const about = documents.length === 1 && documents[0]?.id === path ? path : undefined
  const said = extracted.problems.map((each) =>
    about === undefined || each.document !== undefined ? each : { ...each, document: about },
  )
  return { documents, problems: [...said, ...problems] }
}

/** Tells the language and whether the document is counted. */
async function settle(
  document: TextDocument,
  extraction: Extraction,
  options: ReadingOptions,
): Promise<{ document: TextDocument; problems: Problem[] }> {
  const problems: Problem[] = []
  const { id: about, path, text } = document
  // What is no text has no language either.
  if (extraction.problems.some((each) => each.severity === 'error')) {
    return { document: { ...document, counted: false }, problems }
  }
  const words = countWords(text, fewestWords)
  if (words < fewestWords) {
    problems.push(problem('nearly-empty', path, `There are only ${words} words in it.`, about))
  }
  const debris = text.includes('(cid:') ? (text.match(/\(cid:\d{1,6}\)/g)?.length ?? 0) : 0
  if (debris > 0) {
    const message = `${debris} characters stand as (cid:...) in the text: the program that made it could not read them. Read the PDF itself.`
    problems.push(problem('extraction-debris', path, message, about))
  }
  const letters = document.paragraphs.filter(({ start, end }) => isLettersOnly(text.slice(start, end))).length
  if (letters > 0) {
    const message = `${letters} lines are single letters that could not be put together to words, such as the labels of a figure.`
    problems.push(problem('extraction-debris', path, message, about))
  }
  const language = await detectLanguage(text)
  if (!language.sure) {
    const message =
      language.code === 'und'
        ? 'The text is too short to tell its language: it is counted.'
        : `The text is in more than one language, mostly in ${language.code}.`
    problems.push(problem('language-unsure', path, message, about))
  }
  const foreign = language.code !== 'en' && language.code !== 'und'
  if (foreign && !options.anyLanguage) {
    const message = `The text is written in another language than English (${language.code}): it is not counted. Translate it, or allow any language.`
    problems.push(problem('not-english', path, message, about))
  }
  const counted = options.anyLanguage || !foreign
  const told = { ...document, language: language.code, counted }
  if (language.code !== 'en' || options.anyLanguage) return { document: told, problems }
  const marked = await markOtherLanguages(told)
  if (marked.paragraphs > 0) {
    const message = `${marked.paragraphs} paragraphs with ${marked.words} words are in another language (${marked.languages.join(', ')}): they stand in the zone other-language, which is not counted unless you ask for it.`
    problems.push(problem('partly-not-english', path, message, about))
  }
  return { document: marked.document, problems }
}

/** Words that hold a letter, counted no further than asked. */
function countWords(text: string, most: number): number {
  const word = /[\p{L}\p{N}'’-]*\p{L}[\p{L}\p{N}'’-]*/gu
  let count = 0
  while (count < most && word.exec(text) !== null) count += 1
  return count
}
