import { isMap, isSeq, type ParsedNode } from 'yaml'
import { compareCodeUnits } from '../language/order.js'
import { defaultEntryOptions, type EntryOptions } from './entry-options.js'
import { type Field, isEmptyNode, readFields, readText, startOf } from './fields.js'
import type { Concept, Entry, Lexicon } from './lexicon.js'
import { FaultList } from './lexicon-error.js'
import { nearestKey } from './nearest-key.js'
import { entryKey } from './parse-entry.js'
import { type EntryDraft, EntryReader } from './read-entry.js'
import { optionKeys, readOptions } from './read-options.js'
import { deepestNesting, readYaml } from './read-yaml.js'
import { deepestReference, referenceLevels } from './references.js'

const lexiconKeys = ['title', 'version', 'language', 'matrix', 'concepts', ...optionKeys]
const conceptKeys = ['label', 'definition', 'source', 'concepts', 'entries', ...optionKeys]
/** Places for a token in all queries together: what bounds the memory that a lexicon can ask for. */
const mostPlaces = 500_000
/** Names of concepts that are held against all others for what was meant: more are no slips of the finger. */
const mostGuesses = 20

type DraftOfConcept = EntryDraft & { readonly concept: string }

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
  readonly #entries: DraftOfConcept[] = []
  readonly #entryReader: EntryReader
  constructor(faults: FaultList) {
    this.#faults = faults
    this.#entryReader = new EntryReader(faults)
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
    const options = readOptions(this.#faults, fields, defaultEntryOptions)
    if (concepts !== undefined) this.#readConcepts(concepts, null, options, 2)
    const matrix = this.#matrix(fields.get('matrix'))

    const sorted = this.#concepts.sort((a, b) => compareCodeUnits(a.id, b.id))
    const indexOf = new Map(sorted.map((concept, index) => [concept.id, index]))
    const entries = this.#entries
      .map((entry) => ({ ...entry, concept: indexOf.get(entry.concept) ?? -1 }))
      .sort((a, b) => a.concept - b.concept || compareCodeUnits(a.id, b.id))
    this.#checkQueries(indexOf, sorted, entries)
    return {
      title: title ?? '',
      version: readText(this.#faults, fields, 'version'),
      language: readText(this.#faults, fields, 'language') ?? 'en',
      matrix,
      concepts: sorted,
      entries,
    }
  }

  /** What can be said of queries only when the whole file is known. */
  #checkQueries(indexOf: ReadonlyMap<string, number>, concepts: readonly Concept[], entries: readonly Entry[]): void {
    const { references, places } = this.#entryReader
    if (places > mostPlaces)
      this.#faults.add(
        0,
        `the queries of this lexicon have ${places} places for a token together, and at most ${mostPlaces} are allowed`,
        'lower their numbers of repetitions',
      )
    const ids = [...indexOf.keys()]
    let guesses = 0
    for (const { concept, at } of references) {
      if (indexOf.has(concept)) continue
      if (this.#faults.full) break
      this.#faults.add(at, `no concept is called \`${concept}\``, adviceFor(concept, guesses < mostGuesses ? ids : []))
      guesses += 1
    }
    for (const number of referenceLevels(concepts, entries).circular) {
      const entry = entries[number]
      if (entry !== undefined)
        this.#faults.addAt(
          entry,
          `entry \`${entry.id}\` stands on its own concept, or on more than ${deepestReference} concepts in a row`,
          'name in <concept="..."/> only concepts that can be found without this entry',
        )
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
    const options = readOptions(this.#faults, fields, inherited)
    this.#concepts.push({
      id,
      parent,
      label: readText(this.#faults, fields, 'label') ?? words.charAt(0).toUpperCase() + words.slice(1),
      definition: readText(this.#faults, fields, 'definition'),
      source: readText(this.#faults, fields, 'source'),
      options,
      order: this.#concepts.length,
      ...this.#faults.position(field.at),
    })
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
      const entry = this.#entryReader.read(item, inherited)
      if (entry === null) continue
      const key = entryKey(entry)
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
      this.#entries.push({ ...entry, concept })
    }
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
        const ids = this.#concepts.map((concept) => concept.id)
        const advice = adviceFor(id, ids)
        this.#faults.add(startOf(at), `\`${side}\` of the matrix names \`${id}\`, and no concept is called so`, advice)
      } else if (id !== null && !this.#concepts.some((concept) => concept.parent === id)) {
        const advice = 'name a concept with concepts below it'
        this.#faults.add(startOf(at), `\`${side}\` of the matrix names \`${id}\`, a concept without children`, advice)
      }
      return id
    })
    return { rows: rows ?? '', columns: columns ?? '' }
  }
}

/** What to do about the name of a concept that there is not. */
function adviceFor(name: string, ids: readonly string[]): string {
  const near = nearestKey(name, ids)
  return near === null ? 'give the path of a concept, its keys joined by `/`' : `did you mean \`${near}\`?`
}
