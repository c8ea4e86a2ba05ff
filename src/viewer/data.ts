import type { Figure } from '../report/figures/figure.js'
import type { Scheme } from '../report/figures/theme.js'
import type { EvidenceQuery, PageCore, PageEvidenceSummary, PageTable } from '../report/page/contract.js'
import type { LiveReport, LiveSearch } from '../report/page/live.js'

/** A stretch of a text with what was found in it. Offsets count from the beginning of that text. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly concept: string
  readonly entry: string
  readonly negated: boolean
  /** 0 for the concept that was asked for, 1 for the one beside it. */
  readonly role: 0 | 1
}

/** A sentence that a number rests on. */
export interface EvidenceSentence {
  readonly text: string
  /** Offsets in {@link text}. */
  readonly marks: readonly Mark[]
  /** Where the first mark begins in the document's text. */
  readonly at: number
  /** From 1. */
  readonly sentence: number
  /** From 1. */
  readonly paragraph: number
  /** 0 where there are no pages. */
  readonly page: number
  readonly zone: string
}

/** What one thing that was counted rests on: a sentence or, for pairs, all sentences of the unit that hold either concept. */
export interface EvidenceItem {
  /** Row of the table `documents`. */
  readonly document: number
  /** True where the document's text can be read here. */
  readonly readable: boolean
  readonly sentences: readonly EvidenceSentence[]
}

/** The answer to a question for evidence. */
export interface Evidence {
  /** What `total` and `shown` count: `mention`, or the unit of the pair. */
  readonly counted: string
  /** `undefined` where it is not in the page. */
  readonly total: number | undefined
  readonly shown: number
  /** How the shown ones were chosen. */
  readonly choice: 'all' | 'sample' | 'part'
  readonly items: readonly EvidenceItem[]
}

/** A document's text with its paragraphs and what was found in it. */
export interface DocumentText {
  readonly text: string
  readonly paragraphs: readonly {
    readonly start: number
    readonly end: number
    readonly zone: string
    readonly page: number
  }[]
}

/** What was found in a document, with places in its text. */
export interface DocumentMentions {
  readonly complete: boolean
  readonly marks: readonly (Mark & { readonly page: number; readonly sentence: number })[]
}

/** The documents with a concept, with the columns of `document_concepts`. */
export interface DocumentsWith {
  /** Those that are here. */
  readonly table: PageTable
  /** How many there are; `undefined` where the page cannot say. */
  readonly total: number | undefined
}

/** Where the page has its data from: the blocks inside it, or a server. */
export interface ReportData {
  readonly core: PageCore
  readonly evidenceSummary: PageEvidenceSummary
  /** A finished table, or `undefined` where the run has made none of this name. */
  table(name: string): PageTable | undefined
  evidence(query: EvidenceQuery): Promise<Evidence>
  documentsWith(concept: string): Promise<DocumentsWith>
  /** The figures of the run, on a ground of this kind. */
  figures(scheme: Scheme): Promise<readonly Figure[]>
  /** `undefined` where the text is not here. `row` is that of the table `documents`. */
  document(row: number): Promise<DocumentText | undefined>
  mentions(row: number): Promise<DocumentMentions>
  /** What only a server can do; missing in a page that stands alone. */
  readonly live?: LiveActions
}

/** What a page over a store can do besides. */
export interface LiveActions {
  /** Conditions that the documents of this page meet. */
  readonly where: readonly string[]
  readonly fields: LiveReport['fields']
  /** Documents of the whole store. */
  readonly documents: number
  search(pattern: string, sort: string, limit: number): Promise<LiveSearch>
}
