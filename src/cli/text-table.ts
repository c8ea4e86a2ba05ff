/** A heading longer than this is set on several lines. */
const widestHeading = 17

/** Columns under one another: the first to the left, numbers to the right, long headings over several lines. */
export function aligned([heading = [], ...body]: readonly (readonly string[])[]): string {
  const headings = heading.map((cell, column) => (column === 0 ? [cell] : wrapped(cell)))
  const depth = Math.max(0, ...headings.map((lines) => lines.length))
  const top = Array.from({ length: depth }, (_, line) =>
    headings.map((lines) => lines[line - depth + lines.length] ?? ''),
  )
  const rows = [...top, ...body]
  const widths = heading.map((_, column) => widest(rows.map((row) => row[column] ?? '')))
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      return `  ${cells.join('  ')}`.trimEnd()
    })
    .join('\n')
}

/** Characters of the longest text; 0 where there is none. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0)
}

/** The words of a heading on as few lines as they need; a long word stands alone. */
function wrapped(heading: string): string[] {
  const lines: string[] = []
  for (const word of heading.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= widestHeading)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
