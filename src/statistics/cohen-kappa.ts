import { checkCount } from './count.js'

/**
 * Cohen's kappa, the agreement of two coders beyond chance: `kappa = (po - pe) / (1 - pe)`, with po the share of units
 * on which they agree and pe the share expected from how often each coder uses each category.
 *
 * Source: Cohen 1960, Educational and Psychological Measurement 20(1):37-46.
 *
 * Range: -1 to 1; 1 for full agreement, 0 for as much as by chance. Both coders use one category only, the same, where
 * the formula would divide 0 by 0, and a table without units: `null`. Swapping the coders changes no bit.
 *
 * @method cohen-kappa/1 Cohen's kappa
 * @param table rows are the categories of one coder, columns those of the other in the same order; cells count units.
 * @throws RangeError naming the value, where the table is not square or a cell is no count.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  const size = table.length
  const rows = new Array<number>(size).fill(0)
  const columns = new Array<number>(size).fill(0)
  let units = 0
  let agreeing = 0
  table.forEach((cells, row) => {
    if (cells.length !== size) {
      throw new RangeError(`table must be square: it has ${size} rows, but row ${row} has ${cells.length} cells.`)
    }
    cells.forEach((cell, column) => {
      checkCount(`table[${row}][${column}]`, cell)
      rows[row] = (rows[row] ?? 0) + cell
      columns[column] = (columns[column] ?? 0) + cell
      units += cell
      if (row === column) agreeing += cell
    })
  })
  // Everything times the square of the units, in whole numbers.
  const byChance = rows.reduce((sum, inRow, category) => sum + inRow * (columns[category] ?? 0), 0)
  const possible = units * units - byChance
  return possible === 0 ? null : (units * agreeing - byChance) / possible
}
