import type { Block } from './extraction.js'

/**
 * The blocks of a table: one a row, its cells parted by ` | `. Where the cells hold headings or paragraphs of some
 * length, the table only places them on the page: then their blocks are given as they are.
 *
 * @param rows the text of each cell, row by row
 * @param inside the blocks of its cells in their order
 */
export function rowBlocks(rows: readonly (readonly string[])[], inside: readonly Block[]): Block[] {
  const cells = rows.flat().filter((cell) => cell !== '')
  const length = cells.reduce((sum, cell) => sum + cell.length, 0)
  const layout = inside.some(({ kind }) => kind === 'heading' || kind === 'title') || length > cells.length * 250
  if (layout) return [...inside]
  return rows.flatMap((row): Block[] => {
    const text = row.filter((cell) => cell !== '').join(' | ')
    return text === '' ? [] : [{ text, kind: 'table', page: 0 }]
  })
}
