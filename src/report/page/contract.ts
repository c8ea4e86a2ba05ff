import type { Cell, ResultColumn } from '../../analysis/result-table.js'
import type { Validity } from '../../validation/validity.js'
import type { Figure } from '../figures/figure.js'

/**
 * What the page knows, in the shape in which it lies in the page and in which a server hands it out: plain data. The page is
 * made of nothing else, and every number it shows stands in one of the tables.
 */
export interface PageCore {
  readonly title: string
  readonly versions: Readonly<Record<string, string | number>>
  readonly fingerprints: Readonly<Record<string, string>>
  /** The settings of the run, as `run.json` has them. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly lexicon: PageLexicon
  /** Whether the numbers were validated. How many lexicons were tried is no part of it: a page hangs on nothing done before. */
  readonly validity: Omit<Validity, 'lexiconsTried'>
  readonly units: readonly string[]
  readonly countedZones: readonly string[]
  /** What lies in zones: paragraphs and characters of all documents read, by zone, in the order of the zones. */
  readonly zones: readonly PageZone[]
  readonly totals: PageTotals
  /** Documents by status, of all that were read. */
  readonly statuses: readonly { readonly status: string; readonly documents: number }[]
  /** Problems by severity and code. */
  readonly problems: readonly { readonly severity: string; readonly code: string; readonly times: number }[]
  /** Files that were given and gave no document; each has a problem. */
  readonly unread: number
  /** Finished tables by name. */
  readonly tables: readonly PageTable[]
  /** The fields by which documents can be chosen, the year of their dates among them where dates are known. */
  readonly fields: readonly PageField[]
  /** The one of the fields whose values the run compared; `null` where it compared nothing. */
  readonly compared: string | null
  readonly findings: readonly Finding[]
  readonly networks: readonly PageNetwork[]
}

/** The lexicon as the page shows it. */
export interface PageLexicon {
  readonly title: string
  readonly version: string | null
  readonly matrix: { readonly rows: string; readonly columns: string } | null
  /** In the order in which trees are shown, a parent before its children. */
  readonly concepts: readonly PageConcept[]
}

export interface PageConcept {
  readonly id: string
  readonly parent: string | null
  readonly label: string
  readonly definition: string | null
  readonly source: string | null
}

export interface PageZone {
  readonly zone: string
  readonly counted: boolean
  readonly paragraphs: number
  readonly characters: number
}

export interface PageTotals {
  readonly documents: number
  readonly counted: number
  readonly sentences: number
  readonly tokens: number
  readonly words: number
  readonly mentions: number
}

/** A table by column. Where it is long, only a part of its rows is here: the first ones or, of a table in parts, the first of each. */
export interface PageTable {
  readonly name: string
  readonly columns: readonly ResultColumn[]
  /** Rows of the whole table. */
  readonly rows: number
  /** The cells that are here, by column. */
  readonly cells: readonly (readonly Cell[])[]
  /** Of a table in parts, such as the pairs of `keyness`, how many rows of each are here. */
  readonly parts?: readonly PageTablePart[]
}

/** A part of a table that stands together in it. */
export interface PageTablePart {
  /** What the rows of the part have in common, in the order of the columns that tell the parts apart. */
  readonly key: readonly string[]
  readonly rows: number
  readonly here: number
}

/** A field of the documents and its value for each document, in the order of the table `documents`. */
export interface PageField {
  readonly name: string
  readonly values: readonly (string | null)[]
  /** Sums by value, over all counted documents. `null` where the field makes no groups, or they are too many for a page. */
  readonly groups: readonly PageGroup[] | null
}

/** The counted documents with one value of a field. */
export interface PageGroup {
  readonly value: string
  readonly documents: number
  readonly words: number
  /** Mentions by concept, in the order of the lexicon's concepts here. */
  readonly mentions: readonly number[]
}

/** The figures of the run, for both grounds; they lie apart from the rest and are loaded when they are looked at. */
export interface PageFigures {
  readonly light: readonly Figure[]
  readonly dark: readonly Figure[]
}

/** How much of the evidence is in the page. */
export interface PageEvidenceSummary {
  /** Mentions that are here. */
  readonly shown: number
  /** True where every mention is here. */
  readonly complete: boolean
  /** What each number was limited to where it is not complete. */
  readonly perNumber: number
  readonly seed: number
  /** Documents whose whole text is here, as rows of the table `documents`, ascending. */
  readonly texts: readonly number[]
}

/** Mentions by column, by document and place; loaded when the first number is opened. */
export interface PageMentions {
  /** Row of the table `documents`. */
  readonly document: readonly number[]
  /** Index into `concepts` of this block. */
  readonly concept: readonly number[]
  /** Index into `entries` of this block. */
  readonly entry: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly sentenceStart: readonly number[]
  readonly sentenceEnd: readonly number[]
  /** From 1. */
  readonly sentence: readonly number[]
  /** From 1. */
  readonly paragraph: readonly number[]
  /** 0 where there are no pages. */
  readonly page: readonly number[]
  /** Index into `zones` of this block. */
  readonly zone: readonly number[]
  readonly negated: readonly number[]
  /** Why it was drawn into a page that holds a sample; see `drawnFor`. Empty where every mention is here. */
  readonly drawn: readonly number[]
  /** Place of the first token in the document, from 0; what a window is counted by. */
  readonly token: readonly number[]
  /** The sentence, for documents whose text is not here; index into `sentences`, -1 otherwise. */
  readonly quoted: readonly number[]
  readonly sentences: readonly string[]
  readonly concepts: readonly string[]
  readonly entries: readonly string[]
  readonly zones: readonly string[]
}

/** The texts that are here; loaded when the first of them is read. */
export interface PageTexts {
  readonly zones: readonly string[]
  readonly documents: readonly PageText[]
}

export interface PageText {
  /** Row of the table `documents`. */
  readonly document: number
  readonly text: string
  /** Start, end, zone and page (0 for none) of each paragraph, one after the other. */
  readonly paragraphs: readonly number[]
}

/** Which evidence is meant: all that is named holds. */
export interface EvidenceQuery {
  /** A concept, with those below it. */
  readonly concept?: string
  /** Only by this entry of `concept` itself. */
  readonly entry?: string
  /** Only in units in which this concept stands too, with words of its own. */
  readonly beside?: string
  /** The unit that `beside` speaks of. */
  readonly unit?: string
  readonly document?: string
  /** Only documents whose field has this value. */
  readonly field?: string
  readonly value?: string
  /** Instead, only documents whose field has another one. */
  readonly other?: boolean
  readonly negated?: boolean
}

/** Part of a sentence: words, a number that opens to its evidence, or a link to a view. */
export type FindingPart =
  | string
  | { readonly number: string; readonly evidence: EvidenceQuery }
  | { readonly link: string; readonly view: string }

/** A finding in a plain sentence, with what limits it. */
export interface Finding {
  readonly kind: string
  readonly sentence: readonly FindingPart[]
  readonly hedge: readonly FindingPart[]
}

/** Where the concepts of a network lie. Its edges are rows of the table `cooccurrence`. */
export interface PageNetwork {
  readonly unit: string
  readonly modularity: number | null
  readonly nodes: readonly {
    readonly concept: string
    /** From -500 to 500. */
    readonly x: number
    readonly y: number
    /** From 1, the largest first; `null` for a concept that keeps no company. */
    readonly community: number | null
  }[]
}
