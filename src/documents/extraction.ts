import type { Problem } from '../problems/problem.js'

/** What a block is by the word of its format, or by the shape of its lines where the format has no word for it. */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quotation'
  | 'table'
  | 'code'
  | 'footnote'
  | 'contents'
  | 'running-head'

/** A stretch of text that an extractor holds for one paragraph, before zones are given out. */
export interface Block {
  /** Text as it will be counted: normalised, no blank at either end, no line break but single ones inside. */
  readonly text: string
  readonly kind: BlockKind
  /** Page it begins on, counted from 1; 0 where the format has no pages. */
  readonly page: number
  /** Depth of a heading, 1 the highest; absent where the format does not say. */
  readonly level?: number
}

/** What one extractor makes of one file, or of one row of a table. */
export interface Extraction {
  readonly blocks: readonly Block[]
  /** What the file says of itself, as it says it: names and values are put in order by `metadata.ts`. */
  readonly metadata: Readonly<Record<string, string>>
  /** Number of pages; 0 where the format has none. */
  readonly pages: number
  readonly problems: readonly Problem[]
}

/** The row of a table that holds one document. */
export interface ExtractedRow extends Extraction {
  /** Name of the row in its file: its id column, or its number counted from 1. */
  readonly name: string
}
