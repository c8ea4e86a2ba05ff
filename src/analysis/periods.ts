import { UsageError } from '../problems/problem.js'
import { compareValues, type DescribedDocument, knownField } from './document-fields.js'

/** A stretch of time, or another value by which documents are put in order. */
export interface Period {
  /** `2015`, `2015-03`, `2010s`, or the value of the field. */
  readonly label: string
  /** Steps on the axis of the periods: neighbours differ by 1. */
  readonly step: number
}

/** The documents of some periods. */
export interface Periods {
  /** In their order; of years, months and decades also those between the first and the last that no document is of. */
  readonly periods: readonly Period[]
  /** True for years, months and decades, between which a distance has a meaning. */
  readonly isTime: boolean
  /** Position in `periods` by the number of the document. */
  readonly periodOf: ReadonlyMap<number, number>
  /** Documents that have no such date or field. */
  readonly without: readonly DescribedDocument[]
}

/** More than these and most would be empty: a date is wrong, or the unit too small. Years are never more. */
const mostPeriods = 10_000

const times = {
  year: { step: (year: number) => year, label: (step: number) => year(step) },
  month: {
    step: (year: number, month: number | null) => (month === null ? null : year * 12 + month - 1),
    label: (step: number) => `${year(Math.floor(step / 12))}-${String((step % 12) + 1).padStart(2, '0')}`,
  },
  decade: { step: (year: number) => Math.floor(year / 10), label: (step: number) => `${year(step * 10)}s` },
} as const

function year(number: number): string {
  return String(number).padStart(4, '0')
}

/**
 * Puts documents into periods: years, months or decades of their date, or the values of a field, as dates or numbers where
 * they are some. A date that is only a year is of no month.
 *
 * @param option the flag that named the field
 * @throws {UsageError} for a field that no document has, and for more than 10,000 periods.
 */
export function periodsOf(documents: readonly DescribedDocument[], by: string, option = '--by'): Periods {
  const time = Object.entries(times).find(([name]) => name === by)?.[1]
  if (time === undefined) return valuesOf(documents, knownField(by, documents, option))
  const steps = new Map<number, number>()
  const without: DescribedDocument[] = []
  for (const document of documents) {
    const step = stepOf(document.fields.get('date'), time.step)
    if (step === null) without.push(document)
    else steps.set(document.number, step)
  }
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const step of steps.values()) [first, last] = [Math.min(first, step), Math.max(last, step)]
  const count = steps.size === 0 ? 0 : last - first + 1
  if (count > mostPeriods) {
    throw new UsageError(
      `From ${time.label(first)} to ${time.label(last)} there are ${count} periods, ${mostPeriods} at most can be shown. Look for a wrong date, choose a larger unit with ${option}, or narrow the documents with --where 'date>=2000'.`,
    )
  }
  return {
    periods: Array.from({ length: count }, (_, index) => ({ label: time.label(first + index), step: first + index })),
    isTime: true,
    periodOf: new Map([...steps].map(([document, step]) => [document, step - first])),
    without,
  }
}

function stepOf(date: string | undefined, step: (year: number, month: number | null) => number | null): number | null {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?$/.exec(date ?? '') ?? []
  return year === undefined ? null : step(Number(year), month === undefined ? null : Number(month))
}

function valuesOf(documents: readonly DescribedDocument[], field: string): Periods {
  const values = [...new Set(documents.map(({ fields }) => fields.get(field) ?? ''))]
    .filter((value) => value !== '')
    .sort(
      // Values that are equal as numbers or dates are still two: 1 and 1.0.
      (a, b) => compareValues(a, b) || (a < b ? -1 : 1),
    )
  const positions = new Map(values.map((value, position) => [value, position]))
  const periodOf = new Map<number, number>()
  const without: DescribedDocument[] = []
  for (const document of documents) {
    const position = positions.get(document.fields.get(field) ?? '')
    if (position === undefined) without.push(document)
    else periodOf.set(document.number, position)
  }
  return { periods: values.map((label, step) => ({ label, step })), isTime: false, periodOf, without }
}
