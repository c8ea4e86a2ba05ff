import { readFile } from 'node:fs/promises'
import { decodeText } from '../../documents/decode-text.js'
import { parseRows } from '../../documents/parse-cells.js'
import { UsageError } from '../../problems/problem.js'
import type { CodesTable } from '../../validation/read-codes.js'
import { rowsOfWorkbook } from './workbook.js'

/**
 * Reads a table of codes: CSV, TSV or XLSX, by its content. Rows without any cell are left out.
 *
 * @throws {UsageError} where it cannot be read, or has no header.
 */
export async function readCodesFile(file: string): Promise<CodesTable> {
  const bytes = await bytesOf(file)
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b
  const rows = isWorkbook ? await workbookRows(file, bytes) : await textRows(file, bytes)
  const [header, ...body] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (header === undefined) throw new UsageError(`${file} is empty. Codes are a table with a header: unit,coder,code.`)
  return { file, columns: header.cells, rows: body }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such file of codes. Check its spelling.`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name the sheets in it: ${file}/*.csv.`)
    throw new UsageError(`${file}: the codes could not be read (${code}).`)
  }
}

type Rows = { readonly line: number; readonly cells: readonly string[] }[]

async function workbookRows(file: string, bytes: Uint8Array): Promise<Rows> {
  try {
    return (await rowsOfWorkbook(bytes)).map((cells, row) => ({ line: row + 1, cells }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} could not be read as a workbook (${reason}). Save it as CSV.`)
  }
}

async function textRows(file: string, bytes: Uint8Array): Promise<Rows> {
  const { text } = await decodeText(bytes)
  const head = text.slice(0, text.indexOf('\n') >>> 0)
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ','
  const { rows, faults } = await parseRows(text, delimiter)
  const [fault] = faults
  if (fault !== undefined) throw new UsageError(`${file}:${fault.line}: the row could not be read (${fault.reason}).`)
  return rows
}
