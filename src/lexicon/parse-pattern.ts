import { UsageError } from '../problems/problem.js'
import { defaultEntryOptions, type EntryOptions } from './entry-options.js'
import type { EntryPattern } from './lexicon.js'
import { parseEntry } from './parse-entry.js'

/** A search pattern that cannot be read. */
export class PatternError extends UsageError {
  /** Where in the pattern, in UTF-16 code units from 0. */
  readonly offset: number
  constructor(offset: number, what: string, advice: string) {
    super(`at character ${offset + 1} of the pattern: ${what.replace('the entry', 'the pattern')}; ${advice}.`)
    this.offset = offset
  }
}

/**
 * Reads a pattern to search for: the same language as a lexicon's entries, with the options of an entry for which nothing
 * is said.
 *
 * @throws PatternError where it cannot be read; its message says at which character (from 1), why and what to do.
 */
export function parsePattern(text: string, options: EntryOptions = defaultEntryOptions): EntryPattern {
  const pattern = parseEntry(text, options)
  if ('what' in pattern) throw new PatternError(pattern.offset, pattern.what, pattern.advice)
  return pattern
}
