import { findRunningHeads, findStrayHeads, isPageNumber } from './mark-running-heads.js'
import { isLettersOnly } from './repair-letters.js'

/** A line of a plain text, as it stands on its page. */
export interface Line {
  /** Without blanks at the ends, inner runs of blanks put to one; empty for a blank line. */
  readonly text: string
  /** Number of blanks before the first character; a tab counts as four. */
  readonly indent: number
  /** Page counted from 1; 0 where the text has no page breaks. */
  readonly page: number
  /** Repeated at the edge of many pages, a page number, or a row of letters that is no text. */
  readonly runningHead: boolean
}

/** Page marks that some converters write in place of a form feed. */
const pageMark = /^[ \t]*[-=]{5,}[ \t]*Page[ \t]+\d+[ \t]*[-=]{5,}[ \t]*$/gm
/** Lines from the edge of a page among which its head and foot are looked for. */
const edge = 4

/**
 * Splits a text of normalised characters into its lines, at form feeds into pages, and marks running heads: lone page
 * numbers, and lines that, digits apart, stand at the edge of three pages and of a tenth of all pages or more.
 *
 * @returns the lines, and the number of pages, 0 where nothing marks their ends
 */
export function splitPages(text: string): { lines: Line[]; pages: number } {
  const marked = text.includes('-----') || text.includes('=====') ? text.replace(pageMark, '\f') : text
  const sheets = marked.split('\f')
  while (sheets.length > 1 && sheets[sheets.length - 1]?.trim() === '') sheets.pop()
  const paged = marked.includes('\f')
  const pages = sheets.map((sheet, index) => sheet.split('\n').map((line) => readLine(line, paged ? index + 1 : 0)))
  if (!paged) return { lines: pages.flat().map(markNumber), pages: 0 }
  return { lines: markRunningHeads(pages), pages: pages.length }
}

function readLine(line: string, page: number): Line {
  const trimmed = line.trim()
  const text = trimmed.includes('  ') || trimmed.includes('\t') ? trimmed.replace(/[ \t]+/g, ' ') : trimmed
  // A row of single letters is furniture of a figure: it goes on with nothing.
  const runningHead = isLettersOnly(text)
  if (text === '' || (line[0] !== ' ' && line[0] !== '\t')) return { text, indent: 0, page, runningHead }
  let indent = 0
  for (const character of line.slice(0, line.length - line.trimStart().length)) indent += character === '\t' ? 4 : 1
  return { text, indent, page, runningHead }
}

function markRunningHeads(pages: readonly (readonly Line[])[]): Line[] {
  const heads = findRunningHeads(pages.map(edgesOf))
  const lines = pages.flat()
  const strays = findStrayHeads(
    lines.filter(({ text }) => text !== ''),
    heads,
  )
  return lines.map((line) => (heads.has(line) || strays.has(line) ? { ...line, runningHead: true } : line))
}

/** Without pages, only what stands alone between blank lines can be told to be a page number. */
function markNumber(line: Line, index: number, lines: readonly Line[]): Line {
  const alone = line.text !== '' && !lines[index - 1]?.text && !lines[index + 1]?.text
  return alone && isPageNumber(line.text) ? { ...line, runningHead: true } : line
}

function edgesOf(page: readonly Line[]): Line[] {
  const filled = page.filter((line) => line.text !== '')
  return filled.length <= 2 * edge ? filled : [...filled.slice(0, edge), ...filled.slice(-edge)]
}
