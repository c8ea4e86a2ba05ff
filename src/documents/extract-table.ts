import { type Problem, problem } from '../problems/problem.js'
import type { Format } from './document.js'
import { extractText } from './extract-text.js'
import type { ExtractedRow } from './extraction.js'
import { parseRows, shapeOf, textNames } from './parse-cells.js'

/** What a table gave: one extraction a row, and what went wrong with the others. */
export interface ExtractedTable {
  readonly rows: readonly ExtractedRow[]
  readonly problems: readonly Problem[]
}

/** A row as its fields by their names. */
interface Fields {
  readonly values: ReadonlyMap<string, string>
  /** Number of the row, counted from 1. */
  readonly number: number
}

const idNames = ['id', 'doc_id', 'docid', 'document_id', 'document id', 'identifier', 'key', '_row']
const most = 20

/** CSV, TSV, JSON or JSONL -> one extraction for each row or object that holds a text. */
export async function extractTable(
  text: string,
  path: string,
  format: Format,
  textColumn: string,
): Promise<ExtractedTable> {
  const problems: Problem[] = []
  const fields =
    format === 'csv' || format === 'tsv'
      ? await fieldsOfCells(text, path, problems)
      : format === 'jsonl'
        ? fieldsOfLines(text, path, problems)
        : fieldsOfJson(text, path, problems)
  if (fields.length === 0) {
    if (problems.every((each) => each.severity !== 'error')) {
      problems.push(problem('empty-file', path, 'The table has no row with a text in it.'))
    }
    return { rows: [], problems: limited(problems, path) }
  }
  const column = findTextColumn(fields, textColumn)
  if (column === undefined) {
    const names = [...(fields[0]?.values.keys() ?? [])].slice(0, most).join(', ')
    const wanted =
      textColumn === '' ? 'No column or field holds text' : `There is no column or field named ${textColumn}`
    problems.push(problem('no-text-column', path, `${wanted}; found: ${names}. Name it with the text column option.`))
    return { rows: [], problems: limited(problems, path) }
  }
  const names = nameRows(fields, column)
  const rows: ExtractedRow[] = []
  fields.forEach((row, index) => {
    const value = row.values.get(column)
    const name = names[index] ?? String(row.number)
    if (value === undefined) {
      problems.push(problem('bad-row', path, `Row ${row.number} has no field ${column}: it was left out.`))
      return
    }
    const metadata = Object.fromEntries([...row.values].filter(([key]) => key !== column))
    rows.push({ ...extractText(value), metadata, name })
  })
  return { rows, problems: limited(problems, path) }
}

async function fieldsOfCells(text: string, path: string, problems: Problem[]): Promise<Fields[]> {
  const { delimiter } = await shapeOf(text)
  const { rows, faults } = await parseRows(text, delimiter)
  for (const { line, reason } of faults) {
    problems.push(problem('bad-row', path, `Line ${line}: ${reason}. The row was left out: check its quotes.`))
  }
  const [header, ...body] = rows
  if (header === undefined) return []
  const names = uniqueNames(header.cells)
  return body.flatMap(({ cells, line }, index) => {
    if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      const message = `Row ${index + 1} (line ${line}) has ${cells.length} columns where the header has ${names.length}: it was left out. Put quotes round cells that hold the delimiter.`
      problems.push(problem('bad-row', path, message))
      return []
    }
    const values = new Map<string, string>()
    names.forEach((name, column) => {
      const cell = cells[column]
      if (cell !== undefined) values.set(name, cell)
    })
    return [{ values, number: index + 1 }]
  })
}

function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((cell, index) => {
    const name = cell.trim().toLowerCase() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} ${times}`
  })
}

function fieldsOfLines(text: string, path: string, problems: Problem[]): Fields[] {
  const rows: Fields[] = []
  let number = 0
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '') return
    number += 1
    const value = parseJson(line)
    if (isRecord(value)) rows.push({ values: flatten(value), number })
    else problems.push(problem('bad-row', path, `Line ${index + 1} is no JSON object: it was left out.`))
  })
  return rows
}

function fieldsOfJson(text: string, path: string, problems: Problem[]): Fields[] {
  const value = parseJson(text)
  if (value === undefined) {
    problems.push(problem('damaged', path, 'The file is named JSON but does not parse as JSON: it may be cut off.'))
    return []
  }
  const list = listOf(value)
  return list.flatMap((item, index) => {
    const number = index + 1
    if (typeof item === 'string') return [{ values: new Map([['text', item]]), number }]
    if (isRecord(item)) return [{ values: flatten(item), number }]
    problems.push(problem('bad-row', path, `Element ${number} is neither an object nor a text: it was left out.`))
    return []
  })
}

/** The rows of an array, of an object of columns, or of the one field that holds an array of objects. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return []
  const entries = Object.entries(value)
  const columns = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const documents = columns.find(([, list]) => list.length > 0 && list.every(isRecord))
  if (documents !== undefined) return documents[1]
  const length = columns[0]?.[1].length ?? 0
  if (columns.length > 0 && columns.length === entries.length && columns.every(([, list]) => list.length === length)) {
    return Array.from({ length }, (_, row) => Object.fromEntries(columns.map(([name, list]) => [name, list[row]])))
  }
  return [value]
}

function flatten(record: Readonly<Record<string, unknown>>): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of Object.entries(record)) {
    const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : written(value)
    const key = name.trim().toLowerCase()
    if (!values.has(key)) values.set(key, text)
  }
  return values
}

/** A value that is no text, as JSON; one nested deeper than that can be written holds nothing that can be shown. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The column asked for, else one with the name of a text, else the one with the longest texts, of words. */
function findTextColumn(rows: readonly Fields[], wanted: string): string | undefined {
  const lengths = new Map<string, number>()
  for (const { values } of rows) {
    for (const [name, value] of values) lengths.set(name, (lengths.get(name) ?? 0) + value.length)
  }
  if (wanted !== '') return lengths.has(wanted.trim().toLowerCase()) ? wanted.trim().toLowerCase() : undefined
  const named = textNames.find((name) => (lengths.get(name) ?? 0) > 0)
  if (named !== undefined) return named
  let longest: string | undefined
  for (const [name, length] of lengths)
    if (longest === undefined || length > (lengths.get(longest) ?? 0)) longest = name
  if (longest === undefined) return undefined
  const words = rows.some(({ values }) => (values.get(longest ?? '')?.match(/\p{L}{2,}/gu)?.length ?? 0) >= 5)
  return words ? longest : undefined
}

/** The id of each row where a column of ids names every row differently, else its number. */
function nameRows(rows: readonly Fields[], textColumn: string): string[] {
  for (const id of idNames) {
    if (id === textColumn) continue
    const names = rows.map(({ values }) => values.get(id)?.trim() ?? '')
    if (names.every((name) => name !== '') && new Set(names).size === names.length) return names
  }
  return rows.map(({ number }) => String(number))
}

/** A table of a million bad rows has not a million problems to read. */
function limited(problems: readonly Problem[], path: string): Problem[] {
  const rows = problems.filter((each) => each.code === 'bad-row')
  if (rows.length <= most) return [...problems]
  const rest = rows.length - most
  const kept = problems.filter((each) => each.code !== 'bad-row' || rows.indexOf(each) < most)
  return [...kept, problem('bad-row', path, `${rest} more rows could not be read and were left out.`)]
}
