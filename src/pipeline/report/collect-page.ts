import type { DocumentGroups } from '../../analysis/document-groups.js'
import { metadataByRank } from '../../analysis/document-texts.js'
import { documentsTable } from '../../analysis/documents.js'
import type { Frame } from '../../analysis/frame.js'
import { type ReadTable, readAll } from '../../analysis/table-difference.js'
import { childConcepts, type Lexicon } from '../../lexicon/lexicon.js'
import { FigureTables } from '../../report/figures/collect-tables.js'
import { PageTables } from '../../report/page/collect-tables.js'
import type { PageConcept } from '../../report/page/contract.js'
import { FieldSums } from '../../report/page/field-sums.js'
import { type ComparedField, pageFields } from '../../report/page/page-fields.js'
import type { Plan } from '../plan.js'

/** What takes from the tables of a run, as they are made, all that its page and its figures need. */
export interface PageCollection {
  /** The table of that name, whole. */
  readonly documents: ReadTable
  readonly figures: FigureTables
  readonly page: PageTables
  readonly sums: FieldSums
  /** The field whose values are compared, where there is one. */
  readonly compared: string | null
}

/**
 * @param groups what the run compares
 * @param limits rows of tables that a page holds, where they are others than those of a page in a file
 */
export async function collectPage(
  frame: Frame,
  plan: Plan,
  groups: DocumentGroups | undefined,
  limits: Readonly<Record<string, number>> = {},
): Promise<PageCollection> {
  const documents = await readAll(await documentsTable(frame))
  const metadata = await metadataByRank(frame)
  const { fields, compared } = pageFields(
    frame.documents.map((_, rank) => metadata.get(rank) ?? {}),
    comparedField(frame, plan, groups),
  )
  const concepts = conceptsInOrder(plan.lexicon).map(({ id }) => id)
  const sums = new FieldSums(documents, fields, concepts)
  return { documents, figures: new FigureTables(documents), page: new PageTables(sums, limits), sums, compared }
}

function comparedField(
  { documents }: Frame,
  { compare }: Plan,
  groups: DocumentGroups | undefined,
): ComparedField | undefined {
  if (compare === undefined || groups === undefined) return undefined
  const groupOf = new Map(groups.documents.map(({ number, group }) => [number, groups.names[group] ?? null]))
  return { name: compare.toLowerCase(), values: documents.map(({ number }) => groupOf.get(number) ?? null) }
}

/** The concepts as a page shows them: a parent before its children. */
export function conceptsInOrder(lexicon: Lexicon): readonly PageConcept[] {
  const below = (parent: string | null): readonly PageConcept[] =>
    childConcepts(lexicon, parent).flatMap(({ id, label, definition, source }) => [
      { id, parent, label, definition, source },
      ...below(id),
    ])
  return below(null)
}
