import type { Segment } from './gather-segments.js'

/** A white corridor between two columns, from the top to the bottom of where it parts them. */
interface Gutter {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly lines: number
  /** What stands across the corridor between the lines on both sides of it: a quotation pulled out of the text. */
  readonly inserts: ReadonlySet<Segment>
}

/** Three columns and a heading across them are parted in three steps; deeper is no page of text. */
const deepest = 6

/**
 * Parts the segments of a page into columns, in the order of reading.
 *
 * Where a white corridor runs between lines of text, what stands above it is read first, then what stands to its left, to
 * its right, and below it; each of these is parted in its turn. A line across the corridor (a heading, a figure's
 * caption) ends it.
 *
 * @param segments from top to bottom
 */
export function findColumns(segments: readonly Segment[], depth = 0): Segment[][] {
  const gutter = depth < deepest && segments.length >= 6 ? firstGutter(segments) : undefined
  if (gutter === undefined) return segments.length > 0 ? [[...segments]] : []
  const parts: [above: Segment[], left: Segment[], right: Segment[], below: Segment[]] = [[], [], [], []]
  const inserts = segments.filter((segment) => gutter.inserts.has(segment))
  for (const segment of segments) {
    if (gutter.inserts.has(segment)) continue
    if (segment.y > gutter.top) parts[0].push(segment)
    else if (segment.y < gutter.bottom) parts[3].push(segment)
    else parts[segment.x < gutter.x ? 1 : 2].push(segment)
  }
  const [above, left, right, below] = parts
  return [above, left, right, inserts, below].flatMap((part) => findColumns(part, depth + 1))
}

/** Points within which two corridors begin at the same height. */
const sameTop = 6

/** The higher one first: it takes what is left of its columns. Of two at the same height the one between more lines. */
function isBefore(gutter: Gutter, other: Gutter): boolean {
  return Math.abs(gutter.top - other.top) <= sameTop ? gutter.lines > other.lines : gutter.top > other.top
}

/** The corridor to begin with. */
function firstGutter(segments: readonly Segment[]): Gutter | undefined {
  const left = Math.min(...segments.map((segment) => segment.x))
  const starts = new Map<number, Segment[]>()
  for (const segment of segments) {
    if (segment.x - left <= segment.size * 3) continue
    const start = Math.round(segment.x)
    const same = starts.get(start)
    if (same === undefined) starts.set(start, [segment])
    else same.push(segment)
  }
  const flanked = new Set(segments.filter((segment) => isFlanked(segment, segments)))
  const none: ReadonlySet<Segment> = new Set()
  let best: Gutter | undefined
  for (const [, same] of [...starts].sort(([a], [b]) => a - b)) {
    if (same.length < fewest - 1) continue
    const start = Math.min(...same.map((segment) => segment.x))
    const gutters = guttersAt(segments, start, none)
    if (flanked.size > 0) gutters.push(...guttersAt(segments, start, flanked))
    for (const gutter of gutters) if (best === undefined || isBefore(gutter, best)) best = gutter
  }
  return best
}

/**
 * The corridors whose right-hand column begins at `start`.
 *
 * @param flanked what may stand across them, between the lines on both sides; it may be a column too
 */
function guttersAt(segments: readonly Segment[], start: number, flanked: ReadonlySet<Segment>): Gutter[] {
  const gutters: Gutter[] = []
  let left: Segment[] = []
  let right: Segment[] = []
  let inserts: Segment[] = []
  const close = (): void => {
    const enough = left.length >= fewest && right.length >= fewest && inserts.length * 4 <= left.length + right.length
    const run = enough ? [...left, ...right].sort((a, b) => b.y - a.y) : []
    const all = trimEnds(run, segments)
    if (all.length < run.length) {
      const kept = new Set(all)
      left = left.filter((segment) => kept.has(segment))
      right = right.filter((segment) => kept.has(segment))
    }
    if (enough && partsColumns(left, right)) {
      const top = Math.max(...all.map((segment) => segment.y))
      const bottom = Math.min(...all.map((segment) => segment.y))
      gutters.push({ x: start - 0.5, top, bottom, lines: all.length, inserts: new Set(inserts) })
    }
    left = []
    right = []
    inserts = []
  }
  const crossing = segments.filter((segment) => segment.x < start - 0.5 && segment.right > start - segment.size * 0.5)
  const inside = new Set(crossing.filter((segment) => flanked.has(segment)))
  if (flanked.size > 0 && inside.size === 0) return []
  const heights = crossing.filter((segment) => !inside.has(segment)).map((segment) => segment.y)
  let next = 0
  for (const segment of segments) {
    // What stands on the height of a line across belongs to what that line belongs to.
    while (next < heights.length && (heights[next] ?? 0) > segment.y + segment.size * 0.3) next += 1
    const height = heights[next]
    if (height !== undefined && height >= segment.y - segment.size * 0.3) close()
    else if (inside.has(segment)) inserts.push(segment)
    else if (segment.x >= start - 0.5) right.push(segment)
    else left.push(segment)
  }
  close()
  return gutters
}

