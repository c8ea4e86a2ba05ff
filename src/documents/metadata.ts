import { normaliseLine } from './normalise-text.js'

const synonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['title', ['title', 'dc.title', 'og:title', 'document title', 'headline']],
  [
    'issuer',
    [
      'issuer',
      'author',
      'authors',
      'creator',
      'dc.creator',
      'organisation',
      'organization',
      'publisher',
      'dc.publisher',
      'institution',
      'country',
    ],
  ],
  ['date', ['date', 'dc.date', 'published', 'publication date', 'publication_date', 'issued', 'created', 'year']],
])

/**
 * Puts what a file says of itself in order: names in lower case, values trimmed, empty ones left out, and `title`,
 * `issuer` and `date` filled from the first of their synonyms that is there (which is kept as well).
 */
export function orderMetadata(raw: Readonly<Record<string, string>>): Record<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(raw)) {
    const key = name.trim().toLowerCase().replace(/\s+/g, ' ')
    const text = normaliseLine(value)
    if (key !== '' && text !== '' && !found.has(key)) found.set(key, text)
  }
  for (const [standard, names] of synonyms) {
    const source = names.find((name) => found.has(name))
    const value = source === undefined ? undefined : found.get(source)
    if (value !== undefined) found.set(standard, standard === 'date' ? isoDate(value) : value)
  }
  const names = [...found.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? '']))
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * A date as ISO 8601 (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) where it can be read in one way only, else as it is written:
 * `03/04/2015` is March to some and April to others.
 */
export function isoDate(written: string): string {
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{2}:?\d{2}.*)?$/.exec(written)
  if (iso !== null) return assemble(written, iso[1], Number(iso[2]), iso[3])
  const compact = /^D?:?((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6}.*)?$/.exec(written)
  if (compact !== null) return assemble(written, compact[1], Number(compact[2]), compact[3])
  const dayFirst = /^(?:\w+day,? )?(\d{1,2})(?:st|nd|rd|th)? (\p{L}{3,9})\.?,? (\d{4})(?: \d\d:.*)?$/u.exec(written)
  if (dayFirst !== null) return assemble(written, dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = /^(?:\w+day,? )?(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(written)
  if (monthFirst !== null) return assemble(written, monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
  const monthOnly = /^(\p{L}{3,9})\.?,? (\d{4})$/u.exec(written)
  if (monthOnly !== null) return assemble(written, monthOnly[2], monthOf(monthOnly[1]), undefined)
  return written
}

function monthOf(name: string | undefined): number {
  const wanted = (name ?? '').toLowerCase()
  return wanted === 'sept' ? 9 : months.findIndex((month) => month === wanted || month.slice(0, 3) === wanted) + 1
}

function assemble(written: string, year: string | undefined, month: number, day: string | undefined): string {
  if (month < 1 || month > 12 || (day !== undefined && (Number(day) < 1 || Number(day) > 31))) return written
  const start = `${year}-${String(month).padStart(2, '0')}`
  return day === undefined ? start : `${start}-${day.padStart(2, '0')}`
}
