import type { Problem } from '../problems/problem.js'

/** The parts a document is made of; which of them are counted is an option of the plan. */
export const zones = [
  'title',
  'abstract',
  'keywords',
  'body',
  'heading',
  'footnote',
  'table',
  'contents',
  'references',
  'running-head',
  'other-language',
] as const

/** One of {@link zones}. */
export type Zone = (typeof zones)[number]

/** The zones counted unless told otherwise: what the author says in the author's own voice. */
export const countedByDefault: readonly Zone[] = ['title', 'abstract', 'body', 'heading', 'footnote']

/** The formats that can be read. */
export const formats = [
  'txt',
  'markdown',
  'html',
  'docx',
  'odt',
  'rtf',
  'epub',
  'pdf',
  'csv',
  'tsv',
  'json',
  'jsonl',
] as const

/** One of {@link formats}. */
export type Format = (typeof formats)[number]

/** A stretch of a document's text that stands by itself: a paragraph, a heading, a list item, an entry of a list. */
export interface Paragraph {
  /** First character in the text (UTF-16 code unit, inclusive). */
  readonly start: number
  /** End in the text (exclusive). */
  readonly end: number
  readonly zone: Zone
  /** Page it begins on, counted from 1; 0 where the format has no pages. */
  readonly page: number
}

/**
 * A document as it is counted: `text` is normalised once and is from then on the text that every span points into.
 * Paragraphs are in reading order, do not overlap, hold no line breaks but single ones inside, and cover all the text
 * but the blank lines between them.
 */
export interface TextDocument {
  /**
   * Unique in its file: the path of the file, for a file in an archive followed by `/` and its name there, for a row of a
   * table followed by `#` and the row's name or number.
   */
  readonly id: string
  /** Path of the file relative to its input, with `/` on every system; of a file in an archive with its name there. */
  readonly path: string
  readonly format: Format
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** Number of pages; 0 where the format has none. */
  readonly pages: number
  /** ISO 639-1 code of the detected language, `und` where it cannot be told. */
  readonly language: string
  /**
   * What the file says of itself (front matter, document properties, columns): names in lower case, values as text.
   * `title`, `issuer` and `date` are the names that every report shows.
   */
  readonly metadata: Readonly<Record<string, string>>
  /** False where the document is listed but must not be counted (another language, meaningless text). */
  readonly counted: boolean
}

/** What one file gave: documents in their order, and what went wrong. */
export interface ReadResult {
  readonly documents: readonly TextDocument[]
  readonly problems: readonly Problem[]
}

/** How files are read; part of the plan's fingerprint. */
export interface ReadingOptions {
  /** Count documents of any language, not only English. */
  readonly anyLanguage: boolean
  /** Name of the column or field that holds the text of a table; empty: found by name (`text`, `body`, ...) or length. */
  readonly textColumn: string
  /** Files with more bytes than this are not read. */
  readonly maximumBytes: number
  /** Opens encrypted PDFs; no part of any result. */
  readonly password?: string
}
