import type { PlacedLine } from './lay-out-page.js'
import { isPageNumber } from './mark-running-heads.js'

/** Rows from the edge of a page among which its head and foot are looked for. */
const edge = 4
/** Longer lines are no heads, however often they stand at the edge of a page. */
const longest = 160
/** Points within which a line stands at the same height on two pages. */
const sameHeight = 2.5

/** A place at the edge of the pages where heads stand. */
interface Slot {
  readonly y: number
  readonly size: number
}

/**
 * Tells the running heads and feet of a document by repetition and place: lines at the edge of its pages that, figures
 * apart, stand at the same height on several pages (on left and on right ones they may differ); page numbers; and
 * whatever else stands where most pages have such a head and no text (the title of a short chapter).
 *
 * @param lines the lines of all pages
 * @param pages how many pages there are
 */
export function findPageHeads(lines: readonly PlacedLine[], pages: number): ReadonlySet<PlacedLine> {
  const edges = lines.filter(
    (line) => (line.kind === 'turned' || line.above < edge || line.below < edge) && line.text.length <= longest,
  )
  const heads = findRepeated(edges, pages, usualSize(lines))
  const lowest = lowestText(lines)
  for (const line of edges) {
    const outermost = Math.min(line.above, line.below) <= 1 || line.kind === 'turned'
    if (outermost && (isPageNumber(line.text) || isFurniture(line, lowest.get(line.page)))) heads.add(line)
  }
  const slots = slotsOf([...heads], pages)
  for (const line of edges) {
    if (slots.some((slot) => isIn(slot, line)) && line.text.length <= longest * 0.75) heads.add(line)
  }
  return heads
}

/** Size of most lines. */
function usualSize(lines: readonly PlacedLine[]): number {
  return lines.map((line) => line.size).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
}

/** Parts of the page at its foot where only its furniture stands, and by which it stands apart from the text. */
const footMargin = 0.1
const apart = 0.025

/** The lowest line of text of each page that is above its foot, for pages that hold more than a few lines. */
function lowestText(lines: readonly PlacedLine[]): ReadonlyMap<number, number> {
  const lowest = new Map<number, number>()
  const counts = new Map<number, number>()
  for (const line of lines) {
    if (line.kind === 'turned' || line.rise < footMargin) continue
    counts.set(line.page, (counts.get(line.page) ?? 0) + 1)
    lowest.set(line.page, Math.min(line.rise, lowest.get(line.page) ?? 1))
  }
  return new Map([...lowest].filter(([page]) => (counts.get(page) ?? 0) >= 12))
}

/** The job number of the printer, a file's name: short, with figures in it, and apart from the text at the very foot. */
function isFurniture(line: PlacedLine, lowest: number | undefined): boolean {
  if (lowest === undefined || line.kind === 'turned' || line.rise > footMargin || line.text.length > 60) return false
  return /\d/.test(line.text) && !/[.!?;:]$/.test(line.text) && lowest - line.rise > apart && line.below <= 1
}

function findRepeated(edges: readonly PlacedLine[], pages: number, usual: number): Set<PlacedLine> {
  const byKey = new Map<string, PlacedLine[]>()
  for (const line of edges) {
    const key = `${line.kind === 'turned' ? 'turned ' : ''}${keyOf(line.text)}`
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [line])
    else same.push(line)
  }
  const least = pages <= 8 ? 2 : Math.max(3, Math.ceil(pages / 20))
  const heads = new Set<PlacedLine>()
  for (const same of byKey.values()) {
    if (areNotes(same)) continue
    const varies = new Set(same.map((line) => line.text)).size > 1
    const rare = new Set(same.map((line) => line.page)).size < pages * 0.25
    for (const line of same) {
      // `PILLAR I`, `PILLAR II` in large letters open a part each.
      if (varies && rare && line.size > usual * 1.15) continue
      const near = same.filter((other) => isLevel(line, other))
      // A head of figures alone (a job number, a page number in some frame) is the same only where it stands.
      if (new Set(near.map((other) => other.page)).size >= least) heads.add(line)
    }
  }
  return heads
}

const leadingNumber = /^(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?=\s?["“‘(]?\p{L})/u

/** `12 Ibid., p. 4.` at the foot of some pages: its number counts notes, that of a running head the pages. */
function areNotes(same: readonly PlacedLine[]): boolean {
  const offsets = new Map<number, number>()
  for (const line of same) {
    const start = leadingNumber.exec(line.text)?.[0].normalize('NFKC')
    if (start === undefined) return false
    const offset = Number(start) - line.page
    offsets.set(offset, (offsets.get(offset) ?? 0) + 1)
  }
  return Math.max(...offsets.values()) < same.length * 0.6
}

function isLevel(line: PlacedLine, other: PlacedLine): boolean {
  return Math.abs(line.y - other.y) <= sameHeight
}

/** Heights at which a good part of the pages have a head set in letters of one size. */
function slotsOf(heads: readonly PlacedLine[], pages: number): Slot[] {
  const bySlot = new Map<string, PlacedLine[]>()
  for (const head of heads) {
    if (head.kind === 'turned') continue
    const key = `${Math.round(head.y)} ${Math.round(head.size * 2)}`
    const same = bySlot.get(key)
    if (same === undefined) bySlot.set(key, [head])
    else same.push(head)
  }
  return [...bySlot.values()].flatMap((same) => {
    const [first] = same
    const enough = new Set(same.map((head) => head.page)).size >= Math.max(4, pages * 0.2)
    return enough && first !== undefined ? [{ y: first.y, size: first.size }] : []
  })
}

function isIn(slot: Slot, line: PlacedLine): boolean {
  if (Math.abs(line.size - slot.size) > 0.3 || Math.abs(line.y - slot.y) > 1) return false
  return Math.min(line.above, line.below) <= 1
}

/** What stays the same on every page: the line without its figures and blanks, in lower case. */
function keyOf(line: string): string {
  return line
    .replace(/\d+/g, '#')
    .replace(/\b[ivxlc]+\b/gi, '#')
    .replace(/[\s|]+/g, '')
    .toLowerCase()
}
