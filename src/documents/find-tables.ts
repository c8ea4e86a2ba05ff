import type { Segment } from './gather-segments.js'

/** What a line is by its place among the others of its page. */
export type LineKind = 'text' | 'table' | 'contents' | 'turned'

/** A row of one column: its cells, from left to right. */
export interface Row {
  readonly cells: readonly Segment[]
  readonly y: number
  readonly size: number
}

/** A number, a bullet or a letter before an item: no cell of its own. */
const label =
  /^(?:[(]?[\p{L}\d]{1,5}[.)]|\d{1,3}(?:\.\d{1,3})*\.?|[\p{Po}\p{Pd}\p{So}\p{Sm}\p{Co}]|o|§+ ?\d*|[⁰¹²³⁴-⁹]+)$/u
const pageNumber = /^(?:\d{1,4}|[ivxlc]{1,6}|[A-Z]-\d{1,3})$/

/** Dots behind a title, and the page that they lead to where it is told. */
const leadsToPage = /\p{L}.*\.{4}[ .]*(?:\d{1,4}|[ivxlc]{1,6})?\s*$/iu

/** Parts of the letter size over which a gap parts cells, and within which the cells of a column are in line. */
const cellGap = 1.2
const inLine = 0.5

/** Rows that a table must have, and entries that a table of contents must have where no dots lead to the page numbers. */
const fewestRows = 3
const fewestEntries = 4

/**
 * Tells which rows of a column are rows of a table (cells in line under each other) or entries of a table of contents
 * (dots that lead to a page number, or page numbers in line at the right).
 */
export function findTables(rows: readonly Row[]): LineKind[] {
  const kinds = rows.map((): LineKind => 'text')
  const cells = rows.map((row) => (isJustified(row, rows) ? row.cells.slice(0, 1) : cellsOf(row)))
  markContents(rows, cells, kinds)
  let first = 0
  while (first < rows.length) {
    if (kinds[first] !== 'text' || (cells[first]?.length ?? 0) < 2) {
      first += 1
      continue
    }
    const last = lastRowOf(rows, cells, kinds, first)
    const inside = rows.slice(first, last + 1).flatMap((_, index) => {
      const row = cells[first + index]
      return row !== undefined && row.length >= 2 ? [row] : []
    })
    let end = last
    if (inside.length >= fewestRows && areInLine(inside) && !isProse(inside)) {
      end = wrappedEnd(rows, cells, kinds, inside, last)
      for (let row = first; row <= end; row += 1) kinds[row] = 'table'
    }
    first = end + 1
  }
  return kinds
}

/** How many lines of a column must reach from edge to edge to show that it is justified. */
const fewestJustified = 3

/** A line of text whose few words were spread to both edges of its column, where the lines of one piece end as well. */
function isJustified(row: Row, rows: readonly Row[]): boolean {
  const first = row.cells[0]
  const last = row.cells[row.cells.length - 1]
  if (first === undefined || last === undefined || first === last) return false
  let like = 0
  for (const other of rows) {
    const [whole, more] = other.cells
    if (whole === undefined || more !== undefined || whole.text.length < 15) continue
    if (Math.abs(whole.x - first.x) <= 1 && Math.abs(whole.right - last.right) <= 1) like += 1
  }
  return like >= fewestJustified
}

/** The cells of a row: what stands apart on it, but for the number or bullet that it begins with. */
function cellsOf(row: Row): Segment[] {
  const cells: Segment[] = []
  for (const segment of row.cells) {
    const last = cells[cells.length - 1]
    if (last !== undefined && segment.x - last.right <= Math.max(row.size, last.size) * cellGap) {
      cells[cells.length - 1] = { ...last, right: segment.right, text: `${last.text} ${segment.text}` }
    } else cells.push(segment)
  }
  const [start, ...others] = cells
  return start !== undefined && others.length > 0 && label.test(start.text.trim()) ? others : cells
}

/** The last row of a run of rows with cells, over rows that go on with one cell. */
function lastRowOf(
  rows: readonly Row[],
  cells: readonly Segment[][],
  kinds: readonly LineKind[],
  first: number,
): number {
  let last = first
  for (let next = first + 1; next < rows.length && next - last <= 3; next += 1) {
    const row = rows[next]
    const before = rows[next - 1]
    if (row === undefined || before === undefined || kinds[next] !== 'text') break
    if (before.y - row.y > Math.max(row.size, before.size) * 3.2) break
    if ((cells[next]?.length ?? 0) >= 2) last = next
  }
  return last
}

