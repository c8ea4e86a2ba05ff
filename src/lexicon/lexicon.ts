import { fileUnder } from '../language/file-under.js'
import type { EntryOptions, Hyphens, LetterCase } from './entry-options.js'
import type { Query } from './query.js'

export type { Hyphens, LetterCase, WordMatching } from './entry-options.js'

/**
 * What one unit of a text must be: a token, or a part of a hyphenated compound. Apostrophes are straight and the text
 * is in Unicode normal form C.
 *
 * - `lemma`: a form of this word (`word` in lower case), in British or American spelling.
 * - `surface`: this form, in any case (`word` in lower case).
 * - `exact`: these characters.
 * - `glob`: letters, digits and apostrophes where `*` stands (any number, none too) and `?` (exactly one); `glob` is in
 *   lower case unless `case` is `exact`.
 */
export type WordPattern =
  | { readonly kind: 'lemma'; readonly word: string }
  | { readonly kind: 'surface'; readonly word: string }
  | { readonly kind: 'exact'; readonly word: string }
  | { readonly kind: 'glob'; readonly glob: string; readonly case: LetterCase }

/** Consecutive units inside one sentence, in one of several ways to write them. */
export interface PhrasePattern {
  readonly kind: 'phrase'
  readonly hyphens: Hyphens
  /** The alternatives, without repetition, in a fixed order; none is empty. */
  readonly sequences: readonly (readonly WordPattern[])[]
}

/** Consecutive tokens inside one sentence, described in the Corpus Query Language. */
export interface QueryPattern {
  readonly kind: 'query'
  readonly query: Query
}

/** What an entry looks for. */
export type EntryPattern = PhrasePattern | QueryPattern

/** What must stand close to a match for it to count. */
export interface Nearness {
  /** One match of one of these is enough, if it shares no character with the match itself. */
  readonly patterns: readonly EntryPattern[]
  /** How many tokens away it may be, 1 for the neighbour; `null` for anywhere in the sentence. */
  readonly within: number | null
}

/** One entry of a concept, with the options that hold for it written out. */
export interface Entry {
  /** Its text as written, blanks trimmed; unique within its concept. */
  readonly id: string
  /** Index into {@link Lexicon.concepts}. */
  readonly concept: number
  readonly note: string | null
  readonly pattern: EntryPattern
  /** A match counts only where no match of one of these covers it. */
  readonly unless: readonly EntryPattern[]
  /** A match counts only with this close to it. */
  readonly near: Nearness | null
  /** Where it stands in its file, from 1. For messages: no result depends on it. */
  readonly line: number
  readonly column: number
}

/** One concept. What its children count, it counts too. */
export interface Concept {
  /** Its path: the keys from the top, joined by `/`. */
  readonly id: string
  /** Id of the concept it belongs to. */
  readonly parent: string | null
  readonly label: string
  readonly definition: string | null
  readonly source: string | null
  /** What holds for an entry of it that says nothing of itself; the entries there are have their own written out. */
  readonly options: EntryOptions
  /** Place in the file, from 0, a parent before its children: the order in which trees and matrices are shown. */
  readonly order: number
  /** Where it stands in its file, from 1. For messages: no result depends on it. */
  readonly line: number
  readonly column: number
}

/** A checked lexicon: plain data that can be cloned, sent to a worker and hashed. */
export interface Lexicon {
  readonly title: string
  /** As written: `1.10` stays `1.10`. */
  readonly version: string | null
  readonly language: string
  /** Ids of the concepts whose children are the rows and the columns of the matrix. */
  readonly matrix: { readonly rows: string; readonly columns: string } | null
  /** By id, in code-unit order. */
  readonly concepts: readonly Concept[]
  /** By concept and then id, in code-unit order, so that nothing depends on their order in the file. */
  readonly entries: readonly Entry[]
}

/** The concepts of a lexicon by their parents: whoever walks down a tree asks for each. */
const childrenByParent = new WeakMap<Lexicon, ReadonlyMap<string | null, readonly Concept[]>>()

/** The children of a concept, or with `null` the topmost concepts, in the order in which they are shown. */
export function childConcepts(lexicon: Lexicon, id: string | null): readonly Concept[] {
  const known = childrenByParent.get(lexicon) ?? byParent(lexicon)
  childrenByParent.set(lexicon, known)
  return known.get(id) ?? []
}

function byParent({ concepts }: Lexicon): ReadonlyMap<string | null, readonly Concept[]> {
  const children = new Map<string | null, Concept[]>()
  for (const concept of [...concepts].sort((a, b) => a.order - b.order)) fileUnder(children, concept.parent, concept)
  return children
}

/** A text that two word patterns share only if they mean the same. */
export function wordPatternKey(pattern: WordPattern): string {
  return pattern.kind === 'glob' ? `glob:${pattern.case}:${pattern.glob}` : `${pattern.kind}:${pattern.word}`
}
