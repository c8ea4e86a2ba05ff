import type { EntryOptions } from '../parse-entry.js'
import type { Dictionary } from './dictionary.js'
import type { LossKind, LossList } from './loss.js'
import type { Reading } from './reading.js'

/** What a format can say; all else becomes a loss before it is written. */
export interface Powers {
  readonly title: boolean
  readonly keys: boolean
  readonly definitions: boolean
  readonly sources: boolean
  readonly notes: boolean
  /** Forms or the form written, capital letters, hyphens. */
  readonly options: boolean
  /** Categories inside categories. */
  readonly nesting: boolean
  /** A name as the format can write it. */
  name(label: string): string
  /** Why the format cannot write the text of an entry, `null` where it can. */
  refusal(text: string): { readonly kind: LossKind; readonly what: string } | null
}

/** One tool's file: how it is read, how it is written and what it cannot say. */
export interface FormatDefinition {
  /** As people call it. */
  readonly tool: string
  /** Ends of file names, in lower case; the first is the one to write. */
  readonly extensions: readonly string[]
  /** How the tool compares a word: `surface`, unless the file says it for each entry. */
  readonly match: EntryOptions['match']
  readonly powers: Powers
  /** Reads a text with `\n` line ends and no byte order mark. */
  read(text: string, reading: Reading): Dictionary
  /** Writes what {@link Powers} has left. */
  write(dictionary: Dictionary, losses: LossList): string
}
