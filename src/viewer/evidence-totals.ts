import type { EvidenceQuery, PageCore } from '../report/page/contract.js'
import { readTable, type TableReader } from '../report/page/read-table.js'
import { holdsDocument, holdsUnit, isCut } from './cut-tables.js'

/** What the tables and sums of a page say of a number; `undefined` where they do not say it. */
export function knownTotal(core: PageCore, query: EvidenceQuery): number | undefined {
  const { concept, beside, entry, negated, document, field } = query
  const isOfAll = document === undefined && field === undefined
  if (concept !== undefined && beside !== undefined)
    return isOfAll ? pairTotal(core, concept, beside, query.unit ?? 'sentence') : undefined
  if (entry !== undefined)
    return isOfAll && negated === undefined && concept !== undefined ? entryTotal(core, concept, entry) : undefined
  if (negated !== undefined) return isOfAll ? negatedTotal(core, concept, negated) : undefined
  if (isOfAll) return sumOver(core, concept, (id) => conceptCell(core, id, 'frequency'))
  if (document !== undefined && field !== undefined) return undefined
  if (document !== undefined) return sumOver(core, concept, (id) => documentTotal(core, id, document))
  return sumOver(core, concept, (id) => fieldTotal(core, id, query))
}

/** The number of a concept or, where none is named, of the topmost ones together. */
function sumOver(
  core: PageCore,
  concept: string | undefined,
  totalOf: (concept: string) => number | undefined,
): number | undefined {
  if (concept !== undefined) return totalOf(concept)
  const top = core.lexicon.concepts.filter(({ parent }) => parent === null)
  return top.reduce<number | undefined>((sum, { id }) => {
    const of = totalOf(id)
    return sum === undefined || of === undefined ? undefined : sum + of
  }, 0)
}

function tableOf(core: PageCore, name: string): TableReader | undefined {
  const table = core.tables.find((each) => each.name === name)
  return table === undefined ? undefined : readTable(table)
}

/** A number of the one row that `isMeant` holds for; 0 where a whole table has none. */
function cellOf(
  table: TableReader | undefined,
  column: string,
  isMeant: (row: number) => boolean,
  isWhole = table !== undefined && !isCut(table),
): number | undefined {
  const [row] = table?.where(isMeant) ?? []
  if (table === undefined || row === undefined) return isWhole ? 0 : undefined
  return table.number(row, column) ?? undefined
}

function conceptCell(core: PageCore, concept: string, column: string): number | undefined {
  const table = tableOf(core, 'concepts')
  return cellOf(table, column, (row) => table?.text(row, 'concept') === concept)
}

function negatedTotal(core: PageCore, concept: string | undefined, negated: boolean): number | undefined {
  return sumOver(core, concept, (id) => {
    const [all, inNegation] = [conceptCell(core, id, 'frequency'), conceptCell(core, id, 'negated')]
    if (all === undefined || inNegation === undefined) return undefined
    return negated ? inNegation : all - inNegation
  })
}

function entryTotal(core: PageCore, concept: string, entry: string): number | undefined {
  const table = tableOf(core, 'entries')
  return cellOf(
    table,
    'frequency',
    (row) => table?.text(row, 'concept') === concept && table.text(row, 'entry') === entry,
  )
}

function documentTotal(core: PageCore, concept: string, document: string): number | undefined {
  const table = tableOf(core, 'document_concepts')
  const documents = tableOf(core, 'documents')
  if (table === undefined || documents === undefined) return undefined
  const rankOf = (name: string) => documents.where((row) => documents.text(row, 'document') === name)[0]
  const rank = rankOf(document)
  return cellOf(
    table,
    'frequency',
    (row) => table.text(row, 'concept') === concept && table.text(row, 'document') === document,
    rank !== undefined && holdsDocument(table, rank, rankOf),
  )
}

/** The sum over the documents with a value of a field, or with another one. */
function fieldTotal(core: PageCore, concept: string, { field: name, value, other = false }: EvidenceQuery) {
  const field = core.fields.find((each) => each.name === name)
  const place = core.lexicon.concepts.findIndex(({ id }) => id === concept)
  if (field === undefined || place < 0) return undefined
  if (field.groups !== null)
    return field.groups
      .filter((group) => (group.value === value) !== other)
      .reduce((sum, { mentions }) => sum + (mentions[place] ?? 0), 0)
  const table = tableOf(core, 'document_concepts')
  const documents = tableOf(core, 'documents')
  if (table === undefined || documents === undefined || isCut(table) || isCut(documents)) return undefined
  const meant = new Set(
    documents
      .where((row) => {
        const its = field.values[row] ?? null
        return its !== null && (its === value) !== other
      })
      .map((row) => documents.text(row, 'document')),
  )
  return table
    .where((row) => table.text(row, 'concept') === concept && meant.has(table.text(row, 'document')))
    .reduce((sum, row) => sum + (table.number(row, 'frequency') ?? 0), 0)
}

function pairTotal(core: PageCore, a: string, b: string, unit: string): number | undefined {
  const table = tableOf(core, 'cooccurrence')
  const [first, second] = a < b ? [a, b] : [b, a]
  return cellOf(
    table,
    'observed',
    (row) =>
      table?.text(row, 'unit') === unit &&
      table.text(row, 'concept_a') === first &&
      table.text(row, 'concept_b') === second,
    table !== undefined && holdsUnit(table, unit, core.units),
  )
}
