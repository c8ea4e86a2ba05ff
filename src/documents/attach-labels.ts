import type { Segment } from './gather-segments.js'

/** The number of a paragraph, or a bullet. */
const label =
  /^\s*(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)/]?|\(?[a-z0-9ivx]{1,4}[.)]|[A-Z]\.|[IVXL]{1,5}\.|[•▪●○■□◦‣➢✓►\uf0b7\uf0a7\uf0d8\uf0fc–—-])\s*$/

/** Letter sizes over which a number in the margin reaches its text, and by which it may stand below its first line. */
const reach = 7
const drop = 0.8

/**
 * Puts the numbers and bullets that stand by themselves at the left of a text to the line that they number: else they
 * would look like a column, or stand between two lines.
 *
 * @param segments from top to bottom
 */
export function attachLabels(segments: readonly Segment[]): Segment[] {
  const labels = segments.filter((segment) => label.test(segment.text))
  if (labels.length === 0 || labels.length * 2 > segments.length) return [...segments]
  const attached = new Map<Segment, Segment | undefined>()
  for (const one of labels) {
    const text = textOf(one, segments)
    if (text === undefined || attached.has(text)) continue
    attached.set(text, { ...text, text: `${one.text.trim()} ${text.text.trimStart()}` })
    attached.set(one, undefined)
  }
  return segments.flatMap((segment) => {
    if (!attached.has(segment)) return [segment]
    const merged = attached.get(segment)
    return merged === undefined ? [] : [merged]
  })
}

/** The line that a label numbers: on its own height, else the one right above it, else the one right below. */
function textOf(one: Segment, segments: readonly Segment[]): Segment | undefined {
  let best: Segment | undefined
  let least = Number.POSITIVE_INFINITY
  for (const segment of segments) {
    const gap = segment.x - one.right
    const size = Math.max(segment.size, one.size)
    const rise = segment.y - one.y
    if (segment === one || Math.abs(rise) > size * drop) continue
    // What has something to its left is a cell or an axis, no label of a paragraph.
    if (segment.right <= one.x && one.x - segment.right < size * reach && Math.abs(rise) < size * 0.4) return undefined
    if (gap < 0) continue
    const level = Math.abs(rise) < size * 0.25
    const isText = /\p{L}{2}/u.test(segment.text) && segment.text.trim().length >= 8
    // Beside a short piece on its own height it is a cell of a table.
    if (!level && (gap > size * reach || !isText)) continue
    const distance = level ? gap : rise > 0 ? 1000 : 2000
    if (distance < least) {
      best = segment
      least = distance
    }
  }
  if (best === undefined || best.x - one.right > Math.max(best.size, one.size) * reach) return undefined
  return /\p{L}{2}/u.test(best.text) && best.text.trim().length >= 8 ? best : undefined
}
