import { Document } from 'yaml'
import type { Hyphens, LetterCase, WordMatching } from '../lexicon.js'
import { type EntryOptions, parseEntry, patternKey } from '../parse-entry.js'
import { keysOf } from './concept-keys.js'
import type { Category, Dictionary, DictionaryEntry } from './dictionary.js'
import { queryOfGlob } from './glob-query.js'
import { deepestCategory } from './nest-by-indent.js'
import type { Reading } from './reading.js'

const defaults: EntryOptions = { match: 'lemma', case: 'ignore', hyphens: 'parts' }

/** What the head of the lexicon says. */
export interface LexiconHead {
  readonly title: string
  readonly match: EntryOptions['match']
  /** Where it comes from, as a remark. */
  readonly comment: string
}

/** Writes a dictionary as the YAML of a lexicon, which is sure to parse. What our language refuses becomes a loss. */
export function writeLexicon(dictionary: Dictionary, head: LexiconHead, reading: Reading): string {
  const options = { ...defaults, match: head.match }
  const concepts = conceptsOf(dictionary.categories, options, 1, reading)
  if (concepts.size === 0)
    reading.fail(1, 'no entry of this file can be an entry of a lexicon', 'is this the right format?')
  const root = new Map<string, unknown>([['title', head.title]])
  if (head.match !== defaults.match) root.set('match', head.match)
  root.set('concepts', concepts)
  const document = new Document(root)
  document.commentBefore = ` ${head.comment}`
  return document.toString({ lineWidth: 0 })
}

function conceptsOf(
  categories: readonly Category[],
  inherited: EntryOptions,
  depth: number,
  reading: Reading,
): Map<string, unknown> {
  const concepts = new Map<string, unknown>()
  if (depth > deepestCategory)
    reading.fail(
      categories[0]?.line ?? 1,
      `categories stand more than ${deepestCategory} deep in one another`,
      'use fewer levels',
    )
  const keys = keysOf(categories.map((category) => category.key ?? category.name))
  categories.forEach((category, index) => {
    const key = keys[index] ?? ''
    const label = category.name.normalize('NFC').trim()
    const options = { ...inherited, ...category.options }
    const entries = entriesOf(category, options, reading)
    const below = conceptsOf(category.categories, options, depth + 1, reading)
    if (entries.length === 0 && below.size === 0) {
      const what = 'no entry is left in it'
      reading.losses.add('empty-category', what, { line: category.line, concept: label === '' ? key : label })
      return
    }
    const concept = new Map<string, unknown>()
    if (label !== '') concept.set('label', label)
    if (category.definition !== null) concept.set('definition', category.definition)
    if (category.source !== null) concept.set('source', category.source)
    for (const [name, value] of Object.entries(category.options)) concept.set(name, value)
    if (entries.length > 0) concept.set('entries', entries)
    if (below.size > 0) concept.set('concepts', below)
    concepts.set(key, concept)
  })
  return concepts
}

function entriesOf(category: Category, inherited: EntryOptions, reading: Reading): unknown[] {
  const ids = new Map<string, number>()
  const patterns = new Map<string, number>()
  return category.entries.flatMap((written) => {
    const at = { line: written.line, concept: category.name || (category.key ?? ''), entry: written.text }
    const entry = asQueryWherePhraseFails(written, inherited)
    if (entry !== written) reading.losses.add('short-glob', `it is written as the query \`${entry.text}\``, at)
    const pattern = parseEntry(entry.text, { ...inherited, ...entry.options })
    if ('what' in pattern) {
      reading.losses.add('no-entry', `${pattern.what}; ${pattern.advice}`, at)
      return []
    }
    if (pattern.kind !== 'phrase' && !entry.isOurs) {
      reading.losses.add('no-entry', 'a lexicon would read it as a query', at)
      return []
    }
    const id = entry.text.replaceAll(/\s+/g, ' ').trim().normalize('NFC')
    const key = patternKey(pattern)
    const before = ids.get(id) ?? patterns.get(key)
    if (before !== undefined) {
      reading.losses.add('repeated', `it says the same as line ${before}`, at)
      return []
    }
    ids.set(id, entry.line)
    patterns.set(key, entry.line)
    return [nodeOf(id, entry)]
  })
}

/** A glob that our phrases refuse, as the query that says the same, where there is one. */
function asQueryWherePhraseFails(entry: DictionaryEntry, inherited: EntryOptions): DictionaryEntry {
  const options = { ...inherited, ...entry.options }
  if (!/[*?]/.test(entry.text) || !('what' in parseEntry(entry.text, options))) return entry
  const query = queryOfGlob(entry.text)
  if (query === null || 'what' in parseEntry(query, options)) return entry
  return { ...entry, text: query, options: {}, isOurs: true }
}

function nodeOf(id: string, { options, note }: DictionaryEntry): unknown {
  if (note === null && Object.keys(options).length === 0) return id
  const node = new Map<string, string>([['entry', id]])
  for (const [name, value] of Object.entries(options)) node.set(name, value as WordMatching | LetterCase | Hyphens)
  if (note !== null) node.set('note', note)
  return node
}
