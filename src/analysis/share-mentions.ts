import { compareCodeUnits } from '../language/order.js'
import type { Resampling } from '../statistics/ratio.js'
import { bootstrapWeights } from '../statistics/resample.js'
import type { PlacedDocument } from './place-documents.js'
import type { Series } from './trend.js'

/** The mentions of one concept by group and period. */
export interface Mentions {
  readonly groups: readonly string[]
  readonly periods: number
  /** Number of documents by period. */
  readonly sizes: readonly number[]
  /** Mentions by period, those of all groups. */
  readonly totals: readonly number[]
  /** By group and then by period. */
  readonly frequencies: readonly (readonly number[])[]
  readonly documents: readonly (readonly number[])[]
  /** The documents with a mention by period: their place among those of the period, and what is in them. */
  readonly mentioning: readonly (readonly Mentioning[])[]
}

interface Mentioning {
  readonly place: number
  readonly group: number
  readonly frequency: number
}

/** Whole numbers that are held for the draws of some groups at a time. */
const heldAtATime = 16_000_000

/** Sorts the mentions of a concept into groups, in code-unit order, and periods. */
export function sortMentions(documents: readonly PlacedDocument[], periods: number, { counts }: Series): Mentions {
  const groups = [...new Set(documents.map(({ group }) => group))].sort(compareCodeUnits)
  const numbers = new Map(groups.map((group, number) => [group, number]))
  const zeros = () => new Array<number>(periods).fill(0)
  const [sizes, totals] = [zeros(), zeros()]
  const frequencies = groups.map(zeros)
  const inCells = groups.map(zeros)
  const mentioning: Mentioning[][] = Array.from({ length: periods }, () => [])
  const frequencyOf = new Map(counts)
  documents.forEach(({ period, group: name }, document) => {
    const group = numbers.get(name) as number
    const frequency = frequencyOf.get(document) ?? 0
    if (frequency > 0) mentioning[period]?.push({ place: sizes[period] as number, group, frequency })
    add(sizes, period, 1)
    add(totals, period, frequency)
    add(frequencies[group] as number[], period, frequency)
    add(inCells[group] as number[], period, 1)
  })
  return { groups, periods, sizes, totals, frequencies, documents: inCells, mentioning }
}

function add(sums: number[], at: number, count: number): void {
  sums[at] = (sums[at] as number) + count
}

/** The mentions of all groups in each draw of a bootstrap over the documents of each period: by draw, then by period. */
export function drawTotals(mentions: Mentions, draws: Resampling): Int32Array {
  const totals = new Int32Array(draws.draws * mentions.periods)
  forEachDrawn(mentions, draws, (draw, period, weighted) => {
    const at = draw * mentions.periods + period
    for (const { frequency } of weighted) totals[at] = (totals[at] as number) + frequency
  })
  return totals
}

/**
 * The mentions of each group in the same draws as {@link drawTotals}: by draw, then by period. As many groups at a time
 * as memory is meant to hold; groups without a mention are passed over.
 */
export function* drawFrequencies(
  mentions: Mentions,
  draws: Resampling,
  held = heldAtATime,
): Generator<{ readonly group: number; readonly frequencies: Int32Array }> {
  const size = draws.draws * mentions.periods
  const withMentions = mentions.groups.flatMap((_, group) =>
    mentions.frequencies[group]?.some((frequency) => frequency > 0) ? [group] : [],
  )
  const atATime = Math.max(1, Math.floor(held / Math.max(1, size)))
  for (let from = 0; from < withMentions.length; from += atATime) {
    const chosen = new Map(
      withMentions.slice(from, from + atATime).map((group) => [group, new Int32Array(size)] as const),
    )
    forEachDrawn(mentions, draws, (draw, period, weighted) => {
      const at = draw * mentions.periods + period
      for (const { group, frequency } of weighted) {
        const frequencies = chosen.get(group)
        if (frequencies !== undefined) frequencies[at] = (frequencies[at] as number) + frequency
      }
    })
    for (const [group, frequencies] of chosen) yield { group, frequencies }
  }
}

/** Draws the documents of every period; each period has random numbers of its own. */
function forEachDrawn(
  { mentioning, sizes }: Mentions,
  { draws, seed }: Resampling,
  see: (
    draw: number,
    period: number,
    weighted: Iterable<{ readonly group: number; readonly frequency: number }>,
  ) => void,
): void {
  mentioning.forEach((documents, period) => {
    if (documents.length === 0) return
    const weights = new Int32Array(sizes[period] as number)
    for (let draw = 0; draw < draws; draw += 1) {
      bootstrapWeights(weights.length, (seed + period) % 2 ** 32, draw, weights)
      see(draw, period, weighted(documents, weights))
    }
  })
}

function* weighted(documents: readonly Mentioning[], weights: Int32Array) {
  for (const { place, group, frequency } of documents) {
    const weight = weights[place] as number
    if (weight > 0) yield { group, frequency: weight * frequency }
  }
}
