/**
 * Refuses two lists of numbers that are no pairs.
 *
 * @throws RangeError where they differ in length, or naming the value that is no finite number.
 */
export function checkPaired(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length) throw new RangeError(`x and y must be as long, but are ${x.length} and ${y.length}.`)
  for (let index = 0; index < x.length; index += 1) {
    if (!Number.isFinite(x[index])) throw new RangeError(`x[${index}] must be a finite number, but is ${x[index]}.`)
    if (!Number.isFinite(y[index])) throw new RangeError(`y[${index}] must be a finite number, but is ${y[index]}.`)
  }
}
