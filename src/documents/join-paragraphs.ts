import { joinLines } from './normalise-text.js'
import { mustBeHeading } from './recognise-heading.js'
import type { Line } from './split-pages.js'

/** Lines that belong together, joined. */
export interface JoinedParagraph<L extends Line = Line> {
  readonly text: string
  /** The line it begins with. */
  readonly first: L
  /** The line it ends with. */
  readonly last: L
}

const bullet = /^(?:[•▪●○■□◦‣⁃·➢✓►*»] ?|[-–—o] )/
const numbering =
  /^(?:\d{1,3}[.)]|\(?[a-z0-9]{1,3}\)|\([ivx]{1,5}\)|\d{1,2}(?:\.\d{1,2}){1,4}\.?) (?=["“(]?[\p{Lu}\p{N}"“])|^(?:\([a-z]{1,4}\)|\[\d{1,3}\]) /u
const bulletAlone = /^(?:[•▪●○■□◦‣⁃·➢✓►*»–—-]|\d{1,2}(?:\.\d{1,2})*\.|\([a-z0-9]{1,4}\))$/
const sentenceEnd = /[.!?:;…]["”’'»)\]]*(?:\d{1,3})?$/
const lowerStart = /^[("“‘]?\p{Ll}/u
const upperStart = /^[("“‘'[]*[\p{Lu}\p{N}]/u

/** Whether a paragraph is an item of a list. */
export function isListItem(text: string): boolean {
  return bullet.test(text)
}

/**
 * Makes paragraphs of lines.
 *
 * A text is taken as wrapped where its lines are broken at a column ({@link isWrapped}). Else every line is a paragraph, but for a long one that stops in a sentence. In a wrapped text a paragraph ends at a
 * blank line, at a bullet or number, at an indent after a full stop, at a heading, and after a line that ends a sentence
 * and has room left; it goes on over a blank line or a page where a sentence does so in small letters.
 */
export function joinParagraphs<L extends Line>(
  lines: readonly L[],
  words: () => ReadonlySet<string>,
): JoinedParagraph<L>[] {
  const spaced = pagesOf(hangBullets(lines)).flatMap((page) => (isDoubleSpaced(page) ? dropSingleBlanks(page) : page))
  const widths = widthsAround(spaced)
  const wrapped = isWrapped(spaced, widths)
  const paragraphs: JoinedParagraph<L>[] = []
  let heads: JoinedParagraph<L>[] = []
  let open: JoinedParagraph<L> | undefined
  let blankSince = false

  const close = (): void => {
    if (open !== undefined) paragraphs.push(open)
    paragraphs.push(...heads)
    heads = []
    open = undefined
    blankSince = false
  }

  for (const [index, line] of spaced.entries()) {
    const width = widths[index] ?? 0
    if (line.text === '') {
      blankSince = true
      continue
    }
    if (line.runningHead) {
      heads.push({ text: line.text, first: line, last: line })
      blankSince = true
      continue
    }
    const goesOn =
      open !== undefined &&
      (bulletAlone.test(open.text)
        ? !startsItem(line.text) || /^[(\d]/.test(line.text)
        : wrapped
          ? blankSince
            ? goesOnOverBlank(open.last, line, width)
            : goesOnBelow(open, line, width)
          : isCut(open.last, line))
    if (open !== undefined && goesOn) {
      open = { ...open, text: joinLines(open.text, line.text, words), last: line }
    } else {
      close()
      open = { text: line.text, first: line, last: line }
    }
    blankSince = false
  }
  close()
  return paragraphs
}

const loneBullet = /^[•▪●■□◦‣⁃➢✓►]$/

/**
 * Some extractors give the bullets of a list first and its items after them. Where there are as many lines as bullets each
 * is an item; else the bullets are left out, since nobody can tell where an item begins.
 */
function hangBullets<L extends Line>(lines: readonly L[]): readonly L[] {
  if (!lines.some(({ text }) => loneBullet.test(text))) return lines
  const hung = [...lines]
  for (let at = 0; at < hung.length; at += 1) {
    const bullets: number[] = []
    let next = at
    while (next < hung.length && (loneBullet.test(hung[next]?.text ?? '') || hung[next]?.text === '')) {
      if (hung[next]?.text !== '') bullets.push(next)
      next += 1
    }
    if (bullets.length < 2) continue
    let end = next
    while (end < hung.length && hung[end]?.text !== '' && !bullet.test(hung[end]?.text ?? '')) end += 1
    for (const index of bullets) {
      const line = hung[index]
      if (line !== undefined) hung[index] = { ...line, text: '' }
    }
    if (end - next === bullets.length) {
      for (let index = next; index < end; index += 1) {
        const line = hung[index]
        if (line !== undefined) hung[index] = { ...line, text: `• ${line.text}` }
      }
    }
    at = next
  }
  return hung
}

function startsItem(text: string): boolean {
  return bullet.test(text) || numbering.test(text)
}

/** Lines before and after a line by which the column is found at which it was broken: columns of one page differ. */
const around = 6

/** For each line the second greatest length among its neighbours: one long line does not make a column. */
function widthsAround(lines: readonly Line[]): Uint32Array {
  const widths = new Uint32Array(lines.length)
  const filled = lines.flatMap((line, index) => (line.text === '' || line.runningHead ? [] : [index]))
  filled.forEach((line, place) => {
    let first = 0
    let second = 0
    const end = Math.min(filled.length, place + around + 1)
    for (let other = Math.max(0, place - around); other < end; other += 1) {
      const length = lines[filled[other] ?? 0]?.text.length ?? 0
      if (length > first) {
        second = first
        first = length
      } else if (length > second) second = length
    }
    widths[line] = second === 0 ? first : second
  })
  return widths
}

/** No room left on the line for the word that follows it, within a tenth: letters differ in width. */
function isFull(line: string, next: string, width: number): boolean {
  const firstWord = next.indexOf(' ') < 0 ? next.length : next.indexOf(' ')
  return line.length + 1 + Math.min(firstWord, width / 3) > width * 0.88
}

/** Columns wider than this are paragraphs of one line each, narrower ones a list or a table. */
const widest = 300
const narrowest = 25

/**
 * Most lines have no room left for the next word, or a good part of them stop in a sentence that goes on in small
 * letters, over a blank line as well.
 */
function isWrapped(lines: readonly Line[], widths: Uint32Array): boolean {
  let pairs = 0
  let full = 0
  let runsOn = 0
  let previous: Line | undefined
  let touching = false
  lines.forEach((line, index) => {
    if (line.text === '' || line.runningHead) {
      touching = false
      return
    }
    const width = widths[index] ?? 0
    if (previous !== undefined && width >= narrowest) {
      const going = lowerStart.test(line.text) && !startsItem(line.text) && !sentenceEnd.test(previous.text)
      if (touching || going) pairs += 1
      const column = width <= widest && previous.text.length <= widest
      if (column && going) runsOn += 1
      if (column && touching && isFull(previous.text, line.text, width)) full += 1
    }
    previous = line
    touching = true
  })
  return pairs > 0 && (full * 2 > pairs || runsOn * 4 >= pairs)
}

/** Headings that are longer than their column is wide are broken: in wider ones each line is a heading of its own. */
const narrowColumn = 60

function goesOnBelow(open: JoinedParagraph, next: Line, width: number): boolean {
  const last = open.last.text
  const ended = sentenceEnd.test(last)
  const full = isFull(last, next.text, width)
  if (bullet.test(next.text)) {
    // A dash at the start of a line may also be a dash within a sentence.
    return /^[-–—o] /.test(next.text) && !ended && full && !bullet.test(open.first.text)
  }
  if (numbering.test(next.text) && (ended || !full || startsItem(open.first.text))) return false
  if (lowerStart.test(next.text)) return !(ended && !full && next.indent > open.last.indent)
  const hanging = startsItem(open.first.text) && open.last === open.first
  if (ended && next.indent > open.last.indent && !hanging) return false
  if (ended && !full && upperStart.test(next.text)) return false
  const capitals = isCapitals(last)
  // A heading in capitals may take several lines of a narrow column.
  if (capitals && isCapitals(next.text) && isCapitals(open.text) && !ended && width < narrowColumn) return true
  if (capitals !== isCapitals(next.text) && (capitals ? isCapitals(open.text) : ended || !full)) return false
  return full || ended || !mustBeHeading(open.text) || !upperStart.test(next.text) || last.length > width * 0.6
}

/** A paragraph of one long line that the end of a page cut in two. */
function isCut(last: Line, next: Line): boolean {
  return last.text.length >= 150 && !sentenceEnd.test(last.text) && lowerStart.test(next.text) && !startsItem(next.text)
}

/** A line as short as this, followed by a blank line, is no part of a sentence but an entry of some list. */
const leastToGoOn = 25

function goesOnOverBlank(last: Line, next: Line, width: number): boolean {
  if (startsItem(next.text) || sentenceEnd.test(last.text)) return false
  if (!lowerStart.test(next.text)) {
    // A name may be parted by the end of a page: `the United` / `Nations`.
    return last.page !== next.page && isFull(last.text, next.text, width) && isProse(last.text) && isProse(next.text)
  }
  return last.page !== next.page || last.text.length >= leastToGoOn || isFull(last.text, next.text, width)
}

/** Longer than a heading, and not in capitals. */
function isProse(line: string): boolean {
  return line.length >= 40 && !isCapitals(line) && !mustBeHeading(line)
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** The lines of each page; spacing may change from one to the next. */
function pagesOf<L extends Line>(lines: readonly L[]): L[][] {
  const pages: L[][] = []
  let page: L[] = []
  for (const line of lines) {
    if (page[0] !== undefined && page[0].page !== line.page) {
      pages.push(page)
      page = []
    }
    page.push(line)
  }
  return page.length > 0 ? [...pages, page] : pages
}

/** Texts set with a blank line after every line: nearly no line touches another, and many start in small letters. */
function isDoubleSpaced(lines: readonly Line[]): boolean {
  let filled = 0
  let alone = 0
  let small = 0
  lines.forEach((line, index) => {
    if (line.text === '' || line.runningHead) return
    filled += 1
    if ((lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === '') {
      alone += 1
      if (lowerStart.test(line.text)) small += 1
    }
  })
  return filled >= 10 && alone >= filled * 0.7 && small >= alone * 0.3
}

function dropSingleBlanks<L extends Line>(lines: readonly L[]): L[] {
  return lines.filter(
    (line, index) => line.text !== '' || lines[index - 1]?.text === '' || lines[index + 1]?.text === '',
  )
}
