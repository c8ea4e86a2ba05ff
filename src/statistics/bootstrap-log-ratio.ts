import type { GroupedCounts } from './grouped-counts.js'
import { membersOf, sumDocument } from './grouped-counts.js'
import { type RandomNumbers, randomNumbers } from './random-numbers.js'
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
/** What rounding leaves of the variance of logarithms that are all the same. */
const rounding = 1e-24
/** Degrees of freedom above which Student's distribution is the normal one to four figures. */
const manyDegrees = 10_000

/**
 * Intervals of 95 % for Log Ratio from a bootstrap over whole documents: `estimate -+ t sqrt(varianceA + varianceB)`.
 *
 * The two sides are resampled apart, each with replacement and as many documents as it has; all others are one pool, whatever groups they
 * are of. In each draw one sequence of documents, drawn from all, serves every comparison: the first n that are of the group, and the
 * first N - n that are not. The variances are those of the binary logarithm of each side's rate over the draws, times
 * `n / (n - 1)`, for draws from n documents vary by that factor too little; t has the degrees of freedom of Welch and Satterthwaite,
 * rounded down. Log Ratio is near symmetric, and this interval is steadier than the ends of the draws where documents are
 * few (`bench/COVERAGE.md`). A frequency of 0 in a draw counts as 0.5, as in Log Ratio itself.
 *
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, sections 6.2, 8.3 (two samples) and 12.4; Hesterberg 2015, The
 * American Statistician 69:371-386, section 4.3 (the factor); Welch 1947, Biometrika 34:28-35.
 *
 * No interval where a side has fewer than two documents, or does not have the item: documents that never hold it set no limit
 * to how rare it is. None either where no draw differs from another, as of documents that are all alike. Frequencies are whole numbers and draws come in their order: same seed, same interval, to the last bit.
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
  const observed = frequencies(grouped, wanted, rows, wholeSequence(members, rows))
  const moments = new Moments(wanted.item.length)
  for (let draw = 0; draw < draws; draw += 1) {
    const sequence = drawSequence(group, members, rows, randomNumbers(seed, (firstStream + draw) % 2 ** 32))
    moments.see(frequencies(grouped, wanted, rows, sequence), wanted.group)
  }
  return intervals(observed, moments, wanted.group, members, counts.documents)
}

/** Documents in a sequence of which both sides of every comparison take the first that are theirs. */
interface Sequence {
  readonly documents: Int32Array
  readonly sides: readonly Sides[]
}

/** What a group and its rest take of a sequence. */
interface Sides {
  readonly group: number
  /** The documents of the group in the sequence. */
  readonly own: Int32Array
  /** The group takes so many of them. */
  readonly inside: number
  /** Its rest takes what is before this place and not of the group, */
  readonly end: number
  /** which so many are. */
  readonly ownBefore: number
}

/** Every document once. */
function wholeSequence(members: readonly (readonly number[])[], rows: readonly Int32Array[]): Sequence {
  const documents = Int32Array.from({ length: members.flat().length }, (_, document) => document)
  const sides = comparable(members, rows).map((group): Sides => {
    const own = Int32Array.from(members[group] ?? [])
    return { group, own, inside: own.length, end: documents.length, ownBefore: own.length }
  })
  return { documents, sides }
}

/** The groups of comparisons in which both sides have two documents or more. */
function comparable(members: readonly (readonly number[])[], rows: readonly Int32Array[]): number[] {
  const all = members.reduce((sum, { length }) => sum + length, 0)
  return [...members.keys()].filter((group) => {
    const size = members[group]?.length ?? 0
    return (rows[group]?.length ?? 0) > 0 && size >= 2 && all - size >= 2
  })
}

