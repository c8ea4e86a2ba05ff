import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { type Field, type Fields, isEmptyNode, readFields, readText, shortened, startOf } from './fields.js'
import { byCodeUnit, type Concept, type Entry, type Lexicon, type PhrasePattern } from './lexicon.js'
import { FaultList } from './lexicon-error.js'
import { nearestKey } from './nearest-key.js'
import { type EntryOptions, parseEntry, patternKey } from './parse-entry.js'
import { deepestNesting, readYaml } from './read-yaml.js'

const optionValues = { match: ['lemma', 'surface'], case: ['ignore', 'exact'], hyphens: ['parts', 'whole'] } as const
const optionKeys = Object.keys(optionValues)
const lexiconKeys = ['title', 'version', 'language', 'matrix', 'concepts', ...optionKeys]
const conceptKeys = ['label', 'definition', 'source', 'concepts', 'entries', ...optionKeys]
const entryKeys = ['entry', 'note', ...optionKeys]
const laterKeys = ['unless', 'near']

type DraftEntry = Omit<Entry, 'concept'> & { readonly concept: string }

/**
 * Reads a lexicon from YAML. `file` is the name that messages give it.
 *
 * The shape is checked by hand on the parsed nodes and not on plain values by a schema: every fault must point to its
 * line and column, a repeated key is gone from a plain value, and options are inherited on the way down.
 *
 * @throws LexiconError naming every fault found.
 */
export function parseLexicon(text: string, file = 'lexicon'): Lexicon {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const faults = new FaultList(source)
  const root = readYaml(source, faults)
  faults.throwIfAny(file)
  const lexicon = new LexiconReader(faults).read(root)
  faults.throwIfAny(file)
  return lexicon
}

/** Walks the nodes of one file; faults are gathered, so that one reading names them all. */
class LexiconReader {
  readonly #faults: FaultList
  readonly #concepts: Concept[] = []
  readonly #entries: DraftEntry[] = []
  constructor(faults: FaultList) {
    this.#faults = faults
  }

