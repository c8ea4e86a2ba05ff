import type { EntryOptions } from '../parse-entry.js'

/** One word or phrase of a category, in the syntax of our entries. */
export interface DictionaryEntry {
  readonly text: string
  /** What the entry says for itself; the rest it inherits. */
  readonly options: Partial<EntryOptions>
  readonly note: string | null
  /** True where it is written in our own syntax, and may be a query. */
  readonly isOurs: boolean
  /** Line of the file it was read from, from 1. */
  readonly line: number
}

/** A category of a dictionary, whatever the tool: the common ground of all formats. */
export interface Category {
  /** As people read it; empty where only the key is known. */
  name: string
  /** True once a label was given beside the path that it was named by. */
  named: boolean
  /** Key of the concept, where the format knows one beside the name. */
  readonly key: string | null
  definition: string | null
  source: string | null
  /** What holds for the entries below it. */
  options: Partial<EntryOptions>
  readonly line: number
  readonly entries: DictionaryEntry[]
  readonly categories: Category[]
}

/** A dictionary between two formats: a tree of categories. */
export interface Dictionary {
  readonly title: string | null
  readonly categories: Category[]
}

/** A category without content. */
export function newCategory(name: string, line: number, key: string | null = null): Category {
  return { name, named: false, key, definition: null, source: null, options: {}, line, entries: [], categories: [] }
}
