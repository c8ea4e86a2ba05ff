import type { GroupedCounts } from './grouped-counts.js'
import { membersOf, sumDocument, wordsByGroup } from './grouped-counts.js'
import { bootstrapWeights } from './resample.js'
import { studentQuantile } from './student.js'

/** The comparisons that intervals are wanted for: an item, and a group that is held against all others. */
export interface WantedRatios {
  readonly item: ArrayLike<number>
  readonly group: ArrayLike<number>
}

/** Ends of intervals in doublings, by comparison; NaN where there is none. */
export interface RatioIntervals {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** A bootstrap's draws lie here, so that they share no random numbers with those of a permutation test. */
const firstStream = 2 ** 31
/** Degrees of freedom above which Student's distribution is the normal one to four figures. */
const manyDegrees = 10_000

/**
 * Intervals of 95 % for Log Ratio from a bootstrap over whole documents: `estimate -+ t sqrt(varianceA + varianceB)`.
 *
 * Every group is resampled by itself, as many documents as it has, with replacement; all others are the other groups,
 * resampled likewise, taken together. (Groups of a single document would never vary and are resampled together.) The
 * variances are those of the binary logarithm of each side's rate over the draws, times `n / (n - 1)`, for draws from n documents
 * vary by that factor too little; t has the degrees of freedom of Welch and Satterthwaite, rounded down. Log Ratio is near
 * symmetric, and this interval is steadier than the ends of the draws where documents are few. A frequency of 0 in a draw
 * counts as 0.5, as in Log Ratio itself.
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, sections 6.2, 8.3 (two samples) and 12.4; Hesterberg 2015, The
 * American Statistician 69:371-386, section 4.3 (the factor); Welch 1947, Biometrika 34:28-35.
 *
 * No interval where a side has fewer than two documents, or does not have the item: documents that never hold it set no limit
 * to how rare it is. Frequencies are whole numbers and draws come in their order: same seed, same interval, to the last bit.
 *
 * @method bootstrap-log-ratios/1 Interval of Log Ratio over documents
 * @param draws at least 20; 200 are enough for a standard error (Efron & Tibshirani 1993, section 6.4)
 */
export function bootstrapLogRatios(
  grouped: GroupedCounts,
  wanted: WantedRatios,
  draws: number,
  seed: number,
): RatioIntervals {
  const { counts, group } = grouped
  const members = membersOf(group)
  const rows = rowsByGroup(wanted.group, members.length)
  const observed = frequencies(grouped, wanted, rows, members, new Int32Array(counts.documents).fill(1))
  const moments = new Moments(wanted.item.length)
  const weights = new Int32Array(counts.documents)
  for (let draw = 0; draw < draws; draw += 1) {
    drawWeights(members, seed, draw, draws, weights)
    moments.see(frequencies(grouped, wanted, rows, members, weights), wanted.group)
  }
  return intervals(observed, moments, wanted.group, members, counts.documents)
}

/** Frequencies of the comparisons on both sides, and words by group, with documents as often as their weights say. */
interface Frequencies {
  readonly inside: Float64Array
  readonly outside: Float64Array
  readonly words: Float64Array
  readonly allWords: number
}

function frequencies(
  { counts, words, group }: GroupedCounts,
  { item }: WantedRatios,
  rows: readonly Int32Array[],
  members: readonly (readonly number[])[],
  weights: Int32Array,
): Frequencies {
  const inside = new Float64Array(item.length)
  const outside = new Float64Array(item.length)
  const total = new Float64Array(counts.items)
  members.forEach((documents, number) => {
    const ofGroup = rows[number] ?? new Int32Array(0)
    // What a group adds to the running total is its own.
    for (const row of ofGroup) inside[row] = -(total[item[row] as number] as number)
    for (const document of documents) sumDocument(counts, document, weights[document] as number, total)
    for (const row of ofGroup) inside[row] = (inside[row] as number) + (total[item[row] as number] as number)
  })
  for (let row = 0; row < outside.length; row += 1)
    outside[row] = (total[item[row] as number] as number) - (inside[row] as number)
  const ofGroups = wordsByGroup(words, group, members.length, weights)
  return { inside, outside, words: ofGroups, allWords: ofGroups.reduce((sum, each) => sum + each, 0) }
}

/** How often each document stands in a draw. */
function drawWeights(
  members: readonly (readonly number[])[],
  seed: number,
  draw: number,
  draws: number,
  weights: Int32Array,
): void {
  const strata = [...members.filter(({ length }) => length > 1), members.filter(({ length }) => length === 1).flat()]
  strata.forEach((documents, stratum) => {
    const drawn = bootstrapWeights(documents.length, seed, (firstStream + stratum * draws + draw) % 2 ** 32)
    documents.forEach((document, place) => {
      weights[document] = drawn[place] as number
    })
  })
}

/** The places of the comparisons by group. */
function rowsByGroup(group: ArrayLike<number>, groups: number): Int32Array[] {
  const rows = Array.from({ length: groups }, (): number[] => [])
  for (let row = 0; row < group.length; row += 1) rows[group[row] as number]?.push(row)
  return rows.map((places) => Int32Array.from(places))
}

/** Variances of the logarithms of the rates on both sides, drawn one after the other (Welford's recurrence). */
class Moments {
  private draws = 0
  private readonly means: readonly [Float64Array, Float64Array]
  private readonly squares: readonly [Float64Array, Float64Array]

