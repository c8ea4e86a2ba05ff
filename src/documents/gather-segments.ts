import { joinInitials, medianSize } from './join-initials.js'
import type { Piece } from './place-pieces.js'

/** Pieces on one baseline with no more than a word's distance between them: a line, or the part of it in one column or cell. */
export interface Segment {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  /** Size of most of its letters. */
  readonly size: number
  /** Font of most of its letters, and of its first letter. */
  readonly font: string
  readonly startFont: string
  /** Whether all its letters are of one font. */
  readonly whole: boolean
  /** Holds a row of dots that leads to a page number. */
  readonly leader: boolean
}

/** Parts of the letter size: where a blank is, where a new column or cell may begin. */
const blankGap = 0.15
const segmentGap = 1.15
/** The same beside several words in one piece: their own blanks are narrower than 0.6, so that this line is not stretched. */
const closeSegmentGap = 0.8
/** The same where the file itself has a blank: tight lines have narrower ones. */
const markedBlankGap = 0.03
/** Pieces of one baseline may be set off by as much. */
const jitter = 0.22

const dots = /^[\s.·•…_]*$/
const raisedMark = /^\s*(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*[,;]?|[\p{S}\p{Po}]{1,3}|[a-zA-Z]{1,2}|[([]\d{1,3}[)\]])\s*$/u

interface Row {
  y: number
  size: number
  readonly pieces: Piece[]
}

/** Gathers the pieces of a page to segments, from the top of the page to its bottom and from left to right. */
export function gatherSegments(pieces: readonly Piece[]): Segment[] {
  const rows = rowsOf(joinInitials(pieces))
  const segments = rows.flatMap((row) => segmentsOf(row))
  return segments.sort((a, b) => b.y - a.y || a.x - b.x)
}

/** Rows of pieces on one baseline; raised marks are put with the words that they follow. */
function rowsOf(pieces: readonly Piece[]): Row[] {
  const sorted = pieces.map((piece, order) => ({ piece, order }))
  sorted.sort((a, b) => b.piece.y - a.piece.y || a.order - b.order)
  const usual = medianSize(pieces)
  const rows: Row[] = []
  const marks: Piece[] = []
  for (const { piece } of sorted) {
    if (piece.size < usual * 0.85 && raisedMark.test(piece.text)) marks.push(piece)
    else addToRow(rows, piece, 12)
  }
  // Larger ones first: they may be words of a note, which has its own marks.
  marks.sort((a, b) => b.size - a.size)
  for (const mark of marks) {
    if (addToRow(rows, mark, rows.length, false)) continue
    const row = rows.find(
      ({ y, size, pieces: others }) =>
        mark.y - y > -size * 0.3 &&
        mark.y - y < size * 0.7 &&
        mark.size < size * 0.85 &&
        others.some((other) => touches(other, mark)),
    )
    if (row === undefined) addToRow(rows, mark, 0)
    else insert(row, mark)
  }
  return rows
}

/** Puts a piece that comes late before the first that stands to its right. */
function insert(row: Row, piece: Piece): void {
  const place = row.pieces.findIndex((other) => other.x > piece.x)
  row.pieces.splice(place < 0 ? row.pieces.length : place, 0, piece)
}

function touches(word: Piece, mark: Piece): boolean {
  const after = mark.x - (word.x + word.width)
  const before = word.x - (mark.x + mark.width)
  return (after > -0.3 * word.size && after < 0.5 * word.size) || (before > -0.3 * word.size && before < word.size)
}

/** Puts a piece on the one of the last rows that is on its height, else on a new one if it may make one. */
function addToRow(rows: Row[], piece: Piece, last: number, mayOpen = true): boolean {
  for (let index = rows.length - 1; index >= 0 && index >= rows.length - last; index -= 1) {
    const row = rows[index]
    if (row === undefined) continue
    const near = Math.min(row.size, piece.size) * jitter
    if (Math.abs(row.y - piece.y) <= Math.max(near, 0.5)) {
      if (mayOpen) row.pieces.push(piece)
      else insert(row, piece)
      if (piece.size > row.size) row.size = piece.size
      return true
    }
  }
  if (mayOpen) rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
  return mayOpen
}

