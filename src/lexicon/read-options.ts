import type { EntryOptions } from './entry-options.js'
import { type Fields, readText, shortened, startOf } from './fields.js'
import type { FaultList } from './lexicon-error.js'

const optionValues = { match: ['lemma', 'surface'], case: ['ignore', 'exact'], hyphens: ['parts', 'whole'] } as const

/** Keys that stand on a lexicon, a concept or an entry and hold for all below. */
export const optionKeys: readonly string[] = Object.keys(optionValues)

/** The options that hold where these fields stand: those that are said here, and the inherited for the rest. */
export function readOptions(faults: FaultList, fields: Fields, inherited: EntryOptions): EntryOptions {
  const chosen: Record<string, string> = {}
  for (const [key, allowed] of Object.entries(optionValues)) {
    const field = fields.get(key)
    if (field === undefined) continue
    const value = readText(faults, fields, key)
    if (value === null) continue
    if ((allowed as readonly string[]).includes(value)) chosen[key] = value
    else {
      const advice = `write \`${allowed.join('` or `')}\``
      faults.add(startOf(field), `\`${key}\` cannot be \`${shortened(value)}\``, advice)
    }
  }
  return { ...inherited, ...chosen }
}
