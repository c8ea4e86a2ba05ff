import { compareCodeUnits } from '../language/order.js'
import { UsageError } from '../problems/problem.js'
import { compareValues, type DescribedDocument, knownField } from './document-fields.js'
import type { TextFrame } from './frame.js'
import { documentsWhere } from './where.js'

/** How documents are put into groups. */
export type Grouping =
  /** By the value of a field; `option` is the flag that named it. */
  | { readonly by: string; readonly option?: string }
  /** Those that meet all conditions of `a`, and those that meet all of `b` or, without it, all others. */
  | { readonly a: readonly string[]; readonly b?: readonly string[] }
  /** By the beginning of their paths, such as the inputs of a run. */
  | { readonly folders: readonly string[] }

/** Documents in groups, and which groups are held against each other. */
export interface DocumentGroups {
  /** Names of the groups by number. */
  readonly names: readonly string[]
  /** The documents that are compared, in code-unit order of their names. */
  readonly documents: readonly GroupedDocument[]
  /** Each a group and what stands against it; `b` is `null` for all the other groups. */
  readonly pairs: readonly { readonly a: number; readonly b: number | null }[]
  /** Documents that are in no group, by name. */
  readonly leftOut: readonly string[]
}

/** A document with the number of its group. */
export interface GroupedDocument {
  readonly number: number
  readonly document: string
  readonly words: number
  readonly group: number
}

/** What stands for all the other groups. */
export const others = '(others)'

/**
 * Groups the counted documents that have words. By a field, every value is a group and held against all the others; of two groups, the
 * first is held against the second. A document without the field is in no group: what is not known of it may be either.
 *
 * @throws {UsageError} where there are not two groups with documents, or a document would be in both.
 */
export function groupDocuments(
  frame: TextFrame,
  described: readonly DescribedDocument[],
  grouping: Grouping,
): DocumentGroups {
  const words = new Map(frame.documents.map((document) => [document.number, document.words]))
  const counted = described.filter(({ number }) => (words.get(number) ?? 0) > 0)
  const { names, groupOf } = membership(counted, grouping)
  const documents = counted.flatMap((each): GroupedDocument[] => {
    const group = groupOf(each)
    if (group === null) return []
    return [{ number: each.number, document: each.document, words: words.get(each.number) ?? 0, group }]
  })
  const leftOut = counted.filter((each) => groupOf(each) === null).map(({ document }) => document)
  const pairs = names.length === 2 ? [{ a: 0, b: 1 }] : names.map((_, a) => ({ a, b: null }))
  return { names, documents, pairs, leftOut }
}

interface Membership {
  readonly names: readonly string[]
  readonly groupOf: (document: DescribedDocument) => number | null
}

function membership(documents: readonly DescribedDocument[], grouping: Grouping): Membership {
  if ('by' in grouping) return byField(documents, grouping.by, grouping.option ?? '--by')
  if ('folders' in grouping) return byFolder(documents, grouping.folders)
  return byConditions(documents, grouping.a, grouping.b)
}

function byField(documents: readonly DescribedDocument[], name: string, option: string): Membership {
  const field = knownField(name, documents, option)
  const values = new Set(documents.flatMap(({ fields }) => fields.get(field) ?? []))
  const names = [...values].sort((a, b) => compareValues(a, b) || compareCodeUnits(a, b))
  if (names.length < 2) {
    const only = names.length === 0 ? 'no value' : `only the value "${names[0]}"`
    throw new UsageError(
      `${option} ${name}: the documents have ${only} in this field, and a comparison needs two. Choose another field.`,
    )
  }
  const numbers = new Map(names.map((value, number) => [value, number]))
  return { names, groupOf: ({ fields }) => numbers.get(fields.get(field) ?? '') ?? null }
}

function byFolder(documents: readonly DescribedDocument[], folders: readonly string[]): Membership {
  const groupOf = ({ fields }: DescribedDocument) => {
    const path = fields.get('path') ?? ''
    const at = folders.findIndex((folder) => path === folder || path.startsWith(`${folder}/`))
    return at < 0 ? null : at
  }
  folders.forEach((folder, number) => {
    if (!documents.some((document) => groupOf(document) === number))
      throw new UsageError(`${folder}: no document of it could be counted, so there is nothing to compare.`)
  })
  return { names: folders, groupOf }
}

function byConditions(
  documents: readonly DescribedDocument[],
  a: readonly string[],
  b: readonly string[] | undefined,
): Membership {
  const inA = membersWhere(documents, a, '--a')
  const inB =
    b === undefined
      ? new Set(documents.filter(({ number }) => !inA.has(number)).map(({ number }) => number))
      : membersWhere(documents, b, '--b')
  if (inB.size === 0) throw new UsageError('--a: every document meets these conditions, so there are no others.')
  const both = documents.filter(({ number }) => inA.has(number) && inB.has(number))
  if (both.length > 0) {
    throw new UsageError(
      `--a and --b: ${both.length === 1 ? 'a document meets' : `${both.length} documents meet`} both, such as ${both[0]?.document}. Choose conditions that exclude each other.`,
    )
  }
  return {
    names: [a.join(' and '), b === undefined ? others : b.join(' and ')],
    groupOf: ({ number }) => (inA.has(number) ? 0 : inB.has(number) ? 1 : null),
  }
}

function membersWhere(
  documents: readonly DescribedDocument[],
  conditions: readonly string[],
  option: '--a' | '--b',
): Set<number> {
  const members = new Set(documentsWhere(documents, conditions, option).map(({ number }) => number))
  if (members.size === 0) throw new UsageError(`${option}: no document meets ${conditions.join(' and ')}.`)
  return members
}
