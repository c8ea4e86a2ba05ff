import { compareCodeUnits } from '../language/order.js'
import { contingencyTable } from '../statistics/contingency.js'
import { normalisedPointwiseMutualInformation } from '../statistics/pointwise-mutual-information.js'
import { countConcepts, countEntries, isWithin } from './concept-counts.js'
import type { CountFrame } from './frame.js'
import { entryLosses, type Losses } from './influence-losses.js'
import { countPairs, type Pair, pairKey, pairsTogether, type UnitCounts } from './pair-counts.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'
import type { Unit } from './units.js'

/**
 * What hangs on single entries: the tables `influence` and `influence_edges`. To leave an entry out takes its mentions away and matches
 * nothing anew, so words that another entry would then have matched are lost too.
 */
export async function influenceTables(frame: CountFrame, unit: Unit): Promise<ResultTable[]> {
  return [await influenceTable(frame), await edgesTable(frame, unit)]
}

/** The table `influence`: each concept with each of the entries, its own and those below it, that were found. */
export async function influenceTable(frame: CountFrame): Promise<ResultTable> {
  const counts = await countConcepts(frame)
  const entries = await countEntries(frame)
  const frequencyOf = (concept: number) => counts[concept]?.frequency ?? 0
  const rows = frame.concepts.flatMap(({ concept, parent }, number): Row[] => {
    const beside = frame.concepts.flatMap((other, at) =>
      other.parent === parent && at !== number ? [frequencyOf(at)] : [],
    )
    const rankOf = (frequency: number) => 1 + beside.filter((other) => other > frequency).length
    const all = frequencyOf(number)
    return entries
      .filter(({ entry }) => isWithin(frame, ownerOf(frame, entry), number))
      .map(({ entry, frequency }) => [
        concept,
        ...nameOf(frame, entry),
        frequency,
        frequency / all,
        rankOf(all),
        rankOf(all - frequency),
      ])
  })
  rows.sort(
    (a, b) =>
      compareCodeUnits(a[0] as string, b[0] as string) ||
      (b[3] as number) - (a[3] as number) ||
      compareCodeUnits(a[1] as string, b[1] as string) ||
      compareCodeUnits(a[2] as string, b[2] as string),
  )
  const description =
    'concept:text entry_concept:text entry:text frequency:integer share rank:integer rank_without:integer'
  return tableOf('influence', description, rows)
}

/** Each pair of concepts with each entry without which they would stand together in fewer units. */
async function edgesTable(frame: CountFrame, unit: Unit): Promise<ResultTable> {
  const counts = await countPairs(frame, unit)
  const losses = await entryLosses(frame, unit)
  const rows = pairsTogether(frame, counts).flatMap((pair) => {
    const entries = [...(losses.ofPairs.get(pairKey(frame, pair.a, pair.b)) ?? [])].filter(([, { apart }]) => apart > 0)
    const ofPair = entries.map(
      ([entry, { apart, overlapping }]): Row => [
        unit,
        frame.concepts[pair.a]?.concept as string,
        frame.concepts[pair.b]?.concept as string,
        ...nameOf(frame, entry),
        pair.observed,
        pair.observed - apart,
        normalisedPointwiseMutualInformation(pair.table),
        npmiWithout(frame, counts, losses, pair, entry, { apart, overlapping }),
      ],
    )
    return ofPair.sort(
      (a, b) =>
        (a[6] as number) - (b[6] as number) ||
        compareCodeUnits(a[3] as string, b[3] as string) ||
        compareCodeUnits(a[4] as string, b[4] as string),
    )
  })
  const description =
    'unit:text concept_a:text concept_b:text entry_concept:text entry:text observed:integer observed_without:integer npmi npmi_without'
  return tableOf('influence_edges', description, rows)
}

/** `null` where the entry is all there is of its concept. */
function npmiWithout(
  frame: CountFrame,
  counts: UnitCounts,
  losses: Losses,
  { a, b, observed }: Pair,
  entry: number,
  lost: { readonly apart: number; readonly overlapping: number },
): number | null {
  const leftOut = (counts.pairs.get(pairKey(frame, a, b))?.overlapping ?? 0) - lost.overlapping
  const unitsWithout = (concept: number) =>
    (counts.unitsOf[concept] as number) - (losses.ofConcepts[concept]?.get(entry) ?? 0) - leftOut
  const [unitsA, unitsB] = [unitsWithout(a), unitsWithout(b)]
  if (unitsA === 0 || unitsB === 0) return null
  return normalisedPointwiseMutualInformation(
    contingencyTable(observed - lost.apart, unitsA, unitsB, counts.units - leftOut),
  )
}

function ownerOf(frame: CountFrame, entry: number): number {
  return frame.entries[entry]?.concept as number
}

/** The concept that an entry belongs to, and the entry. */
function nameOf(frame: CountFrame, entry: number): [string, string] {
  return [frame.concepts[ownerOf(frame, entry)]?.concept as string, frame.entries[entry]?.entry as string]
}
