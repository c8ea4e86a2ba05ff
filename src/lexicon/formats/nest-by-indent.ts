import { type Category, newCategory } from './dictionary.js'
import type { Reading } from './reading.js'

/** Deeper than a lexicon may nest its concepts. */
export const deepestCategory = 32

/** Builds a tree from lines whose indentation says what stands below what. */
export class IndentedTree {
  readonly categories: Category[] = []
  readonly #open: { readonly width: number; readonly category: Category }[] = []
  constructor(readonly reading: Reading) {}

  /** The category that a line of this indentation stands in; `null` at the top. */
  parentOf(width: number): Category | null {
    while ((this.#open.at(-1)?.width ?? -1) >= width) this.#open.pop()
    return this.#open.at(-1)?.category ?? null
  }

  addCategory(name: string, width: number, line: number): Category {
    const parent = this.parentOf(width)
    if (this.#open.length === deepestCategory)
      this.reading.fail(line, `categories stand more than ${deepestCategory} deep in one another`, 'use fewer levels')
    const category = newCategory(name, line)
    const siblings = parent === null ? this.categories : parent.categories
    siblings.push(category)
    this.#open.push({ width, category })
    return category
  }
}
