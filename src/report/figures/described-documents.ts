import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import type { Tables } from './figure.js'
import { shortened } from './text-width.js'
import { sizes } from './theme.js'

/** A counted document as figures show it. */
export interface DescribedDocument {
  readonly document: string
  /** Year and title, cut to fit beside a row; unique. */
  readonly name: string
  /** Its id, cut to fit under the name; empty where the name is made of it. */
  readonly file: string
  /** Of its date; empty where it has none. */
  readonly year: string
  /** Of its text, whatever the zone. */
  readonly characters: number
}

/** The counted documents by their dates, and of one date by their ids; those without a date come last. */
export function describedDocuments(tables: Tables): DescribedDocument[] {
  const rows = rowsOf(tables, 'documents', ['document', 'title', 'date', 'characters', 'status'])
    .filter(({ status }) => status === 'counted')
    .map((row) => ({
      document: textOf(row.document),
      title: textOf(row.title).replace(/\s+/g, ' ').trim(),
      date: textOf(row.date),
      characters: numberOf(row.characters),
    }))
    .sort(
      (a, b) =>
        Number(a.date === '') - Number(b.date === '') ||
        compareCodeUnits(a.date, b.date) ||
        compareCodeUnits(a.document, b.document),
    )
  const given = new Set<string>()
  return rows.map(({ document, title, date, characters }) => {
    const year = /^\d{4}/.exec(date)?.[0] ?? ''
    const plain = shortened(`${year} ${title === '' ? document : title}`.trim(), sizes.label, 300)
    let name = plain
    for (let times = 2; given.has(name); times += 1) name = `${plain} (${times})`
    given.add(name)
    const file = title === '' ? '' : shortened(document.replace(/\s+/g, ' '), sizes.small, 300)
    return { document, name, file, year, characters }
  })
}
