/** How a word of an entry is compared: by its forms and spellings, or only as it is written. */
export type WordMatching = 'lemma' | 'surface'

/** Whether capital letters count. */
export type LetterCase = 'ignore' | 'exact'

/** Whether an entry may match a part of a hyphenated compound, or only whole tokens. */
export type Hyphens = 'parts' | 'whole'

/** The options that hold for an entry. */
export interface EntryOptions {
  readonly match: WordMatching
  readonly case: LetterCase
  readonly hyphens: Hyphens
}

/** The options of an entry for which nobody has said anything. */
export const defaultEntryOptions: EntryOptions = { match: 'lemma', case: 'ignore', hyphens: 'parts' }
