import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { EntryOptions } from './entry-options.js'
import { type Field, type Fields, isEmptyNode, readFields, readText, shortened, startOf } from './fields.js'
import type { Entry, EntryPattern, Nearness } from './lexicon.js'
import type { FaultList } from './lexicon-error.js'
import { parseEntry } from './parse-entry.js'
import { conceptsIn, querySize } from './query.js'
import { optionKeys, readOptions } from './read-options.js'

const entryKeys = ['entry', 'note', 'unless', 'near', ...optionKeys]
const mostTokensAway = 100

/** An entry before its concept has a number. */
export type EntryDraft = Omit<Entry, 'concept'>

/** The name of a concept in a query, and where it stands in the file. */
export interface ConceptReference {
  readonly concept: string
  readonly at: number
}

/** Reads the entries of one file. */
export class EntryReader {
  readonly #faults: FaultList
  /** The concepts that queries have named so far: whether there are such is known only at the end of the file. */
  readonly references: ConceptReference[] = []
  /** Places for a token in all queries so far. */
  places = 0
  constructor(faults: FaultList) {
    this.#faults = faults
  }

  /** Reads an item of a list of entries; `null` where it is at fault. */
  read(item: ParsedNode, inherited: EntryOptions): EntryDraft | null {
    if (!isMap(item)) return this.#draft(item, item, inherited, null, [], null)
    const fields = readFields(this.#faults, item, item.range[0], 'an entry', entryKeys)
    const options = readOptions(this.#faults, fields, inherited)
    const note = readText(this.#faults, fields, 'note')
    const unless = this.#patterns(fields.get('unless'), options)
    const near = this.#nearness(fields.get('near'), options)
    if (!fields.has('entry')) {
      this.#faults.add(
        item.range[0],
        'this entry has no `entry`',
        'write `entry:` and its text, or put an entry that holds a colon in quotes',
      )
      return null
    }
    const draft = this.#draft(item, fields.get('entry')?.value ?? null, options, note, unless, near)
    if (draft !== null) this.#refuseIdleOptions(fields, draft)
    return draft
  }

  #draft(
    item: ParsedNode,
    node: ParsedNode | null,
    options: EntryOptions,
    note: string | null,
    unless: readonly EntryPattern[],
    near: Nearness | null,
  ): EntryDraft | null {
    const pattern = this.#pattern(node, item.range[0], options)
    if (pattern === null) return null
    const text = isScalar(node) ? String(node.value) : ''
    return {
      id: text.trim().replaceAll(/\s+/g, ' ').normalize('NFC'),
      note,
      pattern,
      unless,
      near,
      ...this.#faults.position(node?.range[0] ?? item.range[0]),
    }
  }

  #pattern(node: ParsedNode | null, missingAt: number, options: EntryOptions): EntryPattern | null {
    if (isSeq(node)) {
      const what = 'to YAML a text that begins with a bracket is a list'
      this.#faults.add(node.range[0], what, `put a query in single quotes: '[lemma="norm"]'`)
      return null
    }
    if (node !== null && !isScalar(node)) {
      this.#faults.add(node.range[0], 'an entry must be a text', 'write the word, phrase or query')
      return null
    }
    const text = node === null ? '' : String(node.value)
    const at = node?.range[0] ?? missingAt
    const pattern = parseEntry(text, options)
    if ('what' in pattern) {
      this.#faults.add(at + offsetIn(node, text, pattern.offset), pattern.what, pattern.advice)
      return null
    }
    if (pattern.kind === 'query') {
      this.places += querySize(pattern.query).places
      for (const concept of conceptsIn(pattern.query))
        this.references.push({ concept, at: at + offsetIn(node, text, text.indexOf(`"${concept}"`)) })
    }
    return pattern
  }

  /** One pattern or a list of them. */
  #patterns(field: Field | undefined, options: EntryOptions): EntryPattern[] {
    if (field === undefined) return []
    if (isEmptyNode(field.value)) {
      this.#faults.add(field.at, 'no pattern stands here', 'write one, or remove the key')
      return []
    }
    const nodes = isSeq(field.value) ? (field.value.items as readonly ParsedNode[]) : [field.value]
    return nodes.flatMap((node) => this.#pattern(node, startOf(field), options) ?? [])
  }

  #nearness(field: Field | undefined, options: EntryOptions): Nearness | null {
    if (field === undefined) return null
    if (!isMap(field.value)) return { patterns: this.#patterns(field, options), within: null }
    const fields = readFields(this.#faults, field.value, field.at, '`near`', ['pattern', 'within'])
    if (!fields.has('pattern'))
      this.#faults.add(field.at, '`near` has no `pattern`', 'write `near: { pattern: ..., within: 10 tokens }`')
    const patterns = this.#patterns(fields.get('pattern'), options)
    const within = fields.get('within')
    const text = readText(this.#faults, fields, 'within')
    if (within === undefined || text === null || text === 'sentence') return { patterns, within: null }
    const tokens = Number(/^(\d{1,4})(?: tokens?)?$/.exec(text)?.[1] ?? 0)
    if (tokens < 1 || tokens > mostTokensAway)
      this.#faults.add(
        startOf(within),
        `\`within\` cannot be \`${shortened(text)}\``,
        `write \`sentence\`, or \`1 token\` to \`${mostTokensAway} tokens\``,
      )
    return { patterns, within: tokens }
  }

  /** What is said about an entry and changes nothing is a mistake that its author should know of. */
  #refuseIdleOptions(fields: Fields, { pattern, unless, near }: EntryDraft): void {
    if ([pattern, ...unless, ...(near?.patterns ?? [])].some(({ kind }) => kind === 'phrase')) return
    for (const key of optionKeys) {
      const field = fields.get(key)
      if (field === undefined) continue
      const advice = key === 'case' ? 'remove it, and write %c behind a value to ignore case' : 'remove it'
      this.#faults.add(field.at, `\`${key}\` changes nothing for a query`, advice)
    }
  }
}

/** Where an offset of a scalar's value stands behind the scalar's start; 0 where escapes or folded lines move it. */
function offsetIn(node: ParsedNode | null, text: string, offset: number): number {
  if (!isScalar(node)) return 0
  const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'
  const written = node.range[1] - node.range[0] - (isQuoted ? 2 : 0)
  return written === text.length ? offset + (isQuoted ? 1 : 0) : 0
}
