import type { Row } from '../analysis/result-table.js'

/** Why a unit may mislead a machine, as a coder may mark it; what wrong answers of the machine are grouped by. */
export const causes = [
  { id: 'sense', label: 'another sense of the word' },
  { id: 'negation', label: 'negated or denied' },
  { id: 'quotation', label: 'a quotation or the view of somebody else' },
  { id: 'reference-list', label: 'a reference, title or name' },
  { id: 'reading-error', label: 'a fault in the reading of the document' },
  { id: 'other', label: 'another cause, see the note' },
] as const

/** A cause of a wrong answer. */
export type CauseId = (typeof causes)[number]['id']

/**
 * What a coder says of one concept in one unit: `1` it is there, `0` it is not, `?` seen and undecided, an empty string
 * not coded yet. For every measure the last two are missing.
 */
export type CodeValue = '1' | '0' | '?' | ''

/** Every value that a code may have. */
export const codeValues: readonly CodeValue[] = ['1', '0', '?', '']

/** A concept to be judged. */
export interface SheetConcept {
  readonly id: string
  readonly label: string
  /** An empty string where the lexicon gives none. */
  readonly definition: string
}

/** A unit to be judged, in its surroundings. It says nothing of what the machine found. */
export interface SheetUnit {
  /** Unique in the sample, such as `u0017`; the same in the sheets of all coders. */
  readonly id: string
  /** Name or title of its document. */
  readonly document: string
  /** Page of the document from 1; `null` where it has none. */
  readonly page: number | null
  /** The text before and behind the unit, for reading only; an empty string at the edge of the document. */
  readonly before: string
  readonly text: string
  readonly after: string
}

/** All that one coder is given. Texts are data as they stand in the documents: nothing in them is markup. */
export interface CodingSheet {
  /** Name of the sample: the first 16 hexadecimal digits of the hash of its key. */
  readonly sample: string
  /** Name of the coder, such as `coder-1`. */
  readonly coder: string
  /** Title of the lexicon. */
  readonly title: string
  readonly unit: 'sentence' | 'paragraph'
  readonly concepts: readonly SheetConcept[]
  /** In the order in which this coder is to judge them. */
  readonly units: readonly SheetUnit[]
  readonly causes: readonly { readonly id: CauseId; readonly label: string }[]
}

/** One judgement: one row of a file of codes. */
export interface Code {
  /** Name of the sample; an empty string in codes from elsewhere. */
  readonly sample: string
  readonly unit: string
  readonly coder: string
  readonly concept: string
  readonly code: CodeValue
  readonly cause: CauseId | ''
  readonly note: string
}

/** The columns of a file of codes, for `csvTable`: the same from the page, from the CSV and from the XLSX sheet. */
export const codeColumns = 'sample:text unit:text coder:text concept:text code:text cause:text note:text'

/** Codes as the rows of a table with {@link codeColumns}. */
export function codeRows(codes: readonly Code[]): Row[] {
  return codes.map(({ sample, unit, coder, concept, code, cause, note }) => [
    ...[sample, unit, coder, concept],
    ...[code, cause, note],
  ])
}

/** The codes of a sheet on which nothing has been judged: unit by unit, in each concept by concept. */
export function emptyCodes({ sample, coder, concepts, units }: CodingSheet): Code[] {
  return units.flatMap((unit) =>
    concepts.map((concept) => ({
      ...{ sample, unit: unit.id, coder, concept: concept.id },
      ...({ code: '', cause: '', note: '' } as const),
    })),
  )
}

/** Columns that a sheet to be filled in has behind {@link codeColumns}, for reading only; they are not read back. */
export const readingColumns = 'concept_label:text document:text page:integer before:text text:text after:text'

/** A sheet to be filled in, as the rows of a table with {@link codeColumns} and {@link readingColumns}. */
export function sheetRows(sheet: CodingSheet): Row[] {
  const labels = new Map(sheet.concepts.map(({ id, label }) => [id, label]))
  const units = new Map(sheet.units.map((unit) => [unit.id, unit]))
  const codes = emptyCodes(sheet)
  return codeRows(codes).map((row, index) => {
    const { concept = '', unit: id = '' } = codes[index] ?? {}
    const unit = units.get(id)
    return [
      ...row,
      ...[labels.get(concept) ?? '', unit?.document ?? '', unit?.page ?? null],
      ...[unit?.before ?? '', unit?.text ?? '', unit?.after ?? ''],
    ]
  })
}