  constructor(size: number) {
    this.means = [new Float64Array(size), new Float64Array(size)]
    this.squares = [new Float64Array(size), new Float64Array(size)]
  }

  see({ inside, outside, words, allWords }: Frequencies, group: ArrayLike<number>): void {
    this.draws += 1
    // The words of a side are a logarithm of the group's, not of each comparison's.
    const insideWords = words.map(Math.log)
    const outsideWords = words.map((ofGroup) => Math.log(allWords - ofGroup))
    this.add(0, inside, insideWords, group)
    this.add(1, outside, outsideWords, group)
  }

  private add(side: 0 | 1, frequency: Float64Array, words: Float64Array, group: ArrayLike<number>): void {
    const mean = this.means[side]
    const squares = this.squares[side]
    for (let row = 0; row < frequency.length; row += 1) {
      const value = Math.log((frequency[row] as number) || 0.5) - (words[group[row] as number] as number)
      const away = value - (mean[row] as number)
      const next = (mean[row] as number) + away / this.draws
      mean[row] = next
      squares[row] = (squares[row] as number) + away * (value - next)
    }
  }

  /** In squared doublings, for a side of `documents`. */
  variance(side: 0 | 1, row: number, documents: number): number {
    const variance = (this.squares[side][row] as number) / (this.draws - 1) / Math.LN2 ** 2
    return variance * (documents / (documents - 1))
  }
}

function intervals(
  { inside, outside, words, allWords }: Frequencies,
  moments: Moments,
  group: ArrayLike<number>,
  members: readonly (readonly number[])[],
  documents: number,
): RatioIntervals {
  const low = new Float64Array(inside.length).fill(Number.NaN)
  const high = low.slice()
  const quantiles = new Map<number, number>()
  for (let row = 0; row < inside.length; row += 1) {
    const of = group[row] as number
    const size = members[of]?.length ?? 0
    const [a, b] = [inside[row] as number, outside[row] as number]
    if (size < 2 || documents - size < 2 || a === 0 || b === 0) continue
    const ofGroup = words[of] as number
    const estimate = Math.log2((a * (allWords - ofGroup)) / (b * ofGroup))
    const varianceA = moments.variance(0, row, size)
    const varianceB = moments.variance(1, row, documents - size)
    const freedom = degreesOfFreedom(varianceA, size, varianceB, documents - size)
    const quantile = quantiles.get(freedom) ?? studentQuantile(0.975, freedom)
    quantiles.set(freedom, quantile)
    const half = Math.sqrt(varianceA + varianceB) * quantile
    low[row] = estimate - half
    high[row] = estimate + half
  }
  return { low, high }
}

/** The degrees of freedom of Welch and Satterthwaite, at least 1. */
function degreesOfFreedom(varianceA: number, documentsA: number, varianceB: number, documentsB: number): number {
  const spread = varianceA ** 2 / (documentsA - 1) + varianceB ** 2 / (documentsB - 1)
  if (spread === 0) return manyDegrees
  return Math.max(1, Math.min(manyDegrees, Math.floor((varianceA + varianceB) ** 2 / spread)))
}