/**
 * Takes lines away from the top and the bottom of a run that belong to what stands above or below it: the last line of a
 * column of another width may be short enough to cross nothing. It begins where no line of the run does.
 *
 * @param run from top to bottom
 */
function trimEnds(run: readonly Segment[], segments: readonly Segment[]): Segment[] {
  const top = run[0]?.y ?? 0
  const bottom = run[run.length - 1]?.y ?? 0
  const startsWith = (segment: Segment, others: readonly Segment[]): boolean =>
    others.filter((other) => other !== segment && Math.abs(other.x - segment.x) <= 1.5).length >= 2
  const strays = (segment: Segment | undefined, others: readonly Segment[]): boolean =>
    segment !== undefined && !startsWith(segment, run) && startsWith(segment, others)
  let first = 0
  let end = run.length
  const above = segments.filter((segment) => segment.y > top)
  const below = segments.filter((segment) => segment.y < bottom)
  while (first < end && strays(run[first], above)) first += 1
  while (end > first && strays(run[end - 1], below)) end -= 1
  return run.slice(first, end)
}

/** Whether a line stands between text to its left and to its right. */
function isFlanked(segment: Segment, segments: readonly Segment[]): boolean {
  let left = false
  let right = false
  for (const other of segments) {
    if (Math.abs(other.y - segment.y) > segment.size * 1.5 || other.text.length < 4) continue
    left ||= other.right <= segment.x
    right ||= other.x >= segment.right
  }
  return left && right
}

/** Lines that a column must have, alone and together with its neighbour. */
const fewest = 3
const fewestTogether = 7

/** Whether the lines on both sides are columns of text, rather than the cells of a table or labels beside paragraphs. */
function partsColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (left.length < fewest || right.length < fewest || left.length + right.length < fewestTogether) return false
  const [leftTop, leftBottom] = heightOf(left)
  const [rightTop, rightBottom] = heightOf(right)
  const shared = Math.min(leftTop, rightTop) - Math.max(leftBottom, rightBottom)
  const size = middle(left.map((segment) => segment.size))
  if (shared < size * 2) return false
  if (left.some((segment) => segment.leader) || arePageNumbers(right)) return false
  const leftLong = usualLength(left)
  const rightLong = usualLength(right)
  const level = left.filter((segment) => right.some((other) => isLevel(segment, other))).length / left.length
  // Numbers, bullets and short labels beside the paragraphs that they belong to.
  if (leftLong <= 4) return false
  if (level > 0.7 && leftLong < 22 && left.length < right.length * 0.6) return false
  const levelRight = right.filter((segment) => left.some((other) => isLevel(segment, other))).length / right.length
  const filled = Math.min(fillOf(left), fillOf(right))
  if (Math.max(level, levelRight) > 0.7) {
    // Rows on the same baselines: cells, unless the lines fill their columns as text does.
    return Math.min(leftLong, rightLong) >= 18 && filled >= 0.6
  }
  return Math.min(leftLong, rightLong) >= 8
}

/** Length of the line in which the middle letter stands: a figure's many labels count little against its caption. */
function usualLength(segments: readonly Segment[]): number {
  const lengths = segments.map((segment) => segment.text.length).sort((a, b) => a - b)
  const letters = lengths.reduce((sum, length) => sum + length, 0)
  let seen = 0
  for (const length of lengths) {
    seen += length
    if (seen * 2 >= letters) return length
  }
  return 0
}

function arePageNumbers(segments: readonly Segment[]): boolean {
  return (
    segments.filter((segment) => /^(?:\d{1,4}|[ivxlc]{1,6}|Page)$/.test(segment.text.trim())).length * 2 >
    segments.length
  )
}

function isLevel(one: Segment, other: Segment): boolean {
  return Math.abs(one.y - other.y) <= Math.min(one.size, other.size) * 0.25
}

function heightOf(segments: readonly Segment[]): [top: number, bottom: number] {
  return [Math.max(...segments.map((segment) => segment.y)), Math.min(...segments.map((segment) => segment.y))]
}

/** The share of its column that a line usually fills; of several columns side by side, of the one of most lines. */
function fillOf(segments: readonly Segment[]): number {
  const starts = new Map<number, Segment[]>()
  for (const segment of segments) {
    const start = Math.round(segment.x / 4)
    const same = starts.get(start)
    if (same === undefined) starts.set(start, [segment])
    else same.push(segment)
  }
  const [column = []] = [...starts.values()].sort((one, next) => next.length - one.length)
  const left = Math.min(...column.map((segment) => segment.x))
  const right = Math.max(...column.map((segment) => segment.right))
  return middle(column.map((segment) => (segment.right - segment.x) / (right - left)))
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
