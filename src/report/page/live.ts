import type { Figure } from '../figures/figure.js'
import type { Scheme } from '../figures/theme.js'
import type { EvidenceQuery, PageCore, PageMentions, PageTable } from './contract.js'

/** What the page asks a server, and what it is answered: JSON, posted to the address of this name. `where` says which documents are meant. */
export interface LiveCalls {
  readonly '/api/report': { readonly ask: { readonly where: readonly string[] }; readonly answer: LiveReport }
  readonly '/api/evidence': {
    readonly ask: { readonly where: readonly string[]; readonly query: EvidenceQuery }
    readonly answer: LiveEvidence
  }
  readonly '/api/documents-with': {
    readonly ask: { readonly where: readonly string[]; readonly concept: string }
    /** Columns of `document_concepts`; `rows` counts the documents with the concept, of which those with most mentions are here. */
    readonly answer: PageTable
  }
  readonly '/api/figures': {
    readonly ask: { readonly where: readonly string[]; readonly scheme: Scheme }
    readonly answer: readonly Figure[]
  }
  readonly '/api/document': {
    readonly ask: { readonly where: readonly string[]; readonly document: string }
    readonly answer: LiveDocument
  }
  readonly '/api/search': { readonly ask: LiveSearchAsk; readonly answer: LiveSearch }
}

/** The page of the documents that meet the conditions. */
export interface LiveReport {
  readonly core: PageCore
  /** Fields that conditions can be put on, with some of their values. */
  readonly fields: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** Documents of the whole store. */
  readonly documents: number
  /** Mentions or units that are shown of one number at most. */
  readonly perNumber: number
  readonly seed: number
}

/** The mentions behind a number: all, or a fixed sample. */
export interface LiveEvidence {
  /** Mentions or, of a pair, units. */
  readonly total: number
  readonly shown: number
  readonly mentions: PageMentions
}

/** A text with all that was found in it. */
export interface LiveDocument {
  readonly text: string
  readonly zones: readonly string[]
  /** Start, end, zone and page (0 for none) of each paragraph, one after the other. */
  readonly paragraphs: readonly number[]
  readonly mentions: PageMentions
}

/** What to look for in the texts. */
export interface LiveSearchAsk {
  readonly where: readonly string[]
  /** In the language of a lexicon's entries. */
  readonly pattern: string
  /** `document`, `left`, `right`, or a field. */
  readonly sort: string
  readonly limit: number
}

/** A concordance. */
export interface LiveSearch {
  readonly matches: number
  readonly documents: number
  readonly searched: number
  readonly lines: readonly {
    readonly document: string
    readonly start: number
    readonly end: number
    readonly left: string
    readonly match: string
    readonly right: string
    /** From 1. */
    readonly sentence: number
    readonly page: number | null
    readonly zone: string
    readonly negated: boolean
    readonly title: string | null
    readonly issuer: string | null
    readonly date: string | null
  }[]
}

/** The answer where something went wrong. */
export interface LiveError {
  readonly error: string
}
