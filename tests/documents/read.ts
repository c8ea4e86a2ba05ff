import { existsSync, readFileSync } from 'node:fs'
import type { ReadingOptions, ReadResult, TextDocument, Zone } from '../../src/documents/document.js'
import { readFile } from '../../src/documents/read-document.js'

/** Folder of the real texts, which a fresh clone does not have. */
export const texts = '../shared/texts'
export const haveTexts = existsSync(texts)

export const usual: ReadingOptions = { anyLanguage: false, textColumn: '', maximumBytes: 50_000_000 }

export function read(
  path: string,
  content: string | Uint8Array,
  options: Partial<ReadingOptions> = {},
): Promise<ReadResult> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readFile(path, bytes, { ...usual, ...options })
}

export function readReal(path: string, options: Partial<ReadingOptions> = {}): Promise<ReadResult> {
  return read(path, readFileSync(`${texts}/${path}`), options)
}

/** The one document of a result. */
export function only(result: ReadResult): TextDocument {
  const [document] = result.documents
  if (document === undefined || result.documents.length !== 1) throw new Error(JSON.stringify(result.problems))
  return document
}

/** The paragraphs of a document, or those of the zones named. */
export function paragraphs(document: TextDocument, ...zones: readonly Zone[]): string[] {
  return document.paragraphs
    .filter((paragraph) => zones.length === 0 || zones.includes(paragraph.zone))
    .map((paragraph) => document.text.slice(paragraph.start, paragraph.end))
}

export function codes(result: ReadResult): string[] {
  return result.problems.map((problem) => problem.code)
}

/** English enough to tell the language and long enough not to be nearly empty. */
export const prose =
  'The government of the country will work with its partners to strengthen the security of networks and of the people who use them. ' +
  'It supports an open and free Internet, and it will protect the rights of its citizens in cyberspace as well as elsewhere. ' +
  'Every ministry is responsible for the systems that it runs, and reports to the council once a year.'

/** The paragraphs of a document with their zones. */
export function zoned(document: TextDocument): [Zone, string][] {
  return document.paragraphs.map(({ zone, start, end }) => [zone, document.text.slice(start, end)])
}
