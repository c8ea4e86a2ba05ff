import { UsageError } from '../problems/problem.js'
import { type CauseId, type Code, type CodeValue, causes, codeValues } from './sheet.js'

/** Rows of a table of codes, with where they stand. */
export interface CodesTable {
  readonly file: string
  /** Names of the columns, as written. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** How columns and values of codes from elsewhere are called. */
export interface CodesShape {
  /** Names of columns where they are not `unit`, `coder`, `concept`, `code`, `text`. */
  readonly columns?: Readonly<Partial<Record<'unit' | 'coder' | 'concept' | 'code' | 'text', string>>>
  /** The value that means `1`; every other value that is not empty means `0`. */
  readonly positive?: string
  /** Coders whose rows do not count. */
  readonly withoutCoders?: readonly string[]
  /** The coder of all rows, whatever the table says. */
  readonly coder?: string
}

/** Codes with the texts of their units, where the table has them. */
export interface ReadCodes {
  readonly codes: readonly Code[]
  readonly texts: ReadonlyMap<string, string>
}

const causeIds: readonly string[] = causes.map(({ id }) => id)

/**
 * The codes in a table. Rows may stand in any order; columns that are not those of codes play no part.
 *
 * @throws {UsageError} with file and line: a column that is missing, a code or cause that is none, a unit that one coder
 *   codes twice and not alike.
 */
export function readCodes(table: CodesTable, shape: CodesShape = {}): ReadCodes {
  const { file, rows } = table
  const names = table.columns.map((name) => name.trim().toLowerCase())
  const place = (column: 'unit' | 'coder' | 'concept' | 'code' | 'text' | 'sample' | 'cause' | 'note') => {
    const named = shape.columns?.[column as keyof NonNullable<CodesShape['columns']>]
    const found = named === undefined ? -1 : names.indexOf(named.trim().toLowerCase())
    // A table beside the codes, of labels or of what was decided, need not call its columns as they do.
    if (named !== undefined && found < 0 && shape.coder === undefined) throw missing(file, named, table.columns)
    return found < 0 ? names.indexOf(column) : found
  }
  const [unitAt, codeAt, coderAt, conceptAt] = [place('unit'), place('code'), place('coder'), place('concept')]
  if (unitAt < 0) throw missing(file, 'unit', table.columns)
  if (codeAt < 0) throw missing(file, 'code', table.columns)
  if (coderAt < 0 && shape.coder === undefined) throw missing(file, 'coder', table.columns)
  const [sampleAt, causeAt, noteAt, textAt] = [place('sample'), place('cause'), place('note'), place('text')]
  const codes = new Map<string, Code>()
  const texts = new Map<string, string>()
  for (const { line, cells } of rows) {
    const cell = (at: number) => unguarded(cells[at] ?? '').trim()
    const where = `${file}:${line}`
    const unit = cell(unitAt)
    const coder = shape.coder ?? cell(coderAt)
    if (shape.withoutCoders?.includes(coder) === true) continue
    if (unit === '') throw new UsageError(`${where}: the row has no unit. Remove it, or say which unit it is about.`)
    if (coder === '') throw new UsageError(`${where}: the row has no coder. Write who coded unit ${unit}.`)
    const code: Code = {
      sample: cell(sampleAt),
      ...{ unit, coder, concept: cell(conceptAt) },
      code: codeOf(cell(codeAt), shape.positive, where),
      cause: causeOf(cell(causeAt), where),
      note: cell(noteAt),
    }
    const key = codeKey(code)
    const before = codes.get(key)
    if (before !== undefined && before.code !== code.code && before.code !== '' && code.code !== '') {
      throw new UsageError(
        `${where}: ${coder} has coded unit ${unit}${code.concept === '' ? '' : ` for ${code.concept}`} twice, as ${before.code} and as ${code.code}. Keep one of the two rows.`,
      )
    }
    if (before === undefined || before.code === '') codes.set(key, code)
    if (textAt >= 0 && !texts.has(unit)) texts.set(unit, unguarded(cells[textAt] ?? ''))
  }
  return { codes: [...codes.values()], texts }
}

/** What names one judgement: its unit, coder and concept. */
export function codeKey({ unit, coder, concept }: Pick<Code, 'unit' | 'coder' | 'concept'>): string {
  return JSON.stringify([unit, coder, concept])
}

/** Takes off the mark that keeps a spreadsheet from running a text. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function codeOf(text: string, positive: string | undefined, where: string): CodeValue {
  if (positive !== undefined) return text === '' ? '' : text === positive ? '1' : '0'
  const found = codeValues.find((value) => value === text)
  if (found !== undefined) return found
  throw new UsageError(
    `${where}: "${text}" is no code. Write 1 (the concept is there), 0 (it is not), ? (undecided) or nothing. ` +
      'For codes from elsewhere, name the value that means 1 with --positive.',
  )
}

function causeOf(text: string, where: string): CauseId | '' {
  if (text === '' || causeIds.includes(text)) return text as CauseId | ''
  throw new UsageError(`${where}: "${text}" is no cause. Write one of ${causeIds.join(', ')}, or nothing.`)
}

function missing(file: string, column: string, columns: readonly string[]): UsageError {
  return new UsageError(
    `${file} has no column "${column}"; there are: ${columns.join(', ')}. ` +
      'Codes have the columns unit, coder and code, and may have concept, cause, note and text; say what yours are called with --columns unit=NAME code=NAME.',
  )
}
