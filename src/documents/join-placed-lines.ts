import type { Setting } from './describe-letters.js'
import type { PlacedLine } from './lay-out-page.js'
import { joinLines } from './normalise-text.js'
import { isCaption } from './recognise-caption.js'
import { mustBeHeading } from './recognise-heading.js'

/** Lines of a page, or of several, that make a paragraph. */
export interface PlacedParagraph {
  readonly text: string
  readonly lines: readonly PlacedLine[]
  /** Room above its first line, in pitches; large at the top of a column. */
  readonly room: number
}

const bullet = /^(?:[•▪●○■□◦‣⁃·➢✓►»\uf0b7\uf0a7\uf0d8\uf0fc]|[*] |[-–—o] )/u
const numbering =
  /^(?:\d{1,3}[.)]|\(?[a-zA-Z0-9]{1,3}\)|\([ivx]{1,5}\)|[a-zA-Z]\.|[IVX]{1,5}\.|[ivx]{1,5}\.|\d{1,2}(?:\.\d{1,2}){1,4}\.?) (?=["“(]?[\p{Lu}\p{N}"“])|^(?:\([a-z]{1,4}\)|\[\d{1,3}\]|[ivx]{1,5}\.|[a-z]\.) /u
const sentenceEnd = /[.!?:;…][\])"”’'»⁰¹²³⁴-⁹]*(?:\[\d{1,3}\])?$/u
const lowerStart = /^[("“‘]?\p{Ll}/u

/**
 * Makes paragraphs of lines in the order of reading.
 *
 * Within a column a paragraph ends where more than the usual room follows, at a bullet or number, at an indent behind a
 * full stop, where the letters change their size, and behind a line that leaves room for the word that comes next. At the
 * end of a column or page it goes on where its last line is full and no sentence ends there.
 */
export function joinPlacedLines(
  lines: readonly PlacedLine[],
  setting: Setting,
  words: () => ReadonlySet<string>,
): PlacedParagraph[] {
  const edges = rightEdges(lines)
  const paragraphs: PlacedParagraph[] = []
  let open: { text: LongText; lines: PlacedLine[]; room: number } | undefined
  const close = (): void => {
    if (open !== undefined) paragraphs.push({ ...open, text: open.text.whole() })
  }
  lines.forEach((line, index) => {
    const last = open?.lines[open.lines.length - 1]
    if (
      open !== undefined &&
      last !== undefined &&
      goesOn(open.lines, last, line, edges[index - 1] ?? 0, isIndented(line, lines[index + 1]), setting)
    ) {
      open.text.join(line.text, words)
      open.lines.push(line)
      return
    }
    close()
    open = {
      text: new LongText(line.text),
      lines: [line],
      room: last === undefined ? 9 : roomBetween(last, line, setting),
    }
  })
  close()
  return paragraphs
}

/** The text of a paragraph while it grows: only its end is looked at, so that ten thousand lines cost no more than one each. */
class LongText {
  private readonly done: string[] = []
  private end: string

  constructor(start: string) {
    this.end = start
  }

  join(line: string, words: () => ReadonlySet<string>): void {
    this.end = joinWords(this.end, line, words)
    if (this.end.length < 2000) return
    const last = this.end.lastIndexOf(' ') + 1
    this.done.push(this.end.slice(0, last))
    this.end = this.end.slice(last)
  }

  whole(): string {
    return this.done.join('') + this.end
  }
}

/** As {@link joinLines}, but a name with a capital in it (`Java-` `Script`) is joined too where it stands so elsewhere. */
export function joinWords(text: string, next: string, words: () => ReadonlySet<string>): string {
  // Only the last word matters: a paragraph may be long.
  const end = text.slice(text.lastIndexOf(' ') + 1)
  // An address is broken where it has a mark, and has no hyphen that is not its own.
  if (/^\P{L}*(?:https?:\/\/|www\.)/u.test(end)) {
    const rest = next.split(' ', 1)[0] ?? ''
    if (/[-_=&?#%]$/.test(end) || (/[/.]$/.test(end) && /^[\p{Ll}\d]\S*[-./_=]\S/u.test(rest))) return text + next
    if (/[/.]$/.test(end) && /^(?:pdf|html?|aspx|php|docx?)\b/.test(rest)) return text + next
  }
  if (!end.endsWith('-')) return joinLines(text, next, words)
  // A letter before a hyphen is no part of a broken word: `e-` `mail`.
  if (/(?:^|[^\p{L}\p{M}'’-])\p{L}-$/u.test(end) && /^\p{L}/u.test(next)) return text + next
  const head = /\p{L}{2,}(?=-$)/u.exec(end)?.[0]
  const tail = head === undefined ? undefined : /^\p{Lu}\p{L}+/u.exec(next)?.[0]
  if (head !== undefined && tail !== undefined) {
    const known = words()
    const capitals = head === head.toUpperCase() && tail === tail.toUpperCase()
    const joined = known.has((head + tail).toLowerCase())
    if ((joined || capitals) && !known.has(`${head}-${tail}`.toLowerCase())) return text.slice(0, -1) + next
  }
  return joinLines(text, next, words)
}

function roomBetween(line: PlacedLine, next: PlacedLine, setting: Setting): number {
  if (line.page !== next.page || line.column !== next.column) return 9
  return (line.y - next.y) / setting.pitchOf(Math.max(line.size, next.size))
}

/** Lines round a line by which the right edge of its column is found. */
const around = 8

/**
 * For each line where the lines near it end that are set like it; a line that ends where one of its neighbours ends is
 * justified, and full wherever the others end.
 */
function rightEdges(lines: readonly PlacedLine[]): number[] {
  return lines.map((line, index) => {
    const isNear = (other: PlacedLine | undefined): other is PlacedLine =>
      other !== undefined &&
      other.page === line.page &&
      other.column === line.column &&
      Math.abs(other.size - line.size) < 0.6
    const before = lines[index - 1]
    const after = lines[index + 1]
    const justified = (other: PlacedLine | undefined): boolean =>
      isNear(other) && Math.abs(other.right - line.right) < 0.6
    if (line.text.length > 15 && (justified(before) || justified(after))) return line.right
    let right = line.right
    for (let other = Math.max(0, index - around); other <= Math.min(lines.length - 1, index + around); other += 1) {
      const near = lines[other]
      if (isNear(near) && near.right > right) right = near.right
    }
    return right
  })
}

function startsItem(text: string): boolean {
  return bullet.test(text) || numbering.test(text)
}

function isIndented(line: PlacedLine, after: PlacedLine | undefined): boolean {
  return after !== undefined && after.column === line.column && line.x - after.x > line.size * 0.7
}

/** A break of the size of letters between two lines of a paragraph. */
const otherSize = 0.08

function goesOn(
  open: readonly PlacedLine[],
  last: PlacedLine,
  next: PlacedLine,
  edge: number,
  indented: boolean,
  setting: Setting,
): boolean {
  const [first] = open
  if (first === undefined || last.kind !== next.kind) return false
  if (last.kind === 'table' || last.kind === 'turned') return false
  if (last.kind === 'contents') return !/(?:\d|\b[ivxlc]+)$/.test(last.text) && last.page === next.page
  const scale = Math.max(last.size, next.size)
  const ended = sentenceEnd.test(last.text)
  // A heading that runs into its paragraph may be set in smaller capitals.
  const runsIn = next.startFont === last.font && !ended && last.whole && !next.whole
  const mixed = !last.whole || !next.whole
  if (Math.abs(last.size - next.size) > scale * (mixed ? 0.12 : otherSize)) return false
  const lower = lowerStart.test(next.text)
  const letter = (last.right - last.x) / Math.max(1, last.text.length)
  const firstWord = next.text.split(' ', 1)[0]?.length ?? 0
  const left = edge - last.right
  const full = left < (firstWord + 1) * letter * 1.05 + scale * 0.3
  const nearlyFull = left < (firstWord + 1) * letter + (edge - Math.min(first.x, last.x)) * 0.12
  const bothLoud = isLoud(last, setting) && isLoud(next, setting)
  if (last.page !== next.page || last.column !== next.column || next.y >= last.y) {
    return goesOnBeyond(open, last, next, { ended, lower, full, indented }, setting)
  }
  const broken = /\p{L}-$|\d[-–]$/u.test(last.text)
  if (startsItem(next.text) && !broken) {
    // A dash at the start of a line may also be a dash within a sentence, and a number a part of one.
    const dash = /^[-–—] /.test(next.text) && !ended && full && !bullet.test(first.text)
    const number = !bullet.test(next.text) && !ended && full && !startsItem(first.text) && next.x < last.x + scale * 0.5
    if (!dash && !number) return false
  }
  const room = roomBetween(last, next, setting)
  if (room > 1.28) return room < 2.2 && !ended && lower && nearlyFull && !isLoud(last, setting)
  if (isCaption(next.text)) return false
  // The title of a figure may be in bold, and the rest of its caption not.
  if (isCaption(first.text)) return !ended || full || lower || open.length === 1
  if (runsIn) return true
  const indent = (next.x - last.x) / scale
  const hanging = open.length === 1 && startsItem(first.text)
  if (bothLoud) return !ended || lower
  if (setting.isEmphasised(last) !== setting.isEmphasised(next) && !lower) {
    if (setting.isEmphasised(last) && open.every((line) => setting.isEmphasised(line)) && (!full || !ended))
      return false
    if (ended || !full) return false
  }
  if (lower) return !(ended && (!nearlyFull || indent > 0.8)) || hanging
  if (indent > 0.8 && !hanging) return !ended && full && indent < 8
  if (indent < -0.8 && open.length > 1 && first.x < last.x - scale * 0.8) return false
  if (indent < -0.8 && ended && open.length > 1) return false
  if (!nearlyFull && next.startFont === next.font) return false
  if (ended && !full) return false
  return !(mustBeHeading(last.text) && open.length === 1 && !full)
}

/** Set to be seen: larger than the body, or all in capitals. */
function isLoud(line: PlacedLine, setting: Setting): boolean {
  return line.size > setting.bodySize * 1.12 || (/\p{Lu}{2}/u.test(line.text) && !/\p{Ll}/u.test(line.text))
}

interface Seam {
  readonly ended: boolean
  readonly lower: boolean
  readonly full: boolean
  /** The next line begins to the right of the one that follows it. */
  readonly indented: boolean
}

/** Whether a paragraph goes on in the next column or on the next page. */
function goesOnBeyond(
  open: readonly PlacedLine[],
  last: PlacedLine,
  next: PlacedLine,
  seam: Seam,
  setting: Setting,
): boolean {
  if (isCaption(next.text)) return false
  if (startsItem(next.text) && !/\p{L}-$|\d[-–]$/u.test(last.text)) return false
  if (Math.abs(last.size - next.size) > last.size * 0.04) return false
  const otherFont = last.whole && next.whole && last.font !== next.font
  if (isLoud(last, setting) || isLoud(next, setting)) {
    return isLoud(last, setting) && isLoud(next, setting) && seam.lower && !seam.ended
  }
  if (seam.lower) return !seam.ended || (seam.full && /[;:]$/.test(last.text))
  if (seam.ended) {
    // Where paragraphs begin with an indent, a line without one goes on behind a full line.
    return (
      setting.indented &&
      !seam.indented &&
      seam.full &&
      open.length > 2 &&
      !setting.isEmphasised(next) &&
      next.text.length > 40
    )
  }
  return seam.full && !otherFont && next.text.length > 30 && last.text.length > 30 && !mustBeHeading(next.text)
}
