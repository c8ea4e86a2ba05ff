import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { csvTable } from '../../report/csv.js'
import { readCodes } from '../../validation/read-codes.js'
import { type CodingSheet, codeColumns, codeRows } from '../../validation/sheet.js'
import { codesOf, type Judgements, judgementsIn } from './judgements.js'

/** The name of the file that a coder saves, hands in and goes on from. */
export function savedName({ sample, coder }: CodingSheet): string {
  return `${`${coder}-${sample}`.replace(/[^A-Za-z0-9._-]+/g, '-')}.csv`
}

/** A file of codes, as it is handed in; it begins with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export function savedText(sheet: CodingSheet, judgements: Judgements): string {
  return `\ufeff${csvTable(codeColumns, codeRows(codesOf(sheet, judgements)))}`
}

/**
 * The judgements in a file of codes: one that was saved here, or the CSV of the same sheet.
 *
 * @throws {Error} with a message for the coder, where it is no such file or another sheet's.
 */
export function readSaved(sheet: CodingSheet, file: string, text: string): Judgements {
  const [header, ...rows] = rowsOf(file, text)
  if (header === undefined) throw new Error(`${file} is empty.`)
  const names = header.map(plain)
  const missing = ['unit', 'concept', 'code'].filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`${file} is no file of codes: it has no column ${missing.join(', ')}.`)
  const table = { file, columns: header, rows: rows.map((cells, row) => ({ line: row + 2, cells })) }
  const { codes } = readCodes(table, names.includes('coder') ? {} : { coder: sheet.coder })
  const units = new Set(sheet.units.map(({ id }) => id))
  const concepts = new Set(sheet.concepts.map(({ id }) => id))
  for (const { sample, coder, unit, concept } of codes) {
    if (sample !== sheet.sample)
      throw new Error(
        `${file} is of ${sample === '' ? 'no' : 'another'} sample${sample === '' ? '' : ` (${sample})`}; this page is of ${sheet.sample}.`,
      )
    if (coder !== sheet.coder) throw new Error(`${file} has codes of ${coder}; this page is ${sheet.coder}'s.`)
    if (!units.has(unit)) throw new Error(`${file}: this sheet has no unit ${unit}.`)
    if (!concepts.has(concept)) throw new Error(`${file}: this sheet has no concept ${concept}.`)
  }
  return judgementsIn(codes)
}

const plain = (name: string) => name.trim().toLowerCase()

function rowsOf(file: string, text: string): string[][] {
  const head = text.slice(0, text.indexOf('\n') >>> 0)
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ','
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, skip_empty_lines: true })
    return rows
  } catch (error) {
    if (error instanceof CsvError) throw new Error(`${file} is no file of codes: ${error.message}.`)
    throw error
  }
}