function segmentsOf(row: Row): Segment[] {
  const pieces = inOrder(row.pieces)
  const segments: Segment[] = []
  let run: Piece[] = []
  let right = 0
  let led = false
  for (const piece of pieces) {
    const last = run[run.length - 1]
    if (last !== undefined) {
      const gap = piece.x - right
      const leads = dots.test(piece.text)
      const scale = Math.min(last.size, piece.size)
      const most = led || leads ? scale * 12 : scale * gapBehind(run, piece)
      if (gap > most) {
        segments.push(toSegment(run, row.y))
        run = []
        right = 0
        led = false
      }
    }
    led = dots.test(piece.text) && piece.text.replace(/\s/g, '').length >= (led ? 1 : 3)
    run.push(piece)
    right = Math.max(right, piece.x + piece.width)
  }
  if (run.length > 0) segments.push(toSegment(run, row.y))
  return segments
}

/**
 * Runs of pieces from left to right. Within a run the order is that of the file: letters may overlap by more than they
 * are wide.
 */
function inOrder(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs[runs.length - 1]
    const last = run?.[run.length - 1]
    if (run === undefined || last === undefined || piece.x < last.x - last.size * 0.5) runs.push([piece])
    else run.push(piece)
  }
  if (runs.length === 1) return runs.flat()
  const ends = runs.map((run) => Math.max(...run.map((piece) => piece.x + piece.width)))
  const sorted = runs.map((run, index) => ({ run, start: run[0]?.x ?? 0, end: ends[index] ?? 0 }))
  sorted.sort((a, b) => a.start - b.start)
  // Runs that stand within each other (marks set last) are put together by their places alone.
  const apart = sorted.every((one, index) => index === 0 || one.start >= (sorted[index - 1]?.end ?? 0) - 2)
  if (apart) return sorted.flatMap(({ run }) => run)
  return [...pieces].sort((a, b) => a.x - b.x || b.width - a.width)
}

/** Over which distance, in parts of the letter size, a piece no longer belongs to the line that runs before it. */
function gapBehind(run: readonly Piece[], piece: Piece): number {
  const last = run[run.length - 1]
  if (last !== undefined && spaced(last) && spaced(piece)) return 3
  return run.some((each) => /\S \S/.test(each.text)) ? closeSegmentGap : segmentGap
}

/** Set with blanks between its letters. */
function spaced(piece: Piece): boolean {
  return /^\s*\S(?: \S)*\s*$/.test(piece.text)
}

const superscripts: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

function toSegment(pieces: readonly Piece[], baseline: number): Segment {
  const main = mainPiece(pieces)
  const y = main.y
  const joinLetters = letterGap(pieces)
  let text = ''
  let right = 0
  let previous: Piece | undefined
  let leader = false
  for (const piece of pieces) {
    const raised = piece.size < main.size * 0.85 && piece.y - y > main.size * 0.15 && raisedMark.test(piece.text)
    const leads = dots.test(piece.text) && /[._…·]\s?[._…·]/.test(piece.text)
    let own = leads ? '....' : joinLetters === undefined ? piece.text : piece.text.replace(/(?<=\S) (?=\S)/g, '')
    if (raised && /\d/.test(own))
      own = own
        .trim()
        .replace(/\s/g, '')
        .replace(/\d/g, (digit) => superscripts[digit] ?? digit)
    if (previous !== undefined) {
      const gap = piece.x - right
      const small = Math.min(previous.size, piece.size)
      const hyphen = piece.text === '-' && piece === pieces[pieces.length - 1]
      const usual = hyphen ? 1 : piece.blank ? markedBlankGap : blankGap
      const needed = joinLetters ?? small * (isSmallCapital(previous, piece) ? 0.35 : usual)
      const parted = leads || leader ? true : !(raised && gap < small * 0.5) && gap > needed
      const blank = text.endsWith(' ') || own.startsWith(' ')
      text += leads && text.endsWith('....') ? '' : (parted && !blank ? ' ' : '') + own
      leader = leads
    } else text = own
    right = Math.max(right, piece.x + piece.width)
    previous = piece
  }
  const x = pieces[0]?.x ?? 0
  const own = pieces.filter((piece) => /\p{L}/u.test(piece.text))
  return {
    text,
    x,
    right,
    y: Number.isFinite(y) ? y : baseline,
    size: main.size,
    font: main.font,
    startFont: own[0]?.font ?? main.font,
    whole: own.every((piece) => piece.font === main.font),
    leader: text.includes('....'),
  }
}

