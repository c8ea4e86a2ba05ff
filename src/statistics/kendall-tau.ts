import { checkPaired } from './paired.js'

/**
 * Kendall's tau-b, the agreement of two rankings with allowance for ties: `tau = (concordant - discordant) /
 * sqrt((pairs - tied in x)(pairs - tied in y))`, over all pairs of items.
 *
 * All counts of pairs are whole numbers, made in n log n steps (Knight 1966, Journal of the American Statistical
 * Association 61:436-439).
 *
 * Source: Kendall 1938, Biometrika 30:81-93; with ties: Kendall 1945, Biometrika 33:239-251.
 *
 * Range: -1 (opposite) to 1 (the same order). The order of the items, which ranking is x, and any rising transformation
 * of either changes no bit. A ranking whose items are all tied, and fewer than two items: `null`.
 *
 * @method kendall-tau/1 Kendall's tau-b
 * @param x scores or ranks of items, finite numbers; `y` those of the same items.
 * @throws RangeError where the lists differ in length, or naming the value that is no finite number.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  checkPaired(x, y)
  const count = x.length
  const order = Array.from({ length: count }, (_, index) => index)
  const compare = (values: ArrayLike<number>, a: number, b: number) => (values[a] as number) - (values[b] as number)
  order.sort((a, b) => compare(x, a, b) || compare(y, a, b))
  const pairs = (count * (count - 1)) / 2
  const tiedX = pairsTied(order, (a, b) => x[a] === x[b])
  const tiedBoth = pairsTied(order, (a, b) => x[a] === x[b] && y[a] === y[b])
  const inOrderOfX = Float64Array.from(order, (index) => y[index] as number)
  const discordant = exchanges(inOrderOfX)
  const tiedY = pairsTied(inOrderOfX, (a, b) => a === b)
  if (tiedX === pairs || tiedY === pairs) return null
  const concordant = pairs - tiedX - tiedY + tiedBoth - discordant
  const tau = (concordant - discordant) / Math.sqrt((pairs - tiedX) * (pairs - tiedY))
  return Math.max(-1, Math.min(1, tau))
}

/** Pairs within the runs of equal neighbours. */
function pairsTied(sorted: ArrayLike<number>, areEqual: (a: number, b: number) => boolean): number {
  let tied = 0
  let run = 1
  for (let index = 1; index <= sorted.length; index += 1) {
    if (index < sorted.length && areEqual(sorted[index - 1] as number, sorted[index] as number)) {
      run += 1
    } else {
      tied += (run * (run - 1)) / 2
      run = 1
    }
  }
  return tied
}

/** Sorts in place by merging and returns how many pairs stood in falling order. */
function exchanges(values: Float64Array): number {
  let falling = 0
  let from: Float64Array = values
  let to: Float64Array = new Float64Array(values.length)
  for (let width = 1; width < values.length; width *= 2) {
    for (let low = 0; low < values.length; low += 2 * width) {
      const middle = Math.min(low + width, values.length)
      const high = Math.min(low + 2 * width, values.length)
      let left = low
      let right = middle
      for (let place = low; place < high; place += 1) {
        const takesLeft = right >= high || (left < middle && (from[left] as number) <= (from[right] as number))
        if (!takesLeft) falling += middle - left
        to[place] = from[takesLeft ? left++ : right++] as number
      }
    }
    ;[from, to] = [to, from]
  }
  values.set(from)
  return falling
}
