import type { ResultTable, Row } from '../../analysis/result-table.js'
import type { ReadTable } from '../../analysis/table-difference.js'
import { compareCodeUnits } from '../../language/order.js'
import type { PageField, PageGroup } from './contract.js'
import type { FieldValues } from './page-fields.js'

/** Numbers that the sums of all fields may take together; a field that has no room any more is left out. */
const mostNumbers = 250_000

interface SummedField {
  readonly groups: readonly { readonly value: string; documents: number; words: number; readonly mentions: number[] }[]
  /** Place of the group by rank of the document, -1 for none. */
  readonly groupOf: Int32Array
}

/**
 * Sums the mentions of each concept by the values of each field, while the rows of `document_concepts` are written: what is kept grows with
 * the values and the concepts, and not with the documents' rows.
 */
export class FieldSums {
  private readonly ranks: ReadonlyMap<string, number>
  private readonly places: ReadonlyMap<string, number>
  private readonly summed: readonly (SummedField | null)[]

  /**
   * @param documents the table of that name, whole
   * @param concepts ids in the order in which sums are given
   */
  constructor(
    documents: ReadTable,
    private readonly fields: readonly FieldValues[],
    concepts: readonly string[],
  ) {
    const [name = 0, words = 0, status = 0] = ['document', 'words', 'status'].map((column) =>
      documents.columns.indexOf(column),
    )
    this.ranks = new Map(documents.rows.map((row, rank) => [String(row[name]), rank]))
    this.places = new Map(concepts.map((concept, place) => [concept, place]))
    const sizes = documents.rows.map((row) => (row[status] === 'counted' ? Number(row[words]) : null))
    let room = mostNumbers
    this.summed = fields.map((field) => {
      if (!field.makesGroups) return null
      const made = emptyGroups(field, sizes, concepts.length)
      const numbers = made.groups.length * concepts.length
      if (numbers > room) return null
      room -= numbers
      return made
    })
  }

  /** Shows it rows of a table; those of `document_concepts` count. */
  see(table: Pick<ResultTable, 'name' | 'columns'>, rows: readonly Row[]): void {
    if (table.name !== 'document_concepts') return
    const [document = 0, concept = 0, frequency = 0] = ['document', 'concept', 'frequency'].map((name) =>
      table.columns.findIndex((column) => column.name === name),
    )
    for (const row of rows) {
      const rank = this.ranks.get(String(row[document]))
      const place = this.places.get(String(row[concept]))
      if (rank === undefined || place === undefined) continue
      for (const field of this.summed) {
        const mentions = field?.groups[field.groupOf[rank] as number]?.mentions
        if (mentions !== undefined) mentions[place] = (mentions[place] as number) + Number(row[frequency])
      }
    }
  }

  /** The fields with their sums. */
  all(): PageField[] {
    return this.fields.map(({ name, values }, index) => ({ name, values, groups: this.summed[index]?.groups ?? null }))
  }
}

/** @param sizes words of each counted document, `null` for one that is not counted */
function emptyGroups({ values }: FieldValues, sizes: readonly (number | null)[], concepts: number): SummedField {
  const known = new Set(values.filter((value, rank) => value !== null && sizes[rank] != null) as string[])
  const names = [...known].sort(compareCodeUnits)
  const places = new Map(names.map((name, place) => [name, place]))
  const groups = names.map((value) => ({
    value,
    documents: 0,
    words: 0,
    mentions: Array.from({ length: concepts }, () => 0),
  }))
  const groupOf = Int32Array.from(values, (value, rank) => {
    const size = sizes[rank]
    const place = value === null || size == null ? -1 : (places.get(value) ?? -1)
    const group = groups[place]
    if (group !== undefined) {
      group.documents += 1
      group.words += size ?? 0
    }
    return place
  })
  return { groups: groups satisfies PageGroup[], groupOf }
}
