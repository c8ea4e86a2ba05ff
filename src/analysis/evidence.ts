import { type EvidenceLimits, type EvidenceTotals, evidenceChooser } from './choose-evidence.js'
import type { Frame } from './frame.js'
import { placedColumns, placedMentions } from './placed-mentions.js'
import type { Unit } from './units.js'

/** Mentions by column, by document and place; `rank` is the document's, all else as in the store; `drawn` says why it is here. */
export type EvidenceMentions = Readonly<Record<(typeof placedColumns)[number] | 'drawn', readonly number[]>>

/** Which mentions are wanted. */
export interface EvidenceChoice {
  /** All of them, or a sample; see {@link evidenceChooser}. */
  readonly complete: boolean
  /** Documents all of whose mentions are wanted, by rank. */
  readonly whole: ReadonlySet<number>
  /** Documents from this rank on are passed over. */
  readonly ranks: number
  readonly limits: EvidenceLimits
}

/** Counted mentions of the whole corpus, all or a fixed sample, read in one pass. Needs the `placed_mentions` that the table `mentions` leaves. */
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
        choice.limits,
      )
  const kept = noMentions()
  const held = noMentions()
  const offer = () => {
    const [rank] = held.rank
    if (rank !== undefined && rank < choice.ranks) {
      const chosen = choose?.({ count: held.rank.length, ...held })
      for (let row = 0; row < held.rank.length; row += 1) {
        const drawn = chosen?.[row] ?? 0
        if (chosen !== undefined && drawn === 0 && !choice.whole.has(rank)) continue
        for (const name of placedColumns) kept[name].push(held[name][row] as number)
        kept.drawn.push(drawn)
      }
    }
    for (const name of placedColumns) held[name].length = 0
  }
  for await (const { rows, columns } of frame.store.streamIntegers('select * from placed_mentions')) {
    const [ranks = new Int32Array()] = columns
    for (let row = 0; row < rows; row += 1) {
      if (held.rank.length > 0 && held.rank[0] !== ranks[row]) offer()
      placedColumns.forEach((name, column) => {
        held[name].push(columns[column]?.[row] as number)
      })
    }
  }
  offer()
  return kept
}

function noMentions(): Record<keyof EvidenceMentions, number[]> {
  return Object.fromEntries([...placedColumns, 'drawn'].map((name) => [name, [] as number[]])) as Record<
    keyof EvidenceMentions,
    number[]
  >
}

/** All mentions of a table with the columns of `mentions`, by document and place. */
export async function readMentions({ store }: Frame, mentions: string): Promise<EvidenceMentions> {
  const read = noMentions()
  for await (const { rows, columns } of store.streamIntegers(placedMentions(mentions))) {
    placedColumns.forEach((name, column) => {
      for (let row = 0; row < rows; row += 1) read[name].push(columns[column]?.[row] as number)
    })
  }
  return read
}

/** Counted mentions of each document that has any, by rank. */
export async function mentionsByDocument({ store }: Frame): Promise<Map<number, number>> {
  const rows = await store.rows(
    'select rank, count(*) from counted_mentions join document_order using (document) group by rank',
  )
  return new Map(rows.map(([rank, count]) => [rank as number, count as number]))
}

/** In how many documents each concept has mentions of its own, one or more and two or more, all concepts together. */
export async function documentConcepts({ store }: Frame): Promise<EvidenceTotals['documentConcepts']> {
  const [row] = await store.rows(`
    select count(*), count(*) filter (n > 1)
    from (select count(*) as n from counted_mentions group by document, concept)`)
  return { once: row?.[0] as number, twice: row?.[1] as number }
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
