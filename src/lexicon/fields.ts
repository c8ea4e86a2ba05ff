import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { FaultList } from './lexicon-error.js'
import { nearestKey } from './nearest-key.js'

/** What stands behind a key, and where the key stands. */
export interface Field {
  readonly at: number
  readonly value: ParsedNode | null
}

/** The fields of a map, by key. */
export type Fields = ReadonlyMap<string, Field>

/** The text behind a key, trimmed; `null` where the key is missing or has no text, which is a fault. */
export function readText(faults: FaultList, fields: Fields, key: string): string | null {
  const field = fields.get(key)
  if (field === undefined) return null
  if (field.value !== null && !isScalar(field.value)) {
    faults.add(
      startOf(field),
      `\`${key}\` must be a text`,
      'write one text behind the colon, in quotes if it begins with a bracket',
    )
    return null
  }
  const text = field.value === null ? '' : String(field.value.value).trim().normalize('NFC')
  if (text !== '') return text
  faults.add(field.at, `\`${key}\` is empty`, 'write its text behind the colon, or remove the key')
  return null
}

/** The fields of a map by key. Unknown and repeated keys are faults; `allowed` is `null` where any key may stand. */
export function readFields(
  faults: FaultList,
  node: ParsedNode | null,
  at: number,
  owner: string,
  allowed: readonly string[] | null,
): Fields {
  const fields = new Map<string, Field>()
  if (isEmptyNode(node)) return fields
  if (!isMap(node)) {
    faults.add(node?.range[0] ?? at, `${owner} must be a map`, 'write `key: value` lines, indented below it')
    return fields
  }
  for (const pair of node.items) {
    const keyAt = pair.key.range[0]
    if (faults.full) break
    if (!isScalar(pair.key)) {
      faults.add(keyAt, `a key of ${owner} is no text`, 'write a word before the colon')
      continue
    }
    const key = String(pair.key.value)
    const first = fields.get(key)
    if (first !== undefined) {
      const line = faults.position(first.at).line
      const what =
        allowed === null ? `concept \`${shortened(key)}\` is defined twice` : `\`${key}\` of ${owner} stands twice`
      faults.add(keyAt, `${what}, first at line ${line}`, 'join the two, or rename one')
    } else if (allowed !== null && !allowed.includes(key)) {
      const near = nearestKey(key, allowed)
      const guess = near === null ? '' : `did you mean \`${near}\`? `
      faults.add(keyAt, `${owner} has no key \`${shortened(key)}\``, `${guess}allowed are ${allowed.join(', ')}`)
    } else {
      fields.set(key, { at: keyAt, value: pair.value })
    }
  }
  return fields
}

/** True for a key with nothing behind it and for an empty list or map. */
export function isEmptyNode(node: ParsedNode | null): boolean {
  if (node === null) return true
  if (isScalar(node)) return node.value === '' && node.type === 'PLAIN'
  return (isMap(node) || isSeq(node)) && node.items.length === 0
}

/** Where the value of a field stands, or its key where it has none. */
export function startOf(field: Field): number {
  return field.value?.range[0] ?? field.at
}

/** A text of the user as messages show it. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
