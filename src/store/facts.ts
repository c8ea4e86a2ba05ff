import type { Format } from '../documents/document.js'
import type { PartOfSpeech, TokenKind } from '../language/tokens.js'
import type { Problem } from '../problems/problem.js'

/** Why a document stands in the store: `counted`, or listed but not counted. */
export type DocumentStatus = 'counted' | 'not-counted'

/** One document of a source: what stands in one row of `documents` and `texts`. */
export interface DocumentFacts {
  readonly document: string
  readonly format: Format
  readonly metadata: Readonly<Record<string, string>>
  readonly language: string
  readonly pages: number
  readonly text: string
  readonly status: DocumentStatus
}

/** One file that was read, with what it gave. */
export interface SourceFacts {
  readonly path: string
  /** Of the bytes that were read. */
  readonly sha256: string
  readonly bytes: number
  readonly documents: readonly DocumentFacts[]
  readonly problems: readonly Problem[]
}

/** Terms that a batch uses for the first time in its dictionary, which numbers them on from `from`. */
export interface NewTerms {
  readonly from: number
  readonly surface: readonly string[]
  readonly lemma: readonly string[]
  readonly pos: readonly PartOfSpeech[]
  readonly kind: readonly TokenKind[]
}

/** Integer columns of a table, in the order of `columnsOf`. */
export type Columns = readonly Int32Array[]

/**
 * What a batch of files gave: plain data that crosses threads, its columns as transferable buffers. Documents are
 * numbered from 0 in the order of the sources; terms are those of the worker's own dictionary.
 */
export interface BatchFacts {
  readonly sources: readonly SourceFacts[]
  readonly terms: NewTerms
  readonly paragraphs: Columns
  readonly pages: Columns
  readonly sentences: Columns
  readonly tokens: Columns
}
