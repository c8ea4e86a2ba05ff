import type { CodesTable } from '../../src/validation/read-codes.js'
import type { Code, CodeValue } from '../../src/validation/sheet.js'

/** A code with defaults for what a test does not care about. */
export function code(unit: string, coder: string, value: CodeValue, more: Partial<Code> = {}): Code {
  return { sample: '', unit, coder, concept: '', code: value, cause: '', note: '', ...more }
}

/** A table of codes from lines of cells apart by commas. */
export function codesTable(header: string, ...lines: string[]): CodesTable {
  return {
    file: 'codes.csv',
    columns: header.split(','),
    rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(',') })),
  }
}
