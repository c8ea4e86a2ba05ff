import { isWithin } from './concept-counts.js'
import type { CountFrame } from './frame.js'
import { pairKey } from './pair-counts.js'
import { areApart } from './presence.js'
import { type Unit, unitOfMention } from './units.js'

/** The units that are lost without an entry. */
export interface Losses {
  /** Units that would not mention the concept any more, by concept and entry. */
  readonly ofConcepts: readonly ReadonlyMap<number, number>[]
  /** Units that would not count for the pair any more as they do now, by `pairKey` and entry. */
  readonly ofPairs: ReadonlyMap<number, ReadonlyMap<number, PairLoss>>
}

/** What a pair loses without an entry. */
interface PairLoss {
  /** Units where the two stand with mentions that share no token. */
  apart: number
  /** Units where they stand only with mentions that share one; negative where there would be more of these. */
  overlapping: number
}

/** The mentions of one entry for one concept in one unit. */
interface EntryPresence {
  readonly concept: number
  readonly entry: number
  readonly firstEnd: number
  readonly lastBegin: number
}

/** Leaves out each entry in turn, in every unit where it stands, in one pass. Needs the units that `countPairs` leaves laid out. */
export async function entryLosses(frame: CountFrame, unit: Unit): Promise<Losses> {
  const ofConcepts = frame.concepts.map(() => new Map<number, number>())
  const ofPairs = new Map<number, Map<number, PairLoss>>()
  for await (const rows of byUnit(frame, unit)) {
    const concepts = groupByConcept(rows)
    for (const of of concepts) {
      const [only] = of
      if (of.length === 1 && only !== undefined) {
        const lost = ofConcepts[only.concept]
        lost?.set(only.entry, (lost.get(only.entry) ?? 0) + 1)
      }
    }
    concepts.forEach((a, index) => {
      for (const b of concepts.slice(index + 1)) loseOneByOne(frame, a, b, ofPairs)
    })
  }
  return { ofConcepts, ofPairs }
}

async function* byUnit({ store }: CountFrame, unit: Unit): AsyncGenerator<EntryPresence[]> {
  let place = ''
  let rows: EntryPresence[] = []
  const query = `
    select rank, nth, ancestor, entry, min(end_token), max(first_token)
    from (select *, ${unitOfMention(unit)} as unit from counted_mentions)
    join closure using (concept) join unit_order using (document, unit) join document_order using (document)
    group by all order by rank, nth, ancestor, entry`
  for await (const batch of store.streamIntegers(query)) {
    for (let row = 0; row < batch.rows; row += 1) {
      const [rank, nth, concept, entry, firstEnd, lastBegin] = batch.columns.map((column) => column[row] as number)
      if (place !== `${rank} ${nth}`) {
        if (rows.length > 0) yield rows
        place = `${rank} ${nth}`
        rows = []
      }
      rows.push({ concept, entry, firstEnd, lastBegin } as EntryPresence)
    }
  }
  if (rows.length > 0) yield rows
}

function groupByConcept(rows: readonly EntryPresence[]): EntryPresence[][] {
  const groups: EntryPresence[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0]?.concept === row.concept) last.push(row)
    else groups.push([row])
  }
  return groups
}

function loseOneByOne(
  frame: CountFrame,
  a: readonly EntryPresence[],
  b: readonly EntryPresence[],
  ofPairs: Map<number, Map<number, PairLoss>>,
): void {
  const [conceptA, conceptB] = [a[0]?.concept ?? 0, b[0]?.concept ?? 0]
  if (isWithin(frame, conceptA, conceptB) || isWithin(frame, conceptB, conceptA)) return
  const before = standing(a, b)
  for (const { entry, concept } of [...a, ...b]) {
    const others = (of: readonly EntryPresence[]) => of.filter((each) => each.entry !== entry)
    const after = concept === conceptA ? standing(others(a), b) : standing(a, others(b))
    if (after === before) continue
    const key = pairKey(frame, conceptA, conceptB)
    const entries = ofPairs.get(key) ?? new Map<number, PairLoss>()
    const loss = entries.get(entry) ?? { apart: 0, overlapping: 0 }
    loss.apart += Number(before === 'apart') - Number(after === 'apart')
    loss.overlapping += Number(before === 'overlapping') - Number(after === 'overlapping')
    entries.set(entry, loss)
    ofPairs.set(key, entries)
  }
}

/** How two concepts stand in a unit; `alone` where one of them does not. */
function standing(a: readonly EntryPresence[], b: readonly EntryPresence[]): 'apart' | 'overlapping' | 'alone' {
  if (a.length === 0 || b.length === 0) return 'alone'
  const ends = (of: readonly EntryPresence[]) => Math.min(...of.map(({ firstEnd }) => firstEnd))
  const begins = (of: readonly EntryPresence[]) => Math.max(...of.map(({ lastBegin }) => lastBegin))
  return areApart(ends(a), begins(a), ends(b), begins(b)) ? 'apart' : 'overlapping'
}
