/** A piece of a report, the same for every format it is written in. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly BlockColumn[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly Quote[] }

/** A column of a table: words begin at the left, numbers end at the right. */
export interface BlockColumn {
  readonly name: string
  readonly isNumber: boolean
}

/** A sentence of a text with the words in it that are meant. */
export interface Quote {
  /** Where it stands. */
  readonly place: string
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Columns from their names, those of words first. */
export function blockColumns(words: readonly string[], numbers: readonly string[]): BlockColumn[] {
  return [...words.map((name) => ({ name, isNumber: false })), ...numbers.map((name) => ({ name, isNumber: true }))]
}

/** A heading; of the first level there is one. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}

/** Running text. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
