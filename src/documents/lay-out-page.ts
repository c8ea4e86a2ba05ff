import { attachLabels } from './attach-labels.js'
import { findColumns } from './find-columns.js'
import { findTables, type LineKind, type Row } from './find-tables.js'
import { gatherSegments, type Segment } from './gather-segments.js'
import { normaliseCharacters } from './normalise-text.js'
import type { PlacedPage } from './place-pieces.js'

/** A line of a laid-out page, with its place: all that is kept of the page. */
export interface PlacedLine {
  readonly text: string
  readonly page: number
  readonly kind: LineKind
  /** Number of its column on the page, in the order of reading. */
  readonly column: number
  readonly x: number
  readonly right: number
  readonly y: number
  /** Size and font of most of its letters. */
  readonly size: number
  readonly font: string
  /** Font of its first letter, and whether all its letters are of one font. */
  readonly startFont: string
  readonly whole: boolean
  /** Height of its baseline over the lower edge of the page, in parts of the page. */
  readonly rise: number
  /** How many rows of the page stand above and below it. */
  readonly above: number
  readonly below: number
}

/** Lines of a page in the order of reading; those that stand turned come last. */
export function layOutPage(page: PlacedPage, number: number): PlacedLine[] {
  const segments = attachLabels(gatherSegments(page.pieces))
  const heights = rowHeights(segments)
  const lines: PlacedLine[] = []
  const columns = findColumns(segments)
  columns.forEach((segmentsOfColumn, column) => {
    const rows = rowsOf(segmentsOfColumn)
    const kinds = findTables(rows)
    rows.forEach((row, index) => {
      const kind = kinds[index] ?? 'text'
      const parts = row.cells.map((cell) => clean(cell.text)).filter((text) => text !== '')
      const text = parts.join(kind === 'table' ? ' | ' : ' ')
      if (text === '') return
      const main = row.cells.reduce((one, other) => (other.text.length > one.text.length ? other : one))
      const [above, below] = rankOf(heights, main.y)
      const x = Math.min(...row.cells.map((cell) => cell.x))
      const right = Math.max(...row.cells.map((cell) => cell.right))
      const { y, size, font } = main
      const { startFont } = row.cells[0] ?? main
      const whole = row.cells.every((cell) => cell.whole && cell.font === font)
      const rise = (y - page.bottom) / page.height
      const place = { column, x, right, y, rise, above, below }
      lines.push({ text, page: number, kind, size, font, startFont, whole, ...place })
    })
  })
  page.turned.forEach((pieces, angle) => {
    for (const segment of gatherSegments(pieces)) {
      const text = clean(segment.text)
      if (text === '') continue
      const { x, right, y, size, font, startFont, whole } = segment
      const place = { column: columns.length + angle, x, right, y, rise: 0, above: 0, below: 0 }
      lines.push({ text, page: number, kind: 'turned', size, font, startFont, whole, ...place })
    }
  })
  return lines
}

/** Accents that stand as marks of their own before the letter that they belong to, as older typesetters leave them. */
const accents: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˚': '\u030a',
}

function clean(text: string): string {
  const composed = text.replace(/([¨ˆ˜ˇ˚]|´(?=[eiouı]))\s?([\p{L}ı])/gu, (_, accent: string, letter: string) => {
    return (letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter) + (accents[accent] ?? '')
  })
  return normaliseCharacters(composed).replace(/\s+/g, ' ').trim()
}

/** Parts of the letter size within which lines stand on one row. */
const level = 0.3

/** Baselines of the rows of a page, whatever their columns, from the top. */
function rowHeights(segments: readonly Segment[]): number[] {
  const heights: number[] = []
  for (const { y, size } of segments) {
    const last = heights[heights.length - 1]
    if (last === undefined || last - y > size * level) heights.push(y)
  }
  return heights
}

function rankOf(heights: readonly number[], y: number): [above: number, below: number] {
  let nearest = 0
  heights.forEach((height, index) => {
    if (Math.abs(height - y) < Math.abs((heights[nearest] ?? 0) - y)) nearest = index
  })
  return [nearest, heights.length - 1 - nearest]
}

/** Puts the segments of a column on their rows; what stands close together on one is one cell. */
function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Segment[][] = []
  for (const segment of segments) {
    const row = rows[rows.length - 1]
    const first = row?.[0]
    const near = Math.max(segment.size, first?.size ?? 0) * level
    if (row !== undefined && first !== undefined && first.y - segment.y <= near) row.push(segment)
    else rows.push([segment])
  }
  return rows.map((row) => {
    const cells = [...row].sort((a, b) => a.x - b.x)
    const size = Math.max(...cells.map((cell) => cell.size))
    return { cells, y: cells[0]?.y ?? 0, size }
  })
}
