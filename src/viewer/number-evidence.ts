import type { Figure } from '../report/figures/figure.js'
import type { EvidenceQuery, PageCore } from '../report/page/contract.js'
import type { TableReader } from '../report/page/read-table.js'

/** The cells of a row by the names of their columns; empty where there is none. */
type TextOf = (column: string) => string

/** What is known of the report, as far as it decides what a number rests on. */
export type Known = Pick<PageCore, 'fields' | 'compared'>

/** The sentences that a cell of a table counts; `undefined` for a cell that counts something else, or groups that have no field. */
export function evidenceOfCell(
  table: TableReader,
  row: number,
  column: string,
  core: Known,
): EvidenceQuery | undefined {
  return evidenceOf(table.table.name, (name) => table.text(row, name), column, core)
}

/** What a mark of a figure stands for, by the values that it was drawn from; `undefined` where no sentence stands behind it. */
export function evidenceOfMark(
  { source: { table } }: Pick<Figure, 'source'>,
  datum: Readonly<Record<string, unknown>>,
  core: Known,
): EvidenceQuery | undefined {
  const textOf: TextOf = (name) => (typeof datum[name] === 'string' ? (datum[name] as string) : '')
  // A node of a network is a concept; the table behind it is that of the edges.
  if (table === 'cooccurrence' && textOf('concept') !== '') return { concept: textOf('concept') }
  if (table === 'mentions') return placeOf(textOf)
  const column = table === 'keyness' ? (Number(datum.log_ratio) > 0 ? 'frequency_a' : 'frequency_b') : counted[table]
  return column === undefined ? undefined : evidenceOf(table, textOf, column, core)
}

/** The column of each table that a mark stands for. */
const counted: Readonly<Record<string, string>> = {
  concepts: 'frequency',
  entries: 'frequency',
  document_concepts: 'frequency',
  cooccurrence: 'observed',
  goal_strategy: 'observed',
  trend: 'frequency',
}

/** A piece of the running text with mentions of one document; of several it names none. */
function placeOf(text: TextOf): EvidenceQuery | undefined {
  const [concept, document] = [text('concept'), text('document')]
  return concept === '' || document === '' ? undefined : { concept, document }
}

function evidenceOf(table: string, text: TextOf, column: string, core: Known): EvidenceQuery | undefined {
  return kinds[`${table}.${column}`]?.(text, core)
}

const kinds: Readonly<Record<string, (text: TextOf, core: Known) => EvidenceQuery | undefined>> = {
  'concepts.frequency': (text) => ofConcept(text('concept')),
  'concepts.negated': (text) => ({ ...ofConcept(text('concept')), negated: true }),
  'entries.frequency': (text) => ofEntry(text('concept'), text('entry')),
  'influence.frequency': (text) => ofEntry(text('entry_concept'), text('entry')),
  'document_concepts.frequency': (text) => ({ concept: text('concept'), document: text('document') }),
  'cooccurrence.observed': (text) => ofPair(text('concept_a'), text('concept_b'), text('unit')),
  'influence_edges.observed': (text) => ofPair(text('concept_a'), text('concept_b'), text('unit')),
  'goal_strategy.observed': (text) => ofPair(text('goal'), text('strategy'), text('unit')),
  'trend.frequency': ofPeriod,
  'keyness.frequency_a': (text, core) => ofSide(text, text('group_a'), text('group_b'), core),
  'keyness.frequency_b': (text, core) => ofSide(text, text('group_b'), text('group_a'), core),
}

function ofConcept(concept: string): EvidenceQuery | undefined {
  return concept === '' ? undefined : { concept }
}

function ofEntry(concept: string, entry: string): EvidenceQuery | undefined {
  // What a figure shows together has no entry of its own.
  return entry === '' ? undefined : { concept, entry }
}

function ofPair(concept: string, beside: string, unit: string): EvidenceQuery | undefined {
  return concept === '' || beside === '' || unit === '' ? undefined : { concept, beside, unit }
}

/** Years are a field of the documents; of other periods, and of groups by a field that the table does not name, the page cannot tell. */
function ofPeriod(text: TextOf, { fields }: Known): EvidenceQuery | undefined {
  const years = fields.find(({ name }) => name === 'year')
  const period = text('period')
  if (text('group') !== '' || years === undefined || !years.values.includes(period)) return undefined
  return { concept: text('concept'), field: 'year', value: period }
}

/** What the table calls all groups but one. */
const others = '(others)'

/** One side of a comparison: the documents with a value of the compared field or, of all others, those with another one. */
function ofSide(text: TextOf, side: string, against: string, { compared }: Known): EvidenceQuery | undefined {
  if (text('kind') !== 'concept' || compared === null) return undefined
  const field = { concept: text('item'), field: compared }
  return side === others ? { ...field, value: against, other: true } : { ...field, value: side }
}
