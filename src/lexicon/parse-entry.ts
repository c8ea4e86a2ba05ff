import { compareCodeUnits } from '../language/order.js'
import type { EntryOptions } from './entry-options.js'
import type { Entry, EntryPattern } from './lexicon.js'
import { isQuery, nearlyQuery } from './nearly-query.js'
import { parsePhrase, sequenceKey } from './parse-phrase.js'
import { parseQuery } from './parse-query.js'
import type { PatternFault } from './pattern-fault.js'

export type { EntryOptions } from './entry-options.js'

const mostCharacters = 1000

/** Reads the text of an entry: a query where {@link isQuery} holds, a phrase otherwise, unless it was to be a query. A query has no use for options. */
export function parseEntry(text: string, options: EntryOptions): EntryPattern | PatternFault {
  if (text.trim() === '')
    return { offset: 0, what: 'the entry is empty', advice: 'write a word or phrase, or remove it' }
  if (text.length > mostCharacters)
    return {
      offset: 0,
      what: `the entry has more than ${mostCharacters} characters`,
      advice: 'shorten it to the words that tell it from others',
    }
  return isQuery(text) ? parseQuery(text) : (nearlyQuery(text) ?? parsePhrase(text, options))
}

/** A text that two patterns share only if they mean the same. */
export function patternKey(pattern: EntryPattern): string {
  if (pattern.kind === 'query') return JSON.stringify(pattern.query)
  return [pattern.hyphens, ...pattern.sequences.map(sequenceKey)].join('\n')
}

/** A text that two entries share only if they count the same. */
export function entryKey({ pattern, unless, near }: Pick<Entry, 'pattern' | 'unless' | 'near'>): string {
  const keysOf = (patterns: readonly EntryPattern[]) => patterns.map(patternKey).sort(compareCodeUnits)
  const nearby = near === null ? null : [near.within, keysOf(near.patterns)]
  return JSON.stringify([patternKey(pattern), keysOf(unless), nearby])
}
