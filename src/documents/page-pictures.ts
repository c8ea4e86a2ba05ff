/** The drawing of a page as pdf.js tells it: numbers of operators, and what each is given. */
export interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

type Matrix = readonly [number, number, number, number, number, number]

/** pdf.js' numbers of the operators that are looked at. */
const save = 10
const restore = 11
const transform = 12
const beginForm = 74
const endForm = 75
const paintsPicture = new Set([83, 84, 85, 86, 87, 88, 89, 90])

/** Part of the page that a picture must cover to be a scan of something. */
const least = 0.1

/**
 * Whether a picture covers a good part of a page. Pictures are never decoded, so that they are missing from the drawing;
 * but one is always drawn on the unit square, which is stretched to its place first.
 *
 * @param area of the page, in square points
 */
export function showsPicture(drawing: Drawing, area: number): boolean {
  let current: Matrix = [1, 0, 0, 1, 0, 0]
  const stack: Matrix[] = []
  for (const [index, operator] of drawing.fnArray.entries()) {
    if (paintsPicture.has(operator)) return true
    if (operator === save || operator === beginForm) stack.push(current)
    if (operator === restore || operator === endForm) current = stack.pop() ?? current
    const given = drawing.argsArray[index]
    const matrix =
      operator === transform ? given : operator === beginForm && Array.isArray(given) ? given[0] : undefined
    if (!isMatrix(matrix)) continue
    current = multiply(current, matrix)
    const [a, b, c, d] = current
    if (Math.abs(a * d - b * c) >= area * least) return true
  }
  return false
}

function isMatrix(given: unknown): given is Matrix {
  return given !== null && typeof given === 'object' && 'length' in given && given.length === 6
}

function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
