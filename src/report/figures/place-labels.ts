import { textWidth } from './text-width.js'
import { sizes } from './theme.js'

/** A disc with a name, in pixels. */
export interface Box {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly radius: number
}

interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Middles for the names of discs: under it, over it, at its right or its left, wherever it hides the least of other discs and of names
 * that are placed already and stays in the frame. Large discs choose first.
 *
 * @param size of the type, in pixels
 */
export function placeLabels(
  boxes: readonly Box[],
  frame: { readonly width: number; readonly height: number },
  size: number = sizes.small,
): { readonly x: number; readonly y: number }[] {
  const discs = boxes.map(({ x, y, radius }) => around(x, y, radius, radius))
  const taken: Rectangle[] = []
  const places: { x: number; y: number }[] = boxes.map(({ x, y }) => ({ x, y }))
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[b]?.radius ?? 0) - (boxes[a]?.radius ?? 0))
  for (const index of order) {
    const box = boxes[index] as Box
    const [half, high] = [textWidth(box.label, size) / 2 + 1, size / 2 + 1]
    let least = Number.POSITIVE_INFINITY
    for (const [x, y] of candidates(box, half, high)) {
      const name = around(x, y, half, high)
      const outside = 4 * (area(name) - shared(name, { left: 0, top: 0, right: frame.width, bottom: frame.height }))
      const hidden = discs.reduce((sum, disc, other) => sum + (other === index ? 0 : shared(name, disc)), 0)
      const cost = outside + hidden + 3 * taken.reduce((sum, other) => sum + shared(name, other), 0)
      if (cost >= least - 1e-6) continue
      least = cost
      places[index] = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
    }
    const { x, y } = places[index] as { x: number; y: number }
    taken.push(around(x, y, half, high))
  }
  return places
}

/** Places for a name, the ones that read best first. */
function candidates({ x, y, radius }: Box, half: number, high: number): (readonly [number, number])[] {
  const gap = radius + 2
  const near = [
    [x, y + gap + high],
    [x, y - gap - high],
    [x + gap + half, y],
    [x - gap - half, y],
  ] as const
  const slanted = [-1, 1].flatMap((side) =>
    [-1, 1].flatMap((over) =>
      [0.75, 1.4, 2.2].map((far) => [x + side * (gap * 0.6 + half), y + over * (gap * 0.6 + high) * far] as const),
    ),
  )
  return [...near, ...slanted]
}

function around(x: number, y: number, half: number, high: number): Rectangle {
  return { left: x - half, right: x + half, top: y - high, bottom: y + high }
}

function area({ left, right, top, bottom }: Rectangle): number {
  return (right - left) * (bottom - top)
}

function shared(a: Rectangle, b: Rectangle): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 0 && down > 0 ? across * down : 0
}
