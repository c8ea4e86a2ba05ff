/**
 * What became of it: `left-out` is gone, `changed` is there and counts otherwise, `noted` counts nothing otherwise: what it
 * said stands elsewhere, or had nothing to add.
 */
export type LossEffect = 'left-out' | 'changed' | 'noted'

/** Every kind of thing that one format says and another cannot. Kinds are stable across versions. */
export const lossTable = {
  'regular-expression': { effect: 'left-out', meaning: 'An entry that is a regular expression.' },
  rule: { effect: 'left-out', meaning: 'A rule that joins categories or words by conditions.' },
  condition: { effect: 'left-out', meaning: 'A category or word that counts only beside others.' },
  'literal-wildcard': { effect: 'left-out', meaning: 'A `*` or `?` that stands for itself: here it is a wildcard.' },
  'short-glob': { effect: 'noted', meaning: 'A glob that no phrase may be: it is written as a query.' },
  'no-entry': { effect: 'left-out', meaning: 'A text that is no entry of a lexicon; the message says why.' },
  'no-category': { effect: 'left-out', meaning: 'An entry without a category, or of one that is not defined.' },
  'empty-category': { effect: 'left-out', meaning: 'A category in which no entry is left.' },
  'unreadable-line': { effect: 'left-out', meaning: 'A line or row that is not built as the format wants.' },
  repeated: { effect: 'noted', meaning: 'An entry that its category holds already.' },
  implied: { effect: 'noted', meaning: 'An entry that a category below holds: what that counts, this one counts too.' },
  weight: { effect: 'changed', meaning: 'A weight other than 1: each mention counts 1. It is kept in the note.' },
  underscore: { effect: 'changed', meaning: 'An underscore that joins the words of a phrase: read as a space.' },
  'quotation-mark': { effect: 'changed', meaning: 'Quotation marks around a word or in an entry: removed.' },
  name: { effect: 'changed', meaning: 'A name that had to be written otherwise.' },
  presentation: { effect: 'noted', meaning: 'How the tool shows a category: a colour.' },
  column: { effect: 'left-out', meaning: 'A column or element that is not known.' },
  option: {
    effect: 'left-out',
    meaning: 'An option with a value that is not known, or two that contradict one another.',
  },
  heading: { effect: 'left-out', meaning: 'Title, version, language or matrix of the lexicon.' },
  key: { effect: 'changed', meaning: 'A key that does not follow from its label, which is all that the format keeps.' },
  definition: { effect: 'left-out', meaning: 'The definition of a concept.' },
  source: { effect: 'left-out', meaning: 'The source of a concept.' },
  note: { effect: 'left-out', meaning: 'The note of an entry.' },
  forms: {
    effect: 'changed',
    meaning: 'An entry for all forms and spellings of its words: only the one written counts.',
  },
  case: { effect: 'changed', meaning: 'An entry that heeds capital letters: they are ignored.' },
  hyphens: {
    effect: 'changed',
    meaning: 'A hyphen that may be a space or nothing, or an entry for whole tokens: only as written.',
  },
  nesting: { effect: 'changed', meaning: 'A concept below another: it stands beside it, and the upper counts less.' },
  wildcard: { effect: 'left-out', meaning: 'A `*` or `?` where the tool has no wildcard.' },
  syntax: { effect: 'left-out', meaning: 'An entry that the tool would read as something else.' },
  unless: { effect: 'changed', meaning: 'An `unless`: what it keeps out counts too.' },
  near: { effect: 'changed', meaning: 'A `near`: the entry counts everywhere.' },
  query: { effect: 'left-out', meaning: 'An entry that is a query and no phrase.' },
} as const satisfies Record<string, { effect: LossEffect; meaning: string }>

/** Stable name of a kind of loss. */
export type LossKind = keyof typeof lossTable

/** Something that one format says and the other cannot. */
export interface Loss {
  readonly kind: LossKind
  readonly effect: LossEffect
  /** Line of the file it was read from, from 1; `null` where it concerns no line. */
  readonly line: number | null
  /** Name of the category, or id of the concept, where it concerns one. */
  readonly concept: string | null
  /** Text of the entry as written, where it concerns one. */
  readonly entry: string | null
  /** What was said and what became of it, in one sentence. */
  readonly what: string
}

/** Gathers the losses of one conversion. */
export class LossList {
  readonly #losses: Loss[] = []

  add(
    kind: LossKind,
    what: string,
    at: { readonly line?: number; readonly concept?: string; readonly entry?: string } = {},
  ): void {
    this.#losses.push({
      kind,
      effect: lossTable[kind].effect,
      line: at.line ?? null,
      concept: at.concept ?? null,
      entry: at.entry ?? null,
      what,
    })
  }

  /** In the order of the file; what concerns no line stands first. */
  inOrder(): Loss[] {
    return this.#losses
      .map((loss, order) => ({ loss, order }))
      .sort((a, b) => (a.loss.line ?? 0) - (b.loss.line ?? 0) || a.order - b.order)
      .map(({ loss }) => loss)
  }
}
