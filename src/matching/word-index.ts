import { asCompared } from '../language/as-compared.js'
import { fileUnder } from '../language/file-under.js'
import type { WordForms } from '../language/word-forms.js'
import { type WordPattern, wordPatternKey } from '../lexicon/lexicon.js'
import { GlobIndex } from './glob.js'

/** The distinct word patterns of a lexicon, by number, and which of them a unit of a text matches. */
export class WordIndex {
  readonly #wordForms: WordForms
  readonly #numbers = new Map<string, number>()
  readonly #exact = new Map<string, number>()
  readonly #surface = new Map<string, number>()
  readonly #byKey = new Map<string, number[]>()
  readonly #globs = new GlobIndex()
  readonly #exactGlobs = new GlobIndex()
  constructor(wordForms: WordForms) {
    this.#wordForms = wordForms
  }

  /** Number of a pattern; the same for patterns that mean the same. */
  numberOf(pattern: WordPattern): number {
    const key = wordPatternKey(pattern)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(key, number)
    switch (pattern.kind) {
      case 'exact':
        this.#exact.set(pattern.word, number)
        break
      case 'surface':
        this.#surface.set(pattern.word, number)
        break
      case 'glob':
        if (pattern.case === 'exact') this.#exactGlobs.add(pattern.glob, number)
        else this.#globs.add(pattern.glob, number)
        break
      case 'lemma':
        for (const form of this.#wordForms.keysOf(pattern.word)) fileUnder(this.#byKey, form, number)
    }
    return number
  }

  /** Numbers of the patterns that a unit matches, ascending. Only a word (`isWord`) has further forms. */
  patternsOf(surface: string, isWord: boolean): readonly number[] {
    const written = asCompared(surface)
    const lower = written.toLowerCase()
    const found: number[] = []
    const exact = this.#exact.get(written)
    if (exact !== undefined) found.push(exact)
    const same = this.#surface.get(lower)
    if (same !== undefined) found.push(same)
    if (isWord && this.#byKey.size > 0)
      for (const form of this.#wordForms.keysOf(written))
        for (const number of this.#byKey.get(form) ?? []) found.push(number)
    this.#globs.collect(lower, found)
    this.#exactGlobs.collect(written, found)
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b)
  }
}
