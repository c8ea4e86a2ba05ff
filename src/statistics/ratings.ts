/** What coders said of units: a row for each coder, in it a value for each unit, `null` where the coder gave none. */
export type Ratings<Value extends string | number = string | number> = readonly (readonly (Value | null)[])[]

/**
 * The values of each unit, those that are `null` left out.
 *
 * @throws RangeError where coders differ in the number of units, or naming the value that is no finite number.
 */
export function valuesByUnit<Value extends string | number>(ratings: Ratings<Value>): Value[][] {
  const units = ratings[0]?.length ?? 0
  const values: Value[][] = Array.from({ length: units }, () => [])
  ratings.forEach((row, coder) => {
    if (row.length !== units) {
      throw new RangeError(
        `every coder must have ${units} units, as the first has, but ratings[${coder}] has ${row.length}.`,
      )
    }
    row.forEach((value, unit) => {
      if (value === null) return
      if (typeof value === 'number' && !Number.isFinite(value)) {
        throw new RangeError(`ratings[${coder}][${unit}] must be finite, a string or null, but is ${value}.`)
      }
      values[unit]?.push(value)
    })
  })
  return values
}