/** The last row with what its cells go on with on the lines below: in line with a cell that is not the first. */
function wrappedEnd(
  rows: readonly Row[],
  cells: readonly Segment[][],
  kinds: readonly LineKind[],
  inside: readonly (readonly Segment[])[],
  last: number,
): number {
  let end = last
  for (let next = last + 1; next < rows.length && kinds[next] === 'text'; next += 1) {
    const [cell, other] = cells[next] ?? []
    const above = rows[next - 1]
    const row = rows[next]
    if (cell === undefined || other !== undefined || above === undefined || row === undefined) break
    const starts = inside.flatMap((line) => line.slice(1).map((each) => each.x))
    const aligned = starts.filter((start) => Math.abs(start - cell.x) <= cell.size * inLine).length * 2 > inside.length
    if (!aligned || above.y - row.y > Math.max(row.size, above.size) * 1.6) break
    end = next
  }
  return end
}

/** Most rows have a cell that begins, ends or is centred where cells of other rows do, behind the first. */
function areInLine(rows: readonly (readonly Segment[])[]): boolean {
  const later = rows.map((row) => row.slice(1))
  const isShared = (of: (cell: Segment) => number): boolean => {
    const near = rows.filter((_, index) =>
      (later[index] ?? []).some(
        (cell) =>
          later.filter((others) => others.some((other) => Math.abs(of(other) - of(cell)) <= cell.size * inLine))
            .length *
            2 >
          rows.length,
      ),
    )
    return near.length * 3 >= rows.length * 2
  }
  return isShared((cell) => cell.x) || isShared((cell) => cell.right) || isShared((cell) => (cell.x + cell.right) / 2)
}

/** Lines of text that happen to be set wide apart. */
function isProse(rows: readonly (readonly Segment[])[]): boolean {
  const long = rows.filter((row) => row.length === 2 && row.every((cell) => cell.text.length > 45))
  return long.length * 2 > rows.length
}

function markContents(rows: readonly Row[], cells: readonly Segment[][], kinds: LineKind[]): void {
  const numbered = rows.map((_, index) => {
    const row = cells[index] ?? []
    const end = row[row.length - 1]
    return row.length >= 2 && end !== undefined && pageNumber.test(end.text.trim()) ? end : undefined
  })
  const ends = numbered.filter((end) => end !== undefined)
  const right = Math.max(...ends.map((end) => end.right))
  const aligned = numbered.map((end) => end !== undefined && right - end.right <= end.size * inLine)
  const pages = rows.flatMap((_, index) => (aligned[index] ? [Number(numbered[index]?.text.trim())] : []))
  const rising = pages.every((page, index) => Number.isNaN(page) || index === 0 || page >= (pages[index - 1] ?? 0))
  const listed = pages.length >= fewestEntries && rising
  rows.forEach((row, index) => {
    const leads = row.cells.some((cell) => cell.leader && leadsToPage.test(cell.text))
    const two = (cells[index]?.length ?? 0) === 2
    if (leads || (listed && two && aligned[index] && /\p{L}/u.test(cells[index]?.[0]?.text ?? '')))
      kinds[index] = 'contents'
  })
  markWrappedEntries(rows, kinds)
}

/** An entry that runs over several lines has its page number on the last of them. */
function markWrappedEntries(rows: readonly Row[], kinds: LineKind[]): void {
  const first = kinds.indexOf('contents')
  const last = kinds.lastIndexOf('contents')
  const entries = kinds.filter((kind) => kind === 'contents').length
  if (entries < fewestRows) return
  let open = 0
  for (let index = first + 1; index < last; index += 1) {
    open = kinds[index] === 'contents' ? 0 : open + 1
    if (kinds[index] === 'contents') continue
    const ahead = kinds.indexOf('contents', index) - index
    if (open + ahead <= 6 && (rows[index]?.cells.length ?? 0) <= 2) kinds[index] = 'contents'
  }
}
