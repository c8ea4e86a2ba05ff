import type { PageField } from './contract.js'

/** More values than this are too many to set side by side. */
const mostValues = 250

/**
 * The fields by which documents fall into groups: those that at least half of the documents have, with more than one value, each
 * on average for two documents or more; `issuer` and the year of `date` need only that some value is there twice. The year comes first,
 * then the issuer, then the others by name.
 *
 * @param metadata fields and their values, by document
 */
export function groupFields(metadata: readonly Readonly<Record<string, string>>[]): PageField[] {
  const years = metadata.map(({ date }) => /^\d{4}(?=$|-)/.exec(date ?? '')?.[0] ?? null)
  const names = new Set(metadata.flatMap((fields) => Object.keys(fields)))
  for (const name of ['date', 'year', 'title', 'issuer']) names.delete(name)
  const others = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const values = (name: string) => metadata.map((fields) => fields[name]?.trim() || null)
  const fields: PageField[] = [
    { name: 'year', values: years },
    { name: 'issuer', values: values('issuer') },
    ...others.map((name) => ({ name, values: values(name) })),
  ]
  return fields.filter((field, index) => makesGroups(field, index < 2 ? 1 : 2))
}

function makesGroups({ values }: PageField, documentsPerValue: number): boolean {
  const known = values.filter((value) => value !== null)
  const distinct = new Set(known).size
  if (distinct < 2 || distinct > mostValues || distinct === known.length) return false
  return known.length * 2 >= values.length && known.length >= distinct * documentsPerValue
}
