import { checkCount, checkTogether } from './count.js'

/**
 * A two-by-two table of counts. For co-occurrence, rows are units with and without A, columns units with and without B:
 *
 * |           | B   | not B |
 * |-----------|-----|-------|
 * | **A**     | o11 | o12   |
 * | **not A** | o21 | o22   |
 *
 * For keyness, A is the word and B the target corpus: o11 and o12 are the word's frequencies in target and reference,
 * o21 and o22 all other words there.
 */
export interface ContingencyTable {
  readonly o11: number
  readonly o12: number
  readonly o21: number
  readonly o22: number
}

/** What a {@link ContingencyTable} would hold on average if its rows and columns were independent. */
export interface ExpectedCells {
  readonly e11: number
  readonly e12: number
  readonly e21: number
  readonly e22: number
}

/**
 * Completes a table from its margins. The order of A and B only transposes it.
 *
 * For keyness: `contingencyTable(frequencyA, frequencyA + frequencyB, wordsA, wordsA + wordsB)`.
 *
 * @param observed units with both A and B.
 * @param unitsA units with A, with or without B.
 * @param unitsB units with B, with or without A.
 * @param units all units.
 * @throws RangeError naming the value, where one is no count or a cell would be negative.
 */
export function contingencyTable(observed: number, unitsA: number, unitsB: number, units: number): ContingencyTable {
  checkTogether(observed, unitsA, unitsB)
  checkCount('units', units)
  const onlyA = unitsA - observed
  const onlyB = unitsB - observed
  // Subtracting from the largest number downwards keeps every step a safe integer.
  const neither = units - unitsA - onlyB
  if (neither < 0) {
    throw new RangeError(`units must be at least unitsA + unitsB - observed (${unitsA + onlyB}), but is ${units}.`)
  }
  return { o11: observed, o12: onlyA, o21: onlyB, o22: neither }
}

/**
 * Refuses a table that was put together by hand with something other than counts, or whose sum is no safe integer.
 *
 * @throws RangeError naming the cell and its value.
 */
export function checkTable(table: ContingencyTable): void {
  checkCount('o11', table.o11)
  checkCount('o12', table.o12)
  checkCount('o21', table.o21)
  checkCount('o22', table.o22)
  checkCount('o11 + o12 + o21 + o22', table.o11 + table.o12 + table.o21 + table.o22)
}

/**
 * Expected cells under independence: row sum times column sum over the sum of all, e.g. `e11 = (o11 + o12)(o11 + o21) /
 * n`.
 *
 * Source: Pearson 1900, Philosophical Magazine (series 5) 50:157-175.
 *
 * Range: each from 0 to its row and column sum. An empty table expects nothing: all 0.
 *
 * @method expected-cells/1 Expected cells
 * @throws RangeError naming the cell, where one is no count.
 */
export function expectedCells(table: ContingencyTable): ExpectedCells {
  checkTable(table)
  const { o11, o12, o21, o22 } = table
  const units = o11 + o12 + o21 + o22
  if (units === 0) return { e11: 0, e12: 0, e21: 0, e22: 0 }
  return {
    e11: ((o11 + o12) * (o11 + o21)) / units,
    e12: ((o11 + o12) * (o12 + o22)) / units,
    e21: ((o21 + o22) * (o11 + o21)) / units,
    e22: ((o21 + o22) * (o12 + o22)) / units,
  }
}
