import { fileUnder } from '../language/file-under.js'

/** What a wildcard may stand for: a letter with its marks, a digit, an apostrophe. */
const wildcardCharacter = /^[\p{L}\p{M}\p{N}']$/u

/**
 * True where `*` (any number of letters, digits and apostrophes) and `?` (exactly one) can be filled so that `glob` is
 * `word`. Both are given as lists of characters. Only the last `*` is ever tried again, so the work is at most the product
 * of the two lengths, whatever the glob.
 */
export function matchesGlob(glob: readonly string[], word: readonly string[]): boolean {
  let inGlob = 0
  let inWord = 0
  let lastStar = -1
  let resumeAt = 0
  while (inWord < word.length) {
    const wanted = glob[inGlob]
    const character = word[inWord] as string
    if (wanted === '*') {
      lastStar = inGlob
      resumeAt = inWord
      inGlob += 1
    } else if (wanted === '?' ? wildcardCharacter.test(character) : wanted === character) {
      inGlob += 1
      inWord += 1
    } else if (lastStar !== -1 && wildcardCharacter.test(word[resumeAt] as string)) {
      resumeAt += 1
      inWord = resumeAt
      inGlob = lastStar + 1
    } else {
      return false
    }
  }
  while (glob[inGlob] === '*') inGlob += 1
  return inGlob === glob.length
}

/** Globs by number, filed under the letters they begin or end with, so that a word is held against few of them. */
export class GlobIndex {
  readonly #byPrefix = new Map<string, { id: number; glob: readonly string[] }[]>()
  readonly #bySuffix = new Map<string, { id: number; glob: readonly string[] }[]>()
  readonly #anywhere: { id: number; glob: readonly string[] }[] = []
  #longestPrefix = 0
  #longestSuffix = 0

  add(glob: string, id: number): void {
    const filed = { id, glob: [...glob] }
    const prefix = glob.slice(0, glob.search(/[*?]/))
    const suffix = glob.slice(Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?')) + 1)
    if (prefix !== '' && prefix.length >= suffix.length) {
      fileUnder(this.#byPrefix, prefix, filed)
      this.#longestPrefix = Math.max(this.#longestPrefix, prefix.length)
    } else if (suffix !== '') {
      fileUnder(this.#bySuffix, suffix, filed)
      this.#longestSuffix = Math.max(this.#longestSuffix, suffix.length)
    } else {
      this.#anywhere.push(filed)
    }
  }

  /** Appends the numbers of the globs that match `word` to `found`. */
  collect(word: string, found: number[]): void {
    let characters: string[] | null = null
    const hold = (filed: readonly { id: number; glob: readonly string[] }[] | undefined) => {
      if (filed === undefined) return
      characters ??= [...word]
      for (const { id, glob } of filed) if (matchesGlob(glob, characters)) found.push(id)
    }
    for (let length = Math.min(this.#longestPrefix, word.length); length > 0; length -= 1)
      hold(this.#byPrefix.get(word.slice(0, length)))
    for (let length = Math.min(this.#longestSuffix, word.length); length > 0; length -= 1)
      hold(this.#bySuffix.get(word.slice(word.length - length)))
    if (this.#anywhere.length > 0) hold(this.#anywhere)
  }
}