/** Draws documents, until both sides of every comparison have as many as there are. */
function drawSequence(
  group: ArrayLike<number>,
  members: readonly (readonly number[])[],
  rows: readonly Int32Array[],
  { below }: RandomNumbers,
): Sequence {
  const { length } = group
  const drawn: number[] = []
  const places: number[][] = members.map(() => [])
  const draw = () => {
    const document = below(length)
    places[group[document] as number]?.push(drawn.length)
    drawn.push(document)
  }
  const compared = comparable(members, rows)
  const missing = (of: number) => {
    const [size, own] = [members[of]?.length ?? 0, places[of]?.length ?? 0]
    return Math.max(size - own, length - size - (drawn.length - own))
  }
  for (const of of compared) for (let short = missing(of); short > 0; short = missing(of)) while (short-- > 0) draw()
  const sides = compared.map((of): Sides => {
    const [own, inside] = [places[of] as number[], members[of]?.length ?? 0]
    let ownBefore = 0
    // Every document of the group puts the end of what its rest takes off by one.
    while (ownBefore < own.length && (own[ownBefore] as number) < length - inside + ownBefore) ownBefore += 1
    const documents = Int32Array.from(own, (place) => drawn[place] as number)
    return { group: of, own: documents, inside, end: length - inside + ownBefore, ownBefore }
  })
  return { documents: Int32Array.from(drawn), sides: sides.sort((a, b) => a.end - b.end || a.group - b.group) }
}

/** Frequencies of the comparisons on both sides, and words on both sides by group. */
interface Frequencies {
  readonly inside: Float64Array
  readonly outside: Float64Array
  readonly insideWords: Float64Array
  readonly outsideWords: Float64Array
}

function frequencies(
  { counts, words, group }: GroupedCounts,
  { item }: WantedRatios,
  rows: readonly Int32Array[],
  { documents, sides }: Sequence,
): Frequencies {
  const [inside, outside] = [new Float64Array(item.length), new Float64Array(item.length)]
  const [insideWords, outsideWords] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  const before = { at: 0, words: 0, sums: new Float64Array(counts.items) }
  // Sums of the groups' own documents, one group after the other: what a group adds to them is its own.
  const own = new Float64Array(counts.items)
  for (const { group: of, own: ofGroup, inside: size, end, ownBefore } of sides) {
    before.words += addDocuments(counts, words, documents.subarray(before.at, end), before.sums, group.length)
    before.at = end
    const ofRows = rows[of] as Int32Array
    for (const row of ofRows) {
      const sum = own[item[row] as number] as number
      inside[row] = -sum
      outside[row] = (before.sums[item[row] as number] as number) + sum
    }
    outsideWords[of] = before.words
    let [at, sum] = [0, 0]
    const addTo = (to: number) => {
      sum += addDocuments(counts, words, ofGroup.subarray(at, to), own, group.length)
      at = to
    }
    const readInside = () => {
      addTo(size)
      insideWords[of] = sum
      for (const row of ofRows) inside[row] = (inside[row] as number) + (own[item[row] as number] as number)
    }
    const readOutside = () => {
      addTo(ownBefore)
      outsideWords[of] = (outsideWords[of] as number) - sum
      for (const row of ofRows) outside[row] = (outside[row] as number) - (own[item[row] as number] as number)
    }
    if (size < ownBefore) {
      readInside()
      readOutside()
    } else {
      readOutside()
      readInside()
    }
  }
  return { inside, outside, insideWords, outsideWords }
}

/** Adds documents, each as often as it is named, to sums by item; gives their words. */
function addDocuments(
  counts: GroupedCounts['counts'],
  words: ArrayLike<number>,
  named: Int32Array,
  sums: Float64Array,
  documents: number,
): number {
  let all = 0
  if (named.length * 2 < documents) {
    for (const document of named) {
      sumDocument(counts, document, 1, sums)
      all += words[document] as number
    }
    return all
  }
  // Many are named more than once: each is gone through once, in the order in which they lie in memory.
  const weights = new Int32Array(documents)
  for (const document of named) weights[document] = (weights[document] as number) + 1
  for (let document = 0; document < documents; document += 1) {
    sumDocument(counts, document, weights[document] as number, sums)
    all += (weights[document] as number) * (words[document] as number)
  }
  return all
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

  see({ inside, outside, insideWords, outsideWords }: Frequencies, group: ArrayLike<number>): void {
    this.draws += 1
    // The words of a side are a logarithm of the group's, not of each comparison's.
    this.add(0, inside, insideWords.map(Math.log), group)
    this.add(1, outside, outsideWords.map(Math.log), group)
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
  { inside, outside, insideWords, outsideWords }: Frequencies,
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
    const estimate = Math.log2((a * (outsideWords[of] as number)) / (b * (insideWords[of] as number)))
    const varianceA = moments.variance(0, row, size)
    const varianceB = moments.variance(1, row, documents - size)
    if (varianceA + varianceB <= rounding) continue
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
  return Math.max(1, Math.min(manyDegrees, Math.floor((varianceA + varianceB) ** 2 / spread)))
}
