import type { Setting } from './describe-letters.js'
import type { PlacedLine } from './lay-out-page.js'

const noteStart = /^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}|\*{1,3}|[†‡§]|[a-z](?= ))\s?(?=["“‘(]?[\p{L}\p{N}])/u
/** Letters of a note are smaller than those of the body by this factor or more. */
const smaller = 0.93
/** A mark that is raised tells a note even in a page without larger letters. */
const raisedStart = /^[⁰¹²³⁴-⁹]{1,3}\s?\S/u

/**
 * Tells the footnotes: at the foot of a column, set smaller than the body, beginning with the number or sign of a note,
 * and going on as long as the letters stay small. What stands above the first of them, small as well and parted from
 * the body, is the end of a note of the page before.
 *
 * @param lines the lines of all pages in the order of reading
 * @param heads running heads among them
 */
export function findFootnotes(
  lines: readonly PlacedLine[],
  heads: ReadonlySet<PlacedLine>,
  setting: Setting,
): ReadonlySet<PlacedLine> {
  const notes = new Set<PlacedLine>()
  let lastPage = 0
  let noteSize = 0
  const columns = columnsOf(lines.filter((line) => !heads.has(line) && line.kind !== 'turned'))
  for (const [index, column] of columns.entries()) {
    const apart = columns[index + 1]?.[0]?.page !== column[0]?.page && isNoteColumn(column, columns[index - 1])
    const found = apart
      ? column
      : notesOf(column, setting, lastPage > 0 && (column[0]?.page ?? 0) - lastPage <= 1 ? noteSize : 0)
    const [first] = found
    if (first === undefined) continue
    lastPage = first.page
    noteSize = first.size
    for (const line of found) notes.add(line)
  }
  return notes
}

function notesOf(column: readonly PlacedLine[], setting: Setting, sizeBefore: number): PlacedLine[] {
  const isSmall = (line: PlacedLine): boolean => line.size <= setting.bodySize * smaller
  const isStart = (line: PlacedLine): boolean => isSmall(line) && noteStart.test(line.text)
  let start = -1
  for (let index = column.length - 1; index >= 0; index -= 1) {
    const line = column[index]
    if (line === undefined) break
    if (!isSmall(line)) {
      // Furniture may stand below the notes: some words, but no text.
      const furniture = start < 0 && line.text.length < 40 && line.below < 4
      if (furniture) continue
      break
    }
    if (isStart(line)) start = index
  }
  if (start < 0) {
    const ruled = belowRule(column)
    if (ruled.length > 0) return ruled
    start = continued(column, setting, sizeBefore)
  }
  if (start < 0) {
    const small = atFoot(column, setting)
    return small.length > 0 ? small : farBelow(column, setting)
  }
  const first = column[start]
  if (first === undefined) return []
  // A column that is small from its top on has no body that notes could belong to, unless their marks are raised.
  if (!column.slice(0, start).some((line) => !isSmall(line)) && !raisedStart.test(first.text) && start > 0) return []
  let top = start
  for (
    let line = column[top - 1];
    line !== undefined && Math.abs(line.size - first.size) < 0.3;
    line = column[top - 1]
  ) {
    const above = column[top - 2]
    const touches = line.y - (column[top]?.y ?? 0) < setting.pitchOf(line.size) * 1.6
    if (!touches || !isSmall(line)) break
    top -= 1
    if (above === undefined || above.y - line.y > setting.pitchOf(line.size) * 1.6) break
  }
  const above = column[top - 1]
  const parted =
    above === undefined || !isSmall(above) || above.y - (column[top]?.y ?? 0) > setting.pitchOf(first.size) * 1.4
  if (!parted) top = start
  const notes: PlacedLine[] = []
  for (const line of column.slice(top)) {
    if (!isSmall(line)) break
    const before = notes[notes.length - 1]
    if (before !== undefined && before.y - line.y > setting.pitchOf(line.size) * 3 && !isStart(line)) break
    notes.push(line)
  }
  return notes
}

/** A rule typed with dashes at the foot of a page parts the notes from a text whose letters have one size only. */
function belowRule(column: readonly PlacedLine[]): PlacedLine[] {
  const rule = column.findLastIndex((line) => /^(?:[-_–—]{5,}|(?:[-_–—] ){4,}[-_–—]?)$/.test(line.text))
  const notes = column.slice(rule + 1)
  return rule > 2 &&
    notes.length > 0 &&
    notes[0] !== undefined &&
    /^(?:\d{1,3}\/?|\*|\S{1,3}\/) ?\S/.test(notes[0].text)
    ? notes
    : []
}

const captionStart = /^(?:Figure|Fig\.|Table|Box|Chart|Source)\b/

/** Without a number: small letters at the foot of a column of text, well apart from it (a permission, an address). */
function atFoot(column: readonly PlacedLine[], setting: Setting): PlacedLine[] {
  let start = column.length
  for (
    let line = column[start - 1];
    line !== undefined && line.size <= setting.bodySize * 0.92;
    line = column[start - 1]
  ) {
    start -= 1
  }
  const notes = column.slice(start)
  const [first] = notes
  const above = column[start - 1]
  const letters = notes.reduce((sum, line) => sum + line.text.length, 0)
  if (first === undefined || above === undefined || start < 8 || first.rise > 0.35 || letters < 40) return []
  if (above.y - first.y < setting.pitchOf(above.size) * 1.5 || captionStart.test(first.text)) return []
  return notes
}

/** All of the last column of a page, where it begins with the sign that stands behind a word of the column before. */
function isNoteColumn(column: readonly PlacedLine[], before: readonly PlacedLine[] | undefined): boolean {
  const [first] = column
  const sign = first === undefined ? undefined : /^(\*{1,3}|[†‡§]) ?\p{L}/u.exec(first.text)?.[1]
  if (first === undefined || sign === undefined || first.rise > 0.25 || before?.[0]?.page !== first.page) return false
  return before.some((line) => line.text.split(' ').some((word) => word.length > sign.length && word.endsWith(sign)))
}

const typedMark = /^(?:\d{1,2}\/|\*{1,3}|[†‡]|[⁰¹²³⁴-⁹]{1,3}) ?\S/u

/** In letters of the body's size: far below the text, each note with its mark. */
function farBelow(column: readonly PlacedLine[], setting: Setting): PlacedLine[] {
  for (let index = column.length - 1; index > 2; index -= 1) {
    const line = column[index]
    const above = column[index - 1]
    if (line === undefined || above === undefined || line.rise > 0.5) return []
    const pitch = setting.pitchOf(line.size)
    if (above.y - line.y < pitch * 1.7) continue
    if (!typedMark.test(line.text)) return []
    if (above.y - line.y >= pitch * 2.4) return column.slice(index)
  }
  return []
}

/** Where the end of a note from the page before stands alone at the foot: small, parted from the body, of the notes' size. */
function continued(column: readonly PlacedLine[], setting: Setting, size: number): number {
  if (size === 0) return -1
  let start = -1
  for (let index = column.length - 1; index > 0; index -= 1) {
    const line = column[index]
    if (line === undefined || Math.abs(line.size - size) > 0.3 || line.size > setting.bodySize * smaller) break
    start = index
  }
  const first = column[start]
  const above = column[start - 1]
  if (first === undefined || above === undefined) return -1
  return above.y - first.y > setting.pitchOf(above.size) * 1.3 ? start : -1
}

/** The lines of each column of each page. */
function columnsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
  const columns: PlacedLine[][] = []
  let open: PlacedLine[] = []
  for (const line of lines) {
    const [first] = open
    if (first !== undefined && (first.page !== line.page || first.column !== line.column)) {
      columns.push(open)
      open = []
    }
    open.push(line)
  }
  return open.length > 0 ? [...columns, open] : columns
}
