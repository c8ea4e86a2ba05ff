/** Names that a column or field with the text of a document has, in the order in which they are looked for. */
export const textNames = [
  'text',
  'texts',
  'body',
  'content',
  'contents',
  'full_text',
  'fulltext',
  'full text',
  'speech',
  'paragraph',
  'sentence',
  'document',
  'transcript',
  'abstract',
]

/** One row of a delimited table. */
export interface Row {
  readonly cells: readonly string[]
  /** Line of the file on which the row ends, counted from 1. */
  readonly line: number
}

/** How a delimited text is built. */
export interface Shape {
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** Rows of two columns or more and of one width, or one column that bears the name of a text. */
  readonly regular: boolean
}

const delimiters = [',', ';', '\t', '|'] as const

/** Finds the delimiter by which the first rows have one width; of several the one that makes most columns. */
export async function shapeOf(text: string): Promise<Shape> {
  const head = text.slice(0, 200_000)
  let best: { delimiter: Shape['delimiter']; columns: number } | undefined
  for (const delimiter of delimiters) {
    if (!head.slice(0, 10_000).includes(delimiter)) continue
    const { rows, faults } = await parseRows(head, delimiter, 21)
    // The last row may be cut, by the sample or by the end of a damaged file.
    const widths = (rows.length > 2 ? rows.slice(0, -1) : rows).map((row) => row.cells.length)
    const columns = widths[0] ?? 0
    const even = widths.filter((width) => width === columns).length
    // A header with nothing readable below it is a table all the same: a damaged one.
    const damaged = widths.length === 1 && faults.length > 0
    if (columns < 2 || (!damaged && (even < 2 || even * 4 < widths.length * 3))) continue
    if (best === undefined || columns > best.columns) best = { delimiter, columns }
  }
  if (best !== undefined) return { delimiter: best.delimiter, regular: true }
  const header = /^\s*"?([^"\n\r]{1,40})"?\s*\r?\n/.exec(head)?.[1]?.trim().toLowerCase()
  return { delimiter: ',', regular: header !== undefined && textNames.includes(header) }
}

/**
 * Splits a delimited text (RFC 4180: quotes, doubled quotes, line breaks in quotes) into rows.
 *
 * @param limit rows to read at most
 * @returns the rows, and a message for each that could not be read
 */
export async function parseRows(
  text: string,
  delimiter: string,
  limit?: number,
): Promise<{ rows: Row[]; faults: { line: number; reason: string }[] }> {
  const { parse } = await import('csv-parse/sync')
  const faults: { line: number; reason: string }[] = []
  const options = {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: { lines?: number; message: string } | undefined) => {
      faults.push({ line: error?.lines ?? 0, reason: error?.message ?? 'it could not be parsed' })
      return undefined
    },
    ...(limit === undefined ? {} : { to: limit }),
  }
  const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
  return { rows: parsed.map(({ record, info }) => ({ cells: record, line: info.lines })), faults }
}
