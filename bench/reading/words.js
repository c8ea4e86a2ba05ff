import { createHash } from 'node:crypto'

/**
 * The words of a text as they are compared: runs of letters and digits in lower case, ligatures spelt out. Marks, blanks
 * and superscript figures (notes) are no part of a word, so `long-term` is two words whether or not its hyphen was kept,
 * but `environ ment` is not `environment`, and `security12` is not `security`.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function comparedWords(text) {
  return (
    text
      .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligature.normalize('NFKC'))
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
  )
}

/** @type {Map<string, string>} */
const hashes = new Map()

/**
 * The first ten hexadecimal digits of the SHA-256 of a compared word: enough to compare with, nothing to read.
 *
 * @param {string} word
 * @returns {string}
 */
export function hashWord(word) {
  const known = hashes.get(word)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(word).digest('hex').slice(0, 10)
  hashes.set(word, hash)
  return hash
}
