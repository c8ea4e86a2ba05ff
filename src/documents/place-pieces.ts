/** A run of characters as a page places it, after turning the page upright: a point is 1/72 inch, y grows upwards. */
export interface Piece {
  readonly text: string
  /** Left end of the baseline. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the letters' box. */
  readonly size: number
  /** The font under the name that the file's reader gives it. */
  readonly font: string
  /** Whether the file has a blank before it. */
  readonly blank: boolean
}

/** A page as its pieces. */
export interface PlacedPage {
  /** Those that stand upright, or as most letters of the page stand. */
  readonly pieces: readonly Piece[]
  /** Those that are turned against them (stamps in the margin, captions of a figure's axis), levelled, an angle each. */
  readonly turned: readonly (readonly Piece[])[]
  /** Lower edge of the page, in the places of the upright pieces, and its height. */
  readonly bottom: number
  readonly height: number
}

/** What pdf.js says of a run of characters. */
interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
}

/** Turns within which a line counts as level, in degrees. */
const levelWithin = 3

/**
 * Places the text items of a page.
 *
 * @param items text items as pdf.js gives them; others among them are passed over
 * @param view corners of the page as the file has it: left, bottom, right, top
 * @param rotate degrees by which the page is turned to be read, clockwise
 */
export function placePieces(items: readonly unknown[], view: readonly number[], rotate: number): PlacedPage {
  const byAngle = new Map<number, Piece[]>()
  let blank = false
  for (const item of items) {
    if (!isTextItem(item)) continue
    if (item.str.trim() === '') {
      blank ||= item.str !== ''
      continue
    }
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
    const along = Math.hypot(a, b)
    const size = item.height > 0 ? item.height : Math.hypot(c, d)
    if (!(along > 0) || !(size > 0) || !Number.isFinite(e + f + item.width + size)) continue
    const degrees = (Math.atan2(b, a) * 180) / Math.PI
    const nearest = Math.round(degrees / 90) * 90
    const angle = Math.round(Math.abs(degrees - nearest) <= levelWithin ? nearest : degrees)
    const turn = (angle * Math.PI) / 180
    const x = e * Math.cos(turn) + f * Math.sin(turn)
    const y = f * Math.cos(turn) - e * Math.sin(turn)
    const key = ((angle % 360) + 360) % 360
    const pieces = byAngle.get(key)
    const piece = { text: item.str, x, y, width: item.width, size, font: item.fontName, blank }
    blank = false
    if (pieces === undefined) byAngle.set(key, [piece])
    else pieces.push(piece)
  }
  const upright = uprightAngle(byAngle, rotate)
  const [left = 0, bottom = 0, right = 0, top = 0] = view
  const turned = [...byAngle].filter(([angle]) => angle !== upright).sort(([a], [b]) => a - b)
  return {
    pieces: dropOverprints(byAngle.get(upright) ?? []),
    turned: turned.map(([, pieces]) => dropOverprints(pieces)),
    bottom: upright === 0 ? bottom : upright === 90 ? -right : upright === 180 ? -top : left,
    height: upright % 180 === 90 ? right - left : top - bottom,
  }
}

/** As the page is turned, unless twice as many letters stand another way: some pages lie without saying so. */
function uprightAngle(byAngle: ReadonlyMap<number, readonly Piece[]>, rotate: number): number {
  const said = ((Math.round(rotate) % 360) + 360) % 360
  let best = said
  let most = 2 * lettersOf(byAngle.get(said) ?? [])
  for (const [angle, pieces] of [...byAngle].sort(([a], [b]) => a - b)) {
    const letters = lettersOf(pieces)
    if (angle % 90 === 0 && angle !== said && letters > most) {
      best = angle
      most = letters
    }
  }
  return best
}

function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length, 0)
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item
}

/** Parts of the letter size by which a second print may stand off the first, and of the width that it must cover. */
const overprint = 0.16
const covered = 0.6
/** Points of height in which pieces are looked up together. */
const band = 2

/**
 * Drops pieces that stand where the same letters stand already: print made bold, or given a shadow, by printing it again.
 * The second print may be cut into other pieces than the first.
 */
function dropOverprints(pieces: readonly Piece[]): Piece[] {
  const bands = new Map<number, Piece[]>()
  return pieces.filter((piece) => {
    const height = Math.floor(piece.y / band)
    const near: Piece[] = []
    for (const at of [height - 1, height, height + 1]) {
      for (const other of bands.get(at) ?? []) if (isUnder(other, piece)) near.push(other)
    }
    if (near.length > 0) {
      near.sort((one, next) => one.x - next.x)
      const there = near.map((other) => other.text.replace(/\s/g, '')).join('')
      if (there.includes(piece.text.replace(/\s/g, ''))) return false
    }
    const here = bands.get(height)
    if (here === undefined) bands.set(height, [piece])
    else here.push(piece)
    return true
  })
}

/** Whether one piece covers most of another, on the same height and in letters of the same size. */
function isUnder(other: Piece, piece: Piece): boolean {
  if (Math.abs(other.y - piece.y) > piece.size * overprint || Math.abs(other.size - piece.size) > 0.5) return false
  const shared = Math.min(other.x + other.width, piece.x + piece.width) - Math.max(other.x, piece.x)
  return shared > 0 && shared >= Math.min(other.width, piece.width) * covered
}
