import type { PageField, PageGroup } from '../report/page/contract.js'
import type { RateRow } from './components/rate-bars.js'
import type { Report } from './report.js'

/** A field whose values put the documents into groups. */
export type GroupingField = PageField & { readonly groups: readonly PageGroup[] }

/** The fields by which a concept can be set apart. */
export function groupingFields(fields: readonly PageField[]): GroupingField[] {
  return fields.flatMap((field) => (field.groups === null ? [] : [{ ...field, groups: field.groups }]))
}

/** A concept's mentions by the value of a field: sums over all counted documents, whatever part of their rows the page holds. */
export function groupRows({ data }: Pick<Report, 'data'>, concept: string, field: GroupingField): RateRow[] {
  const place = data.core.lexicon.concepts.findIndex(({ id }) => id === concept)
  return field.groups.map(({ value, documents, words, mentions }) => {
    const count = mentions[place] ?? 0
    return {
      label: value,
      count,
      rate: words === 0 ? null : (1e6 * count) / words,
      low: null,
      high: null,
      documents,
      evidence: { concept, field: field.name, value },
    }
  })
}
