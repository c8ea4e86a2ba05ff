import type { ResultColumn, Row } from '../../analysis/result-table.js'

/** Widths of columns in characters, by name; others have the width of their name. */
const widths: Readonly<Record<string, number>> = {
  ...{ sample: 8, coder: 10, concept: 20, concept_label: 24, cause: 16, note: 30, document: 30 },
  ...{ before: 50, text: 80, after: 50 },
}

/** Nothing of a workbook may depend on when it was made. */
const anyTime = '1980-01-01T00:00:00'

/** A table as an XLSX workbook of one sheet. All cells of text are text: nothing in them is run. */
export async function workbookOf(columns: readonly ResultColumn[], rows: readonly Row[]): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const { unzipSync, zipSync } = await import('fflate')
  const bytes = await writeWorkbook(
    [
      columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((cell, column) => {
          if (cell === null || cell === '') return null
          if (typeof cell === 'number') return { value: cell, type: Number }
          const isLong = (widths[columns[column]?.name ?? ''] ?? 0) >= 50
          return { value: withoutControls(cell), type: String, wrap: isLong, alignVertical: 'top' as const }
        }),
      ),
    ],
    {
      sheet: 'codes',
      columns: columns.map(({ name }) => ({ width: widths[name] ?? Math.max(8, name.length + 2) })),
      stickyRowsCount: 1,
    },
  ).toBuffer()
  // The writer stamps every file of the archive with the time of day; packed anew, the same sheet has the same bytes.
  const parts = unzipSync(new Uint8Array(bytes))
  const names = Object.keys(parts).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), { mtime: anyTime })
}

/** XML, and with it a workbook, cannot hold these characters. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}

/** The rows of the first sheet of an XLSX workbook as text; an empty cell is an empty string. */
export async function rowsOfWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(Buffer.from(bytes))
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
}