  read(root: ParsedNode | null): Lexicon {
    const fields = readFields(this.#faults, root, root?.range[0] ?? 0, 'the lexicon', lexiconKeys)
    const title = readText(this.#faults, fields, 'title')
    const concepts = fields.get('concepts')
    if (isMap(root) || root === null) {
      if (!fields.has('title'))
        this.#faults.add(0, 'the lexicon has no `title`', "write `title: 'Name of the lexicon'`")
      if (concepts === undefined)
        this.#faults.add(0, 'the lexicon has no `concepts`', 'write `concepts:` and the concepts below it, indented')
    }
    const options = this.#options(fields, { match: 'lemma', case: 'ignore', hyphens: 'parts' })
    if (concepts !== undefined) this.#readConcepts(concepts, null, options, 2)
    const matrix = this.#matrix(fields.get('matrix'))

    const sorted = this.#concepts.sort((a, b) => byCodeUnit(a.id, b.id))
    const indexOf = new Map(sorted.map((concept, index) => [concept.id, index]))
    return {
      title: title ?? '',
      version: readText(this.#faults, fields, 'version'),
      language: readText(this.#faults, fields, 'language') ?? 'en',
      matrix,
      concepts: sorted,
      entries: this.#entries
        .map((entry) => ({ ...entry, concept: indexOf.get(entry.concept) ?? -1 }))
        .sort((a, b) => a.concept - b.concept || byCodeUnit(a.id, b.id)),
    }
  }

  #readConcepts(field: Field, parent: string | null, options: EntryOptions, nesting: number): void {
    if (nesting > deepestNesting) {
      const advice = 'use fewer levels'
      this.#faults.add(field.at, `concepts stand more than ${deepestNesting / 2} deep in one another`, advice)
      return
    }
    const concepts = readFields(
      this.#faults,
      field.value,
      field.at,
      parent === null ? '`concepts`' : `\`${parent}\``,
      null,
    )
    for (const [key, concept] of concepts) {
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) {
        const better = key
          .toLowerCase()
          .match(/[a-z0-9]+/g)
          ?.join('-')
        this.#faults.add(
          concept.at,
          `a concept's key is written in lower-case letters, digits and hyphens, and \`${key}\` is not`,
          better === undefined
            ? 'name it so and put its name in `label`'
            : `write \`${better}\` and put its name in \`label\``,
        )
      }
      this.#readConcept(key, concept, parent, options, nesting)
    }
  }

  #readConcept(key: string, field: Field, parent: string | null, inherited: EntryOptions, nesting: number): void {
    const id = parent === null ? key : `${parent}/${key}`
    const fields = readFields(this.#faults, field.value, field.at, `concept \`${id}\``, conceptKeys)
    const words = key.replaceAll('-', ' ')
    this.#concepts.push({
      id,
      parent,
      label: readText(this.#faults, fields, 'label') ?? words.charAt(0).toUpperCase() + words.slice(1),
      definition: readText(this.#faults, fields, 'definition'),
      source: readText(this.#faults, fields, 'source'),
      order: this.#concepts.length,
      ...this.#faults.position(field.at),
    })
    const options = this.#options(fields, inherited)
    const entries = fields.get('entries')
    const children = fields.get('concepts')
    const isEmpty =
      (entries === undefined || isEmptyNode(entries.value)) && (children === undefined || isEmptyNode(children.value))
    // A value of the wrong type has had its own message.
    if (isEmpty && (isMap(field.value) || isEmptyNode(field.value)))
      this.#faults.add(
        field.at,
        `concept \`${id}\` has neither entries nor concepts`,
        'give it `entries:`, or remove it',
      )
    if (entries !== undefined) this.#readEntries(entries, id, options)
    if (children !== undefined) this.#readConcepts(children, id, options, nesting + 2)
  }

  #readEntries(field: Field, concept: string, inherited: EntryOptions): void {
    if (isEmptyNode(field.value)) return
    if (!isSeq(field.value)) {
      this.#faults.add(
        startOf(field),
        `\`entries\` of \`${concept}\` must be a list`,
        'write each entry on a line of its own, behind `- `',
      )
      return
    }
    const lineOfId = new Map<string, number>()
    const lineOfPattern = new Map<string, number>()
    for (const item of field.value.items as readonly ParsedNode[]) {
      const entry = this.#readEntry(item, concept, inherited)
      if (entry === null) continue
      const key = patternKey(entry.pattern)
      const sameId = lineOfId.get(entry.id)
      const same = sameId ?? lineOfPattern.get(key)
      if (same !== undefined) {
        const what = sameId === undefined ? 'says the same as the one' : 'stands here again; it was'
        this.#faults.add(
          item.range[0],
          `entry \`${entry.id}\` of \`${concept}\` ${what} on line ${same}`,
          'keep one of them',
        )
        continue
      }
      lineOfId.set(entry.id, entry.line)
      lineOfPattern.set(key, entry.line)
      this.#entries.push(entry)
    }
  }

  #readEntry(
    item: ParsedNode,
    concept: string,
    inherited: EntryOptions,
  ): (DraftEntry & { pattern: PhrasePattern }) | null {
    let node: ParsedNode | null = item
    let options = inherited
    let note: string | null = null
    if (isMap(item)) {
      const fields = readFields(this.#faults, item, item.range[0], 'an entry', entryKeys, laterKeys)
      options = this.#options(fields, inherited)
      note = readText(this.#faults, fields, 'note')
      node = fields.get('entry')?.value ?? null
      if (!fields.has('entry')) {
        this.#faults.add(
          item.range[0],
          'this entry has no `entry`',
          'write `entry:` and its text, or put an entry that holds a colon in quotes',
        )
        return null
      }
    }
    if (isSeq(node)) {
      const what =
        'to YAML an entry that begins with a bracket is a list, and queries in brackets are not supported in this version'
      this.#faults.add(node.range[0], what, 'write the phrase itself')
      return null
    }
    if (node !== null && !isScalar(node)) {
      this.#faults.add(node.range[0], 'an entry must be a text', 'write the word or phrase')
      return null
    }
    const text = node === null ? '' : String(node.value)
    const pattern = parseEntry(text, options)
    const at = node?.range[0] ?? item.range[0]
    if ('what' in pattern) {
      this.#faults.add(at + this.#offsetIn(node, text, pattern.offset), pattern.what, pattern.advice)
      return null
    }
    return {
      id: text.trim().replaceAll(/\s+/g, ' ').normalize('NFC'),
      concept,
      note,
      pattern,
      ...this.#faults.position(at),
    }
  }

  /** Where an offset of a scalar's value stands behind the scalar's start; 0 where escapes or folded lines move it. */
  #offsetIn(node: ParsedNode | null, text: string, offset: number): number {
    if (!isScalar(node)) return 0
    const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'
    const written = node.range[1] - node.range[0] - (isQuoted ? 2 : 0)
    return written === text.length ? offset + (isQuoted ? 1 : 0) : 0
  }

  #matrix(field: Field | undefined): Lexicon['matrix'] {
    if (field === undefined) return null
    const fields = readFields(this.#faults, field.value, field.at, '`matrix`', ['rows', 'columns'])
    const [rows, columns] = (['rows', 'columns'] as const).map((side) => {
      const id = readText(this.#faults, fields, side)
      const at = fields.get(side)
      if (at === undefined) {
        this.#faults.add(field.at, `the matrix has no \`${side}\``, `name the concept whose children are its ${side}`)
      } else if (id !== null && !this.#concepts.some((concept) => concept.id === id)) {
        const near = nearestKey(
          id,
          this.#concepts.map((concept) => concept.id),
        )
        const advice =
          near === null ? 'give the path of a concept, its keys joined by `/`' : `did you mean \`${near}\`?`
        this.#faults.add(startOf(at), `\`${side}\` of the matrix names \`${id}\`, and no concept is called so`, advice)
      } else if (id !== null && !this.#concepts.some((concept) => concept.parent === id)) {
        const advice = 'name a concept with concepts below it'
        this.#faults.add(startOf(at), `\`${side}\` of the matrix names \`${id}\`, a concept without children`, advice)
      }
      return id
    })
    return { rows: rows ?? '', columns: columns ?? '' }
  }

  #options(fields: Fields, inherited: EntryOptions): EntryOptions {
    const chosen: Record<string, string> = {}
    for (const [key, allowed] of Object.entries(optionValues)) {
      const field = fields.get(key)
      if (field === undefined) continue
      const value = readText(this.#faults, fields, key)
      if (value === null) continue
      if ((allowed as readonly string[]).includes(value)) chosen[key] = value
      else {
        const advice = `write \`${allowed.join('` or `')}\``
        this.#faults.add(startOf(field), `\`${key}\` cannot be \`${shortened(value)}\``, advice)
      }
    }
    return { ...inherited, ...chosen }
  }
}
