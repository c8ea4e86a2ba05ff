import { checkCount } from './count.js'
import { orderedSum } from './ordered-sum.js'

/**
 * The Jensen-Shannon divergence of two distributions, in bits: `JSD = (sum of p log2(p / m) + sum of q log2(q / m)) /
 * 2`, with p and q the shares of an item in A and in B, m their mean, and 0 log2 0 = 0. The divergence, not the
 * distance: that is its square root (Endres & Schindelin 2003, IEEE Transactions on Information Theory
 * 49(7):1858-1860), which some tools give under the same name, as others give natural logarithms.
 *
 * Source: Lin 1991, IEEE Transactions on Information Theory 37(1):145-151.
 *
 * Range: 0 (the same shares) to 1 (nothing in common). Which one is A, and the order of the items, changes no bit. A
 * distribution without anything in it: `null`, it has no shares.
 *
 * @method jensen-shannon/1 Jensen-Shannon divergence
 * @param a frequencies of items in A; `b` those of the same items in B.
 * @param totalA sum of all frequencies of A, where items that stand in one of the two only are left out of `a` and `b`;
 *   `totalB` likewise.
 * @throws RangeError naming the value, where one is no count, the arrays differ in length, or a total is below its sum.
 */
export function jensenShannon(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  totalA?: number,
  totalB?: number,
): number | null {
  if (a.length !== b.length) throw new RangeError(`a and b must be as long, but are ${a.length} and ${b.length}.`)
  const sumA = totalOf('A', a, totalA)
  const sumB = totalOf('B', b, totalB)
  if (sumA === 0 || sumB === 0) return null
  // An item in one of the two only adds half its share whatever it is: these are summed as whole numbers.
  let onlyA = sumA
  let onlyB = sumB
  const terms = new Float64Array(a.length)
  for (let index = 0; index < a.length; index += 1) {
    const inA = a[index] as number
    const inB = b[index] as number
    if (inA === 0 || inB === 0) continue
    onlyA -= inA
    onlyB -= inB
    terms[index] = sharedTerm(inA / sumA, inB / sumB)
  }
  return Math.max(0, Math.min(1, (onlyA / sumA + onlyB / sumB + orderedSum(terms)) / 2))
}

/** p log2(p / m) + q log2(q / m), exactly 0 where p equals q. */
function sharedTerm(p: number, q: number): number {
  const departure = (p - q) / (p + q)
  return (p * Math.log1p(departure) + q * Math.log1p(-departure)) / Math.LN2
}

function totalOf(name: 'A' | 'B', counts: ArrayLike<number>, given: number | undefined): number {
  let sum = 0
  for (let index = 0; index < counts.length; index += 1) {
    checkCount(`${name.toLowerCase()}[${index}]`, counts[index] as number)
    sum += counts[index] as number
  }
  const total = given ?? sum
  checkCount(`total${name}`, total)
  if (total < sum)
    throw new RangeError(`total${name} must be at least the sum of its counts (${sum}), but is ${total}.`)
  return total
}
