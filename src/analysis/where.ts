import { compareCodeUnits } from '../language/order.js'
import { UsageError } from '../problems/problem.js'
import { type DescribedDocument, dateSpan, knownField, numberOf, saidOf } from './document-fields.js'

const operators = ['!=', '>=', '<=', '=', '>', '<', '~'] as const

/** One condition on the documents to look at. */
interface Condition {
  readonly field: string
  readonly operator: (typeof operators)[number]
  readonly value: string
}

/**
 * The documents for which all conditions hold. A condition is a field, an operator and a value: `date>=2015`.
 *
 * - Dates (`2015`, `2015-03`, `2015-03-01`) are compared as the days they cover: `date=2015` holds for every day of 2015,
 *   `date>2015` from 2016 on. Numbers are compared as numbers, all else by code unit, capital letters apart from small ones.
 * - `~` holds where the value stands somewhere in the field, whatever the case.
 * - A document without the field, or whose value is no date or number where the other one is, meets none but `!=`.
 *
 * @param option the flag that gave the conditions, for messages; `null` where they were not given on a command line
 * @throws {UsageError} for what is no condition, for a field that no document has, and for a date that is none: no document
 * could meet it.
 */
export function documentsWhere(
  documents: readonly DescribedDocument[],
  conditions: readonly string[],
  option: string | null = '--where',
): readonly DescribedDocument[] {
  const parsed = conditions.map((text): Condition => {
    const { field, operator, value } = parseCondition(text, option)
    const condition = { field: knownField(field, documents, option), operator, value }
    checkDate(condition, text, documents, option)
    return condition
  })
  return documents.filter(({ fields }) =>
    parsed.every(({ field, operator, value }) => holds(fields.get(field), operator, value)),
  )
}

/** What is known of a condition before any document has been looked at. */
function parseCondition(text: string, option: string | null): Condition {
  const [, field = '', operator, value = ''] = /^([^=!<>~]*)(!=|>=|<=|=|>|<|~)(.*)$/s.exec(text) ?? []
  const known = operators.find((each) => each === operator)
  if (known === undefined || field.trim() === '' || value.trim() === '') {
    const example = option === null ? 'as in date>=2015' : "in quotes: 'date>=2015'"
    throw new UsageError(
      `${saidOf(option)}"${text}" is no condition. Write a field, one of ${operators.join(' ')}, and a value, ${example}.`,
    )
  }
  return { field: field.trim(), operator: known, value: value.trim().normalize('NFC') }
}

/** What the date is compared with must be one of the calendar, or stand as the date of a document as it is. */
function checkDate(
  { field, operator, value }: Condition,
  text: string,
  documents: readonly DescribedDocument[],
  option: string | null,
): void {
  if (field !== 'date' || operator === '~') return
  const span = dateSpan(value)
  const isEqual = operator === '=' || operator === '!='
  const stands = isEqual && documents.some(({ fields }) => fields.get(field) === value)
  if (stands || (span !== null && isOfCalendar(span))) return
  throw new UsageError(
    `${saidOf(option)}"${text}" asks for a date, and "${value}" is none. Write a year, a month or a day: 2015, 2015-03 or 2015-03-01.`,
  )
}

function isOfCalendar({ from }: { readonly from: string }): boolean {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const longest = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && day >= 1 && day <= longest
}

function holds(actual: string | undefined, operator: Condition['operator'], value: string): boolean {
  if (actual === undefined) return operator === '!='
  if (operator === '~') return actual.toLowerCase().includes(value.toLowerCase())
  if (operator === '!=') return !holds(actual, '=', value)
  const bound = dateSpan(value)
  const span = dateSpan(actual)
  if (bound !== null && span !== null) return holdsForSpans(span, operator, bound)
  const limit = numberOf(value)
  const number = numberOf(actual)
  if (limit !== null && number !== null) return holdsForOrder(number - limit, operator)
  if (operator === '=') return actual === value
  if (bound !== null || limit !== null) return false
  return holdsForOrder(compareCodeUnits(actual, value), operator)
}

function holdsForSpans(
  span: { readonly from: string; readonly to: string },
  operator: Exclude<Condition['operator'], '!=' | '~'>,
  bound: { readonly from: string; readonly to: string },
): boolean {
  switch (operator) {
    case '=':
      return bound.from <= span.from && span.to <= bound.to
    case '>=':
      return bound.from <= span.from
    case '<=':
      return span.to <= bound.to
    case '>':
      return bound.to < span.from
    case '<':
      return span.to < bound.from
  }
}

function holdsForOrder(order: number, operator: Exclude<Condition['operator'], '!=' | '~'>): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '>=':
      return order >= 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '<':
      return order < 0
  }
}
