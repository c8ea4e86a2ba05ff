import { fileUnder } from '../../language/file-under.js'
import { type Concept, childConcepts, type Entry, type Lexicon, type PhrasePattern } from '../lexicon.js'
import { type EntryOptions, parseEntry, patternKey } from '../parse-entry.js'
import { distinctNames, keyOf } from './concept-keys.js'
import { type Category, type Dictionary, type DictionaryEntry, newCategory } from './dictionary.js'
import type { Powers } from './format.js'
import { globOfQuery } from './glob-query.js'
import type { LossList } from './loss.js'

/** What of a lexicon a format can say, as a dictionary; all else becomes a loss. */
export function sayLexicon(lexicon: Lexicon, tool: string, powers: Powers, losses: LossList): Dictionary {
  if (!powers.title) losses.add('heading', `${tool} has no place for the title \`${lexicon.title}\``)
  if (lexicon.version !== null) losses.add('heading', `${tool} has no place for the version \`${lexicon.version}\``)
  if (lexicon.matrix !== null) losses.add('heading', `${tool} has no place for the matrix`)
  const teller = new Teller(lexicon, tool, powers, losses)
  const tree = teller.categoriesBelow(null)
  const categories = teller.filled(powers.nesting ? tree : teller.flatten(tree, ''))
  teller.makeDistinct(categories)
  return { title: lexicon.title, categories }
}

