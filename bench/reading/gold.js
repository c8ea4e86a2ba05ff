import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { comparedWords, hashWord } from './words.js'

/**
 * A line of a page as a careful person reads it.
 *
 * @typedef {object} GoldLine
 * @property {string} zone what the line is
 * @property {string[]} [orElse] zones that would be no mistake either, where it is a matter of taste: author lines, mastheads,
 *   letterheads, run-in headings, pull quotes
 * @property {boolean} [floats] its place in the reading order is a matter of taste (a pull quote, a label at the side)
 * @property {string} words the hashes of its words, with blanks between; a word broken at the line's end stands here whole
 * @property {number} characters letters and figures in these words
 */

/**
 * @typedef {object} GoldPage
 * @property {number} page counted from 1
 * @property {string} layout in words
 * @property {boolean} runsIn the text begins in the middle of a paragraph
 * @property {boolean} runsOn the text ends in the middle of a paragraph
 * @property {GoldLine[]} lines in reading order
 */

/** @typedef {{ file: string, pages: GoldPage[] }} GoldDocument */

/** Where the gold lies, from the root of the project. */
export const goldFolder = 'tests/documents/gold'

/** Where the documents lie that it is about. They are no part of the project. */
export const documentFolder = '../shared/texts/pdf'

export const haveDocuments = existsSync(documentFolder)

/** @returns {GoldDocument[]} ordered by the names of the files */
export function readGold() {
  const names = readdirSync(goldFolder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(readFileSync(`${goldFolder}/${name}`, 'utf8')))
}

/**
 * Makes gold of a corrected draft (see `draft.js` for how one looks, `bench/README.md` for what to correct).
 *
 * @param {string} draft one page
 * @returns {{ file: string, page: GoldPage }}
 */
export function compileDraft(draft) {
  const rows = draft.split('\n').filter((row) => row.trim() !== '')
  const directives = new Map(rows.filter((row) => row.startsWith('# ')).map(directive))
  const lines = rows.filter((row) => !row.startsWith('# ')).map(draftedLine)
  joinBrokenWords(lines)
  return {
    file: directives.get('file') ?? '',
    page: {
      page: Number(directives.get('page')),
      layout: directives.get('layout') ?? '',
      runsIn: directives.has('runs-in'),
      runsOn: directives.has('runs-on'),
      lines: lines.map(compileLine).filter((line) => line.words !== ''),
    },
  }
}

/** @param {string} row @returns {[string, string]} */
function directive(row) {
  const [, name = '', value = ''] = /^# (\S+)\s*(.*)$/.exec(row) ?? []
  return [name, value]
}

/** @typedef {{ zones: string[], floats: boolean, text: string }} DraftedLine */

/** @param {string} row @returns {DraftedLine} */
function draftedLine(row) {
  const [zone = '', , text = ''] = row.split('\t')
  return {
    zones: zone.replace('~', '').split('|'),
    floats: zone.startsWith('~'),
    text: text.replace(/\{[\d*†‡,]+\}/gu, ' ').trim(),
  }
}

/** A hyphen at a line's end goes, unless `|` behind it says that it belongs to the word. @param {DraftedLine[]} lines */
function joinBrokenWords(lines) {
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || !/\p{L}-$/u.test(line.text) || next.zones[0] !== line.zones[0]) return
    const [rest = ''] = next.text.split(' ', 1)
    line.text = line.text.slice(0, -1) + rest
    next.text = next.text.slice(rest.length).trim()
  })
}

/** @param {DraftedLine} line @returns {GoldLine} */
function compileLine({ zones, floats, text }) {
  const words = comparedWords(text)
  return {
    zone: zones[0] ?? 'body',
    ...(zones.length > 1 && { orElse: zones.slice(1) }),
    ...(floats && { floats }),
    words: words.map(hashWord).join(' '),
    characters: words.join('').length,
  }
}
