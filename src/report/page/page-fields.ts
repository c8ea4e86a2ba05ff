/** A field of the documents and its value for each document, in the order of the table `documents`. */
export interface FieldValues {
  readonly name: string
  readonly values: readonly (string | null)[]
  /** Whether its values put the documents into groups that are worth setting side by side. */
  readonly makesGroups: boolean
}

/** The field that a run compared, with its value for each document that is in a group. */
export interface ComparedField {
  readonly name: string
  readonly values: readonly (string | null)[]
}

/** More values than this are too many to set side by side. */
const mostValues = 250

/**
 * The fields by which documents can be chosen: those that make groups, the year of the date where some document has one, and the field
 * that was compared, whatever its values.
 *
 * Groups are made by a field that at least half of the documents have, with more than one value, each on average for two
 * documents or more; `issuer` and the year need only that some value is there twice. The year comes first, then the issuer, then the others
 * by name.
 *
 * @param metadata fields and their values, by document
 */
export function pageFields(
  metadata: readonly Readonly<Record<string, string>>[],
  compared?: ComparedField,
): { readonly fields: readonly FieldValues[]; readonly compared: string | null } {
  const years = metadata.map(({ date }) => /^\d{4}(?=$|-)/.exec(date ?? '')?.[0] ?? null)
  const names = new Set(metadata.flatMap((fields) => Object.keys(fields)))
  for (const name of ['date', 'year', 'title', 'issuer']) names.delete(name)
  const others = [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const values = (name: string) => metadata.map((fields) => fields[name]?.trim() || null)
  const candidates = [
    { name: 'year', values: years },
    { name: 'issuer', values: values('issuer') },
    ...others.map((name) => ({ name, values: values(name) })),
  ].map((field, index) => ({ ...field, makesGroups: makesGroups(field.values, index < 2 ? 1 : 2) }))
  const wanted = compared === undefined ? undefined : withCompared(candidates, compared)
  const fields = (wanted?.fields ?? candidates).filter(
    (field) =>
      field.makesGroups ||
      field.name === wanted?.name ||
      (field.values === years && years.some((year) => year !== null)),
  )
  return { fields, compared: wanted?.name ?? null }
}

/** The fields with the compared one among them: the one of its name or, where that has other values, one beside it. */
function withCompared(fields: readonly FieldValues[], { name, values }: ComparedField) {
  const same = fields.find(
    (field) => field.name === name && values.every((value, row) => value === null || value === field.values[row]),
  )
  if (same !== undefined) return { fields, name }
  const own = fields.some((field) => field.name === name) ? `${name} (as compared)` : name
  return { fields: [...fields, { name: own, values, makesGroups: makesGroups(values, 1) }], name: own }
}

function makesGroups(values: readonly (string | null)[], documentsPerValue: number): boolean {
  const known = values.filter((value) => value !== null)
  const distinct = new Set(known).size
  if (distinct < 2 || distinct > mostValues || distinct === known.length) return false
  return known.length * 2 >= values.length && known.length >= distinct * documentsPerValue
}
