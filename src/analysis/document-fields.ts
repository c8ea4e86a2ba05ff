import { compareCodeUnits } from '../language/order.js'
import { UsageError } from '../problems/problem.js'
import type { Store } from '../store/store.js'
import { findDuplicates } from './duplicates.js'

/** A counted document with all that is known of it, by name of the field. */
export interface DescribedDocument {
  readonly number: number
  readonly document: string
  readonly fields: ReadonlyMap<string, string>
}

const ownFields = ['document', 'path', 'format', 'language', 'pages', 'characters'] as const

/**
 * The counted documents, by name in code-unit order, with their fields: those every document has, and its metadata. Of
 * documents with the same text only the first is among them, as in every table.
 */
export async function describedDocuments(store: Store): Promise<DescribedDocument[]> {
  await findDuplicates(store)
  return described(store, "status = 'counted' and id not in (select document from duplicate_documents)")
}

/** All documents in the same way, those that are not counted too. */
export async function allDocuments(store: Store): Promise<DescribedDocument[]> {
  return described(store, 'true')
}

async function described(store: Store, condition: string): Promise<DescribedDocument[]> {
  const rows = await store.rows(`select id, metadata, ${ownFields.join(', ')} from documents where ${condition}`)
  return rows
    .map(([id, metadata, ...own]) => ({
      number: id as number,
      document: own[0] as string,
      fields: new Map([
        ...Object.entries(JSON.parse(metadata as string) as Record<string, string>),
        ...ownFields.map((name, index) => [name, String(own[index])] as const),
      ]),
    }))
    .sort((a, b) => compareCodeUnits(a.document, b.document))
}

/** The names of all fields that some document has. */
export function fieldNames(documents: readonly DescribedDocument[]): string[] {
  const names = new Set<string>(ownFields)
  for (const { fields } of documents) for (const name of fields.keys()) names.add(name)
  return [...names].sort(compareCodeUnits)
}

/** The name of a field as the documents have it. `option` is the flag that named it, `null` where none did. */
export function knownField(name: string, documents: readonly DescribedDocument[], option: string | null): string {
  const names = fieldNames(documents)
  const found = names.find((known) => known === name.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(`${saidOf(option)}no document has a field "${name}". There are: ${names.join(', ')}.`)
}

/** The beginning of a message about what was given: the flag that named it, where there is one. */
export function saidOf(option: string | null): string {
  return option === null ? '' : `${option}: `
}

/** Compares two values of a field: as dates or numbers where both are, by code unit otherwise. */
export function compareValues(a: string, b: string): number {
  const dates = [dateSpan(a), dateSpan(b)] as const
  if (dates[0] !== null && dates[1] !== null) return compareCodeUnits(dates[0].from, dates[1].from)
  const numbers = [numberOf(a), numberOf(b)] as const
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0] - numbers[1]
  return compareCodeUnits(a, b)
}

/** The days that a year, a month or a day covers: its first and its last one; `null` for what is no ISO date. */
export function dateSpan(value: string): { readonly from: string; readonly to: string } | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value)
  if (parts === null) return null
  const [, year, month, day] = parts
  return { from: `${year}-${month ?? '01'}-${day ?? '01'}`, to: `${year}-${month ?? '12'}-${day ?? '31'}` }
}

/** A number as it is written; `null` for what is none. */
export function numberOf(value: string): number | null {
  return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : null
}
