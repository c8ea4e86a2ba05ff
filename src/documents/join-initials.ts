import type { Piece } from './place-pieces.js'

/** The usual size of the letters of a page. */
export function medianSize(pieces: readonly Piece[]): number {
  const sizes = pieces.flatMap((piece) => (piece.text.length > 3 ? [piece.size] : [])).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}

/** Puts a large initial that reaches over several lines to the first of these: `T` `he strategy` is `The strategy`. */
export function joinInitials(pieces: readonly Piece[]): readonly Piece[] {
  const usual = medianSize(pieces)
  const initials = pieces.filter(
    (piece) => piece.size > usual * 1.8 && /^["“‘]?\p{Lu}$/u.test(piece.text.trim()) && usual > 0,
  )
  if (initials.length === 0 || initials.length > 6) return pieces
  const joined = new Map<Piece, Piece | undefined>()
  for (const initial of initials) {
    const end = initial.x + initial.width
    const beside = pieces.filter(
      (piece) =>
        piece.size < initial.size * 0.6 &&
        piece.x >= end - piece.size * 0.3 &&
        piece.x < end + initial.size * 0.4 &&
        piece.y >= initial.y - usual * 0.3 &&
        piece.y < initial.y + initial.size,
    )
    if (beside.length < 2) continue
    const first = beside.reduce((top, piece) =>
      piece.y > top.y || (piece.y === top.y && piece.x < top.x) ? piece : top,
    )
    if (!/^\s*[\p{L}’']/u.test(first.text)) continue
    const width = first.x + first.width - initial.x
    joined.set(first, { ...first, text: initial.text.trim() + first.text.trimStart(), x: initial.x, width })
    joined.set(initial, undefined)
  }
  return pieces.flatMap((piece) => {
    if (!joined.has(piece)) return [piece]
    const replacement = joined.get(piece)
    return replacement === undefined ? [] : [replacement]
  })
}
