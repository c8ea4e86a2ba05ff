import { normaliseCharacters } from './normalise-text.js'
import type { Line } from './split-pages.js'

/** A run of characters as a page places it: a point is 1/72 inch, y grows upwards. */
export interface Piece {
  readonly text: string
  /** Left end of the baseline, after turning the page so that the run is level. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the letters' box. */
  readonly size: number
}

/** A line of a laid-out page, with its place. */
export interface PlacedLine extends Line {
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly footnote: boolean
}

/** A page as its lines in reading order; blank lines part what the page sets apart. */
export interface LaidOutPage {
  readonly lines: readonly PlacedLine[]
  /** The lines at its top and bottom, where running heads stand. */
  readonly edges: readonly PlacedLine[]
}

/** Parts of the letter size: where a blank is, where a new column or cell begins, how far a raised mark may stand. */
const blankGap = 0.15
const columnGap = 2.2
const raised = 0.6

/** Lines at the top and the bottom of a page among which running heads are looked for. */
const edge = 3

/**
 * Joins the pieces of a page to lines, in the order of the page's own stream, which is the order of reading in nearly
 * all PDFs made from a text.
 */
export function joinPieces(pieces: readonly Piece[], page: number): PlacedLine[] {
  const lines: PlacedLine[] = []
  let open: { text: string; x: number; right: number; y: number; size: number } | undefined
  const close = (): void => {
    const text = open === undefined ? '' : normaliseCharacters(open.text).replace(/\s+/g, ' ').trim()
    if (open !== undefined && text !== '') {
      const { x, right, y, size } = open
      lines.push({ text, x, right, y, size, indent: 0, page, runningHead: false, footnote: false })
    }
    open = undefined
  }
  for (const piece of pieces) {
    if (piece.text === '' || piece.size <= 0) continue
    // Blanks are read off the distances: a justified or kerned line holds blanks that no reader sees.
    if (piece.text.trim() === '') continue
    const scale = Math.max(open?.size ?? 0, piece.size)
    const gap = open === undefined ? 0 : piece.x - open.right
    const level = open !== undefined && Math.abs(piece.y - open.y) < scale * raised
    if (open === undefined || !level || gap > scale * columnGap || piece.x < open.x - scale) {
      close()
      open = { text: piece.text, x: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size }
      continue
    }
    // A raised figure is the mark of a note: parted from its word, so that the word stays one.
    const mark = piece.size < open.size * 0.8 && /^\d{1,3}$/.test(piece.text.trim())
    const needed = Math.min(open.size, piece.size) * (/^-$/.test(piece.text) ? 0.5 : blankGap)
    const parted = gap > needed || mark
    const before: string = open.text
    open = {
      ...open,
      text: before + (parted && !before.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : '') + piece.text,
      right: Math.max(open.right, piece.x + piece.width),
      size: Math.max(open.size, mark ? 0 : piece.size),
      y: piece.size > open.size ? piece.y : open.y,
    }
  }
  close()
  return lines
}

/** Size of the letters in which most of a document is set. */
export function bodySizeOf(lines: readonly PlacedLine[]): number {
  const letters = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  let best = 0
  let most = 0
  for (const [size, count] of letters) {
    if (count > most || (count === most && size < best)) {
      best = size
      most = count
    }
  }
  return best
}

/** Usual distance of the baselines of two lines of a paragraph, in parts of the letter size. */
export function pitchOf(pages: readonly (readonly PlacedLine[])[]): number {
  const pitches = new Map<number, number>()
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const next = lines[index + 1]
      if (next === undefined || next.y >= line.y || Math.abs(next.size - line.size) > 0.5) return
      const pitch = Math.round(((line.y - next.y) / line.size) * 20) / 20
      if (pitch >= 0.8 && pitch <= 3) pitches.set(pitch, (pitches.get(pitch) ?? 0) + 1)
    })
  }
  const [usual] = [...pitches].sort(([a, m], [b, n]) => n - m || a - b)
  return usual?.[0] ?? 1.2
}

/** Sets paragraphs apart by blank lines, measures indents, and tells footnotes by their letters, place and number. */
export function layOutPage(lines: readonly PlacedLine[], bodySize: number, pitch: number): LaidOutPage {
  const byHeight = [...lines].sort((a, b) => b.y - a.y || a.x - b.x)
  const footnotes = findFootnotes(byHeight, bodySize)
  const margins = marginsOf(lines)
  const placed: PlacedLine[] = []
  const kept = new Map<PlacedLine, PlacedLine>()
  let previous: PlacedLine | undefined
  for (const line of lines) {
    const margin = margins.find((left) => line.x >= left - 1 && line.x - left < line.size * 5)
    const indent = margin === undefined ? 0 : Math.round((line.x - margin) / (line.size * 0.5))
    const here = { ...line, indent, footnote: footnotes.has(line) }
    if (previous !== undefined && isApart(previous, line, pitch)) placed.push(blankAfter(previous))
    placed.push(here)
    kept.set(line, here)
    previous = line
  }
  const edges = byHeight.length <= 2 * edge ? byHeight : [...byHeight.slice(0, edge), ...byHeight.slice(-edge)]
  return { lines: placed, edges: edges.flatMap((line) => kept.get(line) ?? []) }
}

function isApart(line: PlacedLine, next: PlacedLine, pitch: number): boolean {
  if (Math.abs(line.size - next.size) > Math.max(line.size, next.size) * 0.08) return true
  const drop = (line.y - next.y) / Math.max(line.size, next.size)
  return drop < 0.5 || drop > Math.max(pitch * 1.3, pitch + 0.3)
}

function blankAfter(line: PlacedLine): PlacedLine {
  return { ...line, text: '', indent: 0 }
}

/** Left margins of the columns: where three lines or more begin, the rightmost first. */
function marginsOf(lines: readonly PlacedLine[]): number[] {
  const starts = new Map<number, number>()
  for (const line of lines) {
    const start = Math.round(line.x / 2) * 2
    starts.set(start, (starts.get(start) ?? 0) + 1)
  }
  const common = [...starts]
    .filter(([, count]) => count >= 3)
    .map(([start]) => start)
    .sort((a, b) => a - b)
  // An indent within a column is no column of its own.
  const columns = common.filter((start, index) => index === 0 || start - (common[index - 1] ?? 0) > 60)
  return columns.reverse()
}

const noteStart = /^(?:\d{1,3}|[*†‡§])\s?(?=["“‘(]?[\p{L}\p{N}])/u

/** The lowest lines of a page that are set smaller than the body and begin with the number of a note. */
function findFootnotes(byHeight: readonly PlacedLine[], bodySize: number): ReadonlySet<PlacedLine> {
  const isSmall = (line: PlacedLine): boolean => line.size <= bodySize * 0.92
  const first = byHeight.findIndex(
    (line, index) => isSmall(line) && noteStart.test(line.text) && byHeight.slice(index).every(isSmall),
  )
  const above = byHeight.slice(0, Math.max(first, 0))
  if (first < 0 || !above.some((line) => !isSmall(line))) return new Set()
  return new Set(byHeight.slice(first))
}
