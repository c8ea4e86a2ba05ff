/**
 * The cosine of the angle between two vectors: `sum of a b / sqrt(sum of a^2 * sum of b^2)`.
 *
 * Source: Salton & McGill 1983, Introduction to Modern Information Retrieval (the cosine coefficient).
 *
 * Range: -1 to 1; 0 to 1 for counts and other weights that are not negative. 1 for vectors in proportion, 0 for vectors
 * that have nothing in common. A vector without anything in it: 0, since it has nothing in common with any. Of counts
 * all sums are exact, so the order of the dimensions changes no bit; of fractions they are added in the order given.
 *
 * @method cosine/1 Cosine
 * @param a finite weights, such as the frequencies of terms; `b` those of the same terms.
 * @param squaresA sum of the squares of a, where terms that stand in one vector only are left out of `a` and `b`;
 *   `squaresB` likewise.
 * @throws RangeError where the vectors differ in length or hold no finite number.
 */
export function cosine(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  squaresA = product(a, a),
  squaresB = product(b, b),
): number {
  if (a.length !== b.length) throw new RangeError(`a and b must be as long, but are ${a.length} and ${b.length}.`)
  const common = product(a, b)
  if (!Number.isFinite(common) || !Number.isFinite(squaresA) || !Number.isFinite(squaresB)) {
    throw new RangeError('a and b must hold finite numbers whose squares can be added.')
  }
  const length = Math.sqrt(squaresA * squaresB)
  return length === 0 ? 0 : Math.max(-1, Math.min(1, common / length))
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number)
  return sum
}