class Teller {
  readonly #entries = new Map<string, Entry[]>()
  constructor(
    readonly lexicon: Lexicon,
    readonly tool: string,
    readonly powers: Powers,
    readonly losses: LossList,
  ) {
    for (const entry of lexicon.entries) fileUnder(this.#entries, lexicon.concepts[entry.concept]?.id ?? '', entry)
    // As the file has them: that is how people know their entries.
    for (const list of this.#entries.values()) list.sort((a, b) => a.line - b.line || a.column - b.column)
  }

  categoriesBelow(id: string | null): Category[] {
    return childConcepts(this.lexicon, id).map((concept) => {
      const category = this.#describe(concept)
      const said = new Map<string, number>()
      const entries = (this.#entries.get(concept.id) ?? []).flatMap((entry) => this.#say(entry, concept.id, said))
      return { ...category, entries, categories: this.categoriesBelow(concept.id) }
    })
  }

  #describe(concept: Concept): Category {
    const at = { line: concept.line, concept: concept.id }
    const key = concept.id.slice(concept.id.lastIndexOf('/') + 1)
    const name = this.powers.name(concept.label)
    if (name !== concept.label) this.losses.add('name', `its label \`${concept.label}\` is written \`${name}\``, at)
    if (!this.powers.keys && keyOf(name) !== key)
      this.losses.add('key', `${this.tool} keeps the label alone, \`${name}\`, which makes \`${keyOf(name)}\``, at)
    const category = newCategory(name === '' ? key : name, concept.line, key)
    for (const [field, power] of [
      ['definition', this.powers.definitions],
      ['source', this.powers.sources],
    ] as const) {
      if (concept[field] === null) continue
      if (power) category[field] = concept[field]
      else this.losses.add(field, `${this.tool} has no place for its ${field}`, at)
    }
    return category
  }

  /** `said` holds what the concept says already, by its pattern, with the line. */
  #say(entry: Entry, concept: string, said: Map<string, number>): DictionaryEntry[] {
    const at = { line: entry.line, concept, entry: entry.id }
    const written = { note: this.#noteOf(entry, at), isOurs: true, line: entry.line }
    this.#refuseConditions(entry, at)
    if (this.powers.options) return [{ text: entry.id, options: optionsOf(entry), ...written }]
    const glob = entry.pattern.kind === 'phrase' ? entry.id : globOfQuery(entry.id)
    if (glob === null) {
      this.losses.add('query', `${this.tool} has no queries`, at)
      return []
    }
    const options = optionsOf(entry)
    const text = glob.replaceAll(/["“”]/g, '').replaceAll(/\s+/g, ' ').trim()
    const refusal = this.powers.refusal(text)
    if (refusal !== null) {
      this.losses.add(refusal.kind, refusal.what, at)
      return []
    }
    const key = plainKey(text)
    const before = said.get(key)
    if (before !== undefined) {
      this.losses.add('repeated', `to ${this.tool} it says the same as line ${before}`, at)
      return []
    }
    said.set(key, entry.line)
    if (entry.pattern.kind !== 'phrase') return [{ text, options: {}, ...written }]
    if (options.match !== 'surface' && wantsForms(entry.pattern))
      this.losses.add('forms', `${this.tool} counts only the form written, not all forms and spellings`, at)
    if (options.case === 'exact') this.losses.add('case', `${this.tool} does not heed capital letters`, at)
    if (options.hyphens === 'whole' || entry.pattern.sequences.length > 1)
      this.losses.add('hyphens', `${this.tool} knows only the hyphens that are written`, at)
    return [{ text, options: {}, ...written }]
  }

  #refuseConditions(entry: Entry, at: { line: number; concept: string; entry: string }): void {
    const { unless, near } = entry as Entry & { readonly unless?: readonly unknown[]; readonly near?: unknown }
    if (unless !== undefined && unless.length > 0)
      this.losses.add('unless', `${this.tool} has no \`unless\`: what it keeps out counts too`, at)
    if (near !== undefined && near !== null)
      this.losses.add('near', `${this.tool} has no \`near\`: the entry counts everywhere`, at)
  }

  #noteOf(entry: Entry, at: { line: number; concept: string; entry: string }): string | null {
    if (entry.note === null || this.powers.notes) return entry.note
    this.losses.add('note', `${this.tool} has no place for its note`, at)
    return null
  }

  /** Categories side by side, each named by its path. */
  flatten(categories: readonly Category[], above: string): Category[] {
    return categories.flatMap((category) => {
      const name = `${above}${category.name}`
      if (category.categories.length > 0)
        this.losses.add('nesting', `${this.tool} has no categories in categories: what is below it counts apart`, {
          line: category.line,
          concept: name,
        })
      const own = { ...category, name, categories: [] }
      const below = this.flatten(category.categories, `${name}/`)
      return category.entries.length > 0 ? [own, ...below] : below
    })
  }

  /** The categories that hold an entry, or a category that does. */
  filled(categories: readonly Category[]): Category[] {
    return categories.flatMap((category) => {
      const below = this.filled(category.categories)
      if (category.entries.length > 0 || below.length > 0) return [{ ...category, categories: below }]
      this.losses.add('empty-category', 'no entry is left in it', { line: category.line, concept: category.name })
      return []
    })
  }

  /** Numbers categories that stand side by side under one name. */
  makeDistinct(categories: readonly Category[]): void {
    const names = distinctNames(
      categories.map(({ name }) => name),
      ' ',
    )
    categories.forEach((category, index) => {
      const name = names[index] ?? category.name
      if (!this.powers.keys && name !== category.name) {
        this.losses.add('name', `another stands beside it under the name \`${category.name}\`: \`${name}\``, {
          line: category.line,
          concept: category.name,
        })
        category.name = name
      }
      this.makeDistinct(category.categories)
    })
  }
}

/** True where a word of the entry is looked for in all its forms. */
function wantsForms(pattern: PhrasePattern): boolean {
  return pattern.sequences.some((sequence) => sequence.some((word) => word.kind === 'lemma'))
}

/** A text that two entries share only if a tool that knows neither forms nor capitals takes them for the same. */
function plainKey(text: string): string {
  const pattern = parseEntry(text, { match: 'surface', case: 'ignore', hyphens: 'parts' })
  return 'what' in pattern ? text : patternKey(pattern)
}

/** The options that make this pattern of the entry's text, as few as possible beside the default. */
function optionsOf(entry: Entry): Partial<EntryOptions> {
  if (entry.pattern.kind !== 'phrase') return {}
  const wanted = patternKey(entry.pattern)
  for (const letterCase of ['ignore', 'exact'] as const)
    for (const match of ['lemma', 'surface'] as const) {
      const options: EntryOptions = { match, case: letterCase, hyphens: entry.pattern.hyphens }
      const pattern = parseEntry(entry.id, options)
      if ('what' in pattern || pattern.kind !== 'phrase' || patternKey(pattern) !== wanted) continue
      return {
        ...(match === 'surface' ? { match } : {}),
        ...(letterCase === 'exact' ? { case: letterCase } : {}),
        ...(options.hyphens === 'whole' ? { hyphens: options.hyphens } : {}),
      }
    }
  return {}
}
