/**
 * The sum of numbers that are no whole numbers, added in rising order, so that the order of the input changes no bit.
 *
 * @param values finite numbers; sorted in place.
 */
export function orderedSum(values: Float64Array): number {
  values.sort()
  let sum = 0
  for (const value of values) sum += value
  return sum
}