/** `N` before `ATIONAL` in smaller letters: capitals of two sizes are often set apart. */
function isSmallCapital(initial: Piece, rest: Piece): boolean {
  return rest.size < initial.size * 0.92 && /^["“(]?\p{Lu}$/u.test(initial.text.trim()) && /^\s*\p{Lu}/u.test(rest.text)
}

/** The piece that stands for the size, the font and the baseline of most letters. */
function mainPiece(pieces: readonly Piece[]): Piece {
  const letters = new Map<string, { piece: Piece; count: number }>()
  for (const piece of pieces) {
    const key = `${Math.round(piece.size * 4)} ${piece.font}`
    const count = dots.test(piece.text) ? 0 : piece.text.length
    const entry = letters.get(key)
    if (entry === undefined) letters.set(key, { piece, count })
    else entry.count += count
  }
  let best: { piece: Piece; count: number } | undefined
  for (const entry of letters.values()) if (best === undefined || entry.count > best.count) best = entry
  return best?.piece ?? { text: '', x: 0, y: 0, width: 0, size: 1, font: '', blank: false }
}

/**
 * In a row of letters set apart (`N A T I O N A L`, in capitals of two sizes as well) the distance over which a new word
 * begins; undefined where letters are not set apart.
 */
function letterGap(pieces: readonly Piece[]): number | undefined {
  const visible = pieces.filter((piece) => !dots.test(piece.text))
  const letters = visible.reduce((sum, piece) => sum + (spaced(piece) ? piece.text.replace(/\s/g, '').length : 0), 0)
  const all = visible.reduce((sum, piece) => sum + piece.text.replace(/\s/g, '').length, 0)
  if (letters < 5 || letters < all * 0.8) return undefined
  if (visible.length === 2 && visible.every((piece) => /\S \S \S/.test(piece.text))) return 0
  if (visible.length < 3) return undefined
  const gaps = visible.slice(1).map((piece, index) => {
    const before = visible[index]
    const scale = Math.max(before?.size ?? 0, piece.size)
    return { points: before === undefined ? 0 : piece.x - before.x - before.width, scale }
  })
  const sorted = gaps.map(({ points }) => points).sort((a, b) => a - b)
  // The widest step between one gap and the next parts the gaps within words from those between them.
  let step = 0
  let border: number | undefined
  for (let index = 1; index < sorted.length; index += 1) {
    const low = sorted[index - 1] ?? 0
    const high = sorted[index] ?? 0
    if (high - low > step && high > low * 1.5) {
      step = high - low
      border = (low + high) / 2
    }
  }
  const scale = Math.max(...gaps.map((gap) => gap.scale))
  if (border !== undefined && step > scale * 0.15) return border
  // All gaps alike: between letters where each piece is one letter, between words else.
  const single = visible.every((piece) => piece.text.trim().length === 1)
  return single ? Number.POSITIVE_INFINITY : (sorted[0] ?? 0) / 2
}
