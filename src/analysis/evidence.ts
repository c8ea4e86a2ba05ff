import { type EvidenceTotals, evidenceChooser } from './choose-evidence.js'
import type { Frame } from './frame.js'
import type { Unit } from './units.js'

/** Columns of {@link EvidenceMentions}, in the order in which the store gives them. */
const columnNames = [
  'rank',
  'concept',
  'entry',
  'start',
  'end',
  'sentenceStart',
  'sentenceEnd',
  'sentence',
  'paragraph',
  'page',
  'zone',
  'negated',
  'firstToken',
  'endToken',
] as const

/** Mentions by column, by document and place; `rank` is the document's, all else as in the store; `drawn` says why it is here. */
export type EvidenceMentions = Readonly<Record<(typeof columnNames)[number] | 'drawn', readonly number[]>>

/** Which mentions are wanted. */
export interface EvidenceChoice {
  /** All of them, or a sample; see {@link evidenceChooser}. */
  readonly complete: boolean
  /** Documents all of whose mentions are wanted, by rank. */
  readonly whole: ReadonlySet<number>
  /** Documents from this rank on are passed over. */
  readonly ranks: number
}

/** Counted mentions of the whole corpus, all or a fixed sample, read in one pass. */
export async function chosenEvidence(
  frame: Frame,
  choice: EvidenceChoice,
  totals: EvidenceTotals,
): Promise<EvidenceMentions> {
  const choose = choice.complete
    ? undefined
    : evidenceChooser(
        frame.concepts.map(({ parent }) => parent),
        totals,
      )
  const kept = Object.fromEntries([...columnNames, 'drawn'].map((name) => [name, [] as number[]])) as Record<
    keyof EvidenceMentions,
    number[]
  >
  const offer = (rows: readonly number[][]) => {
    const rank = rows[0]?.[0]
    if (rank === undefined || rank >= choice.ranks) return
    const chosen = choose?.(columnsOf(rows))
    rows.forEach((row, index) => {
      if (chosen !== undefined && chosen[index] === 0 && !choice.whole.has(rank)) return
      columnNames.forEach((name, column) => {
        kept[name].push(row[column] as number)
      })
      kept.drawn.push(chosen?.[index] ?? 0)
    })
  }
  let document: number[][] = []
  for await (const { rows, columns } of frame.store.streamIntegers(mentionQuery('counted_mentions'))) {
    for (let row = 0; row < rows; row += 1) {
      const cells = columns.map((column) => column[row] as number)
      if (document.length > 0 && document[0]?.[0] !== cells[0]) {
        offer(document)
        document = []
      }
      document.push(cells)
    }
  }
  offer(document)
  return kept
}

const mentionQuery = (mentions: string) => `
  select rank, m.concept, m.entry, m.start_at, m.end_at, s.start_at, s.end_at, m.sentence, m.paragraph, p.page, m.zone,
    m.negated, m.first_token, m.end_token
  from ${mentions} m
  join document_order o on o.document = m.document
  join sentences s on s.document = m.document and s.number = m.sentence
  join paragraphs p on p.document = m.document and p.number = m.paragraph
  order by rank, m.start_at, m.end_at, m.concept, m.entry`

/** All mentions of a table with the columns of `mentions`, by document and place. */
export async function readMentions({ store }: Frame, mentions: string): Promise<EvidenceMentions> {
  const read = Object.fromEntries([...columnNames, 'drawn'].map((name) => [name, [] as number[]])) as Record<
    keyof EvidenceMentions,
    number[]
  >
  for await (const { rows, columns } of store.streamIntegers(mentionQuery(mentions))) {
    columnNames.forEach((name, column) => {
      for (let row = 0; row < rows; row += 1) read[name].push(columns[column]?.[row] as number)
    })
  }
  return read
}

function columnsOf(rows: readonly number[][]) {
  const column = (name: (typeof columnNames)[number]) => rows.map((row) => row[columnNames.indexOf(name)] as number)
  return {
    count: rows.length,
    concept: column('concept'),
    entry: column('entry'),
    sentence: column('sentence'),
    paragraph: column('paragraph'),
    firstToken: column('firstToken'),
    endToken: column('endToken'),
  }
}

/** Counted mentions of each document that has any, by rank. */
export async function mentionsByDocument({ store }: Frame): Promise<Map<number, number>> {
  const rows = await store.rows(
    'select rank, count(*) from counted_mentions join document_order using (document) group by rank',
  )
  return new Map(rows.map(([rank, count]) => [rank as number, count as number]))
}

/** How many units each pair stands in, from rows of the table `cooccurrence`. */
export function pairTotals(
  frame: Frame,
  units: readonly Unit[],
  rows: readonly { readonly unit: string; readonly a: string; readonly b: string; readonly observed: number }[],
): EvidenceTotals['pairs'] {
  const numbers = new Map(frame.concepts.map(({ concept }, number) => [concept, number]))
  const observed = new Map(units.map((unit) => [unit as string, new Map<number, number>()]))
  for (const row of rows) {
    const a = numbers.get(row.a)
    const b = numbers.get(row.b)
    if (a === undefined || b === undefined) continue
    observed.get(row.unit)?.set(Math.min(a, b) * frame.concepts.length + Math.max(a, b), row.observed)
  }
  return units.map((unit) => ({ unit, observed: observed.get(unit) ?? new Map() }))
}
