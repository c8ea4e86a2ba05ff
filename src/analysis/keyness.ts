import { compareCodeUnits } from '../language/order.js'
import { bayesFactor } from '../statistics/bayes-factor.js'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js'
import type { RatioIntervals, WantedRatios } from '../statistics/bootstrap-log-ratio.js'
import { chiSquaredSurvival } from '../statistics/chi-squared.js'
import { contingencyTable } from '../statistics/contingency.js'
import type { PermutationDraws } from '../statistics/document-permutation.js'
import { type GroupedCounts, membersOf, sumsOf } from '../statistics/grouped-counts.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import { logRatio } from '../statistics/log-ratio.js'
import { perMillion } from '../statistics/per-million.js'
import { percentDifference } from '../statistics/percent-difference.js'
import { type DocumentGroups, others } from './document-groups.js'
import type { GroupedFrequencies } from './grouped-frequencies.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'

/** What an item is. */
export type ItemKind = 'concept' | 'term'

/** How an item differs between two groups. A value that does not exist is `null`. */
export interface KeyItem {
  readonly kind: ItemKind
  readonly item: string
  readonly frequencyA: number
  readonly frequencyB: number
  readonly perMillionA: number
  readonly perMillionB: number
  /** Of the four-cell table, with its p value under chi-squared and this after Benjamini and Hochberg. */
  readonly g2: number | null
  readonly p: number | null
  readonly q: number | null
  /** Of the permutation of whole documents; `null` where a side has fewer than two. */
  readonly pDocuments: number | null
  readonly qDocuments: number | null
  /** In doublings, with an interval of 95 %. */
  readonly logRatio: number | null
  readonly low: number | null
  readonly high: number | null
  readonly percentDifference: number | null
  readonly bic: number | null
}

/** How the items of a kind differ between two groups. */
export interface PairKeyness {
  readonly kind: ItemKind
  /** Number of the pair in the groups. */
  readonly pair: number
  /** Items over which Benjamini and Hochberg went. */
  readonly tested: number
  /** Items with a q of 0.05 at most, by G2 and by the test over documents; items that are not given too. */
  readonly byWords: number
  readonly byDocuments: number
  /** The highest G2 first. */
  readonly items: readonly KeyItem[]
}

/** The two long computations behind keyness, wherever they are made: `documentProbabilities` and `bootstrapLogRatios`. */
export interface KeynessDraws {
  readonly probabilities: (
    grouped: GroupedCounts,
    tested: readonly number[],
    draws: PermutationDraws,
  ) => Promise<Float64Array>
  readonly logRatios: (
    grouped: GroupedCounts,
    wanted: WantedRatios,
    draws: number,
    seed: number,
  ) => Promise<RatioIntervals>
}

/** How keyness is computed. */
export interface KeynessOptions {
  /** Draws of the bootstrap, and fewest of the permutation test. */
  readonly draws: number
  readonly seed: number
  /** Items of each pair that are given, those with the highest G2; all were tested. */
  readonly limit: number
  readonly drawn: KeynessDraws
}

/** The level of all tests. */
export const level = 0.05
/** Additions that a bootstrap and a permutation test may take; beyond them there are fewer draws. */
const effortOfBootstrap = 4.5e8
const effortOfPermutation = 8e8
/** Draws that are enough for a standard error. */
const fewestForError = 200
/** A permutation test draws up to so many times as often as is asked for, where that costs little. */
const mostTimes = 20
/** Draws as extreme as what was observed that decide an item: for a dictionary of terms, and where items are few. */
const enoughForMany = 25
const enoughForFew = 100
const few = 1000

/** Draws of the permutation test: from those asked for to 20 times as many, by the size of the groups and the corpus. */
export function permutationDraws({ counts, group }: GroupedCounts, tested: readonly number[], asked: number): number {
  const sizes = membersOf(group)
  const dealt = tested.map((of) => {
    const size = sizes[of]?.length ?? 0
    return Math.min(size, counts.documents - size)
  })
  const share = Math.max(0, ...dealt) / Math.max(1, counts.documents)
  // Most pairs of item and group are decided early; about one in fifty lives on.
  const effortOfDraw = share * counts.item.length + (tested.length * counts.items) / 50 + counts.documents
  return Math.min(mostTimes * asked, Math.max(asked, Math.floor(effortOfPermutation / effortOfDraw)))
}

/** Draws of the bootstrap: those asked for, or fewer, down to 200, where the corpus is large. */
export function bootstrapDraws({ counts }: GroupedCounts, rows: number, asked: number): number {
  const effortOfDraw = counts.item.length + 5 * rows
  return Math.min(asked, Math.max(fewestForError, Math.floor(effortOfBootstrap / effortOfDraw)))
}

/**
 * How the items of a kind differ between the groups, pair by pair.
 *
 * @param frequencies those of the items to test, chosen without a look at the groups
 */
export async function keynessOf(
  kind: ItemKind,
  frequencies: GroupedFrequencies,
  groups: DocumentGroups,
  { draws, seed, limit, drawn }: KeynessOptions,
): Promise<PairKeyness[]> {
  const tested = groups.pairs.map(({ a }) => a)
  const { items, counts } = frequencies
  const enough = items.length > few ? enoughForMany : enoughForFew
  const permutation = { draws: permutationDraws(frequencies, tested, draws), seed, enough }
  // Elsewhere, perhaps, and meanwhile the rest.
  const permuted = drawn.probabilities(frequencies, tested, permutation)
  const totals = sumsOf(counts)
  const members = membersOf(frequencies.group)
  const words = members.map((documents) =>
    documents.reduce((sum, each) => sum + (frequencies.words[each] as number), 0),
  )
  const allWords = words.reduce((sum, each) => sum + each, 0)
  const found = tested.map((group) => {
    const inside = sumsOf(counts, members[group] ?? [])
    const wordsA = words[group] ?? 0
    const scores = likelihoods(inside, totals, wordsA, allWords)
    return { group, inside, wordsA, ...scores, shown: highest(scores.g2, limit) }
  })
  const rows = found.flatMap(({ group, shown }) => shown.map((item) => ({ group, item })))
  const wanted = { item: rows.map(({ item }) => item), group: rows.map(({ group }) => group) }
  const [probabilities, { low, high }] = await Promise.all([
    permuted,
    drawn.logRatios(frequencies, wanted, bootstrapDraws(frequencies, rows.length, draws), seed),
  ])
  let row = 0
  return found.map(({ inside, wordsA, g2, p, q, shown }, pair): PairKeyness => {
    const byDocuments = probabilities.subarray(pair * items.length, (pair + 1) * items.length)
    const adjusted = byDocuments.some(Number.isNaN) ? byDocuments : benjaminiHochberg(byDocuments)
    const of = (item: number): KeyItem => {
      const at = row++
      const a = inside[item] as number
      const b = (totals[item] as number) - a
      return {
        kind,
        item: items[item] as string,
        frequencyA: a,
        frequencyB: b,
        perMillionA: perMillion(a, wordsA),
        perMillionB: perMillion(b, allWords - wordsA),
        g2: known(g2[item]),
        p: known(p[item]),
        q: known(q[item]),
        pDocuments: known(byDocuments[item]),
        qDocuments: known(adjusted[item]),
        low: known(low[at]),
        high: known(high[at]),
        ...sizes(a, b, wordsA, allWords - wordsA, g2[item] as number),
      }
    }
    const significant = (of: Float64Array) => of.reduce((sum, each) => sum + (each <= level ? 1 : 0), 0)
    return {
      kind,
      pair,
      tested: items.length,
      byWords: significant(q),
      byDocuments: significant(adjusted),
      items: shown.map(of),
    }
  })
}

/** Whether there are more mentions than words, as a lexicon that matches everything twice can make them. */
function areTooMany(a: number, b: number, wordsA: number, wordsB: number): boolean {
  return a > wordsA || b > wordsB
}

function sizes(a: number, b: number, wordsA: number, wordsB: number, g2: number) {
  if (areTooMany(a, b, wordsA, wordsB)) return { logRatio: null, percentDifference: null, bic: null }
  return {
    logRatio: logRatio(a, b, wordsA, wordsB),
    percentDifference: percentDifference(a, b, wordsA, wordsB),
    bic: bayesFactor(g2, wordsA + wordsB),
  }
}

/** G2 by item with its p and q; NaN where there is none. */
function likelihoods(inside: Float64Array, totals: Float64Array, wordsA: number, allWords: number) {
  const g2 = new Float64Array(totals.length).fill(Number.NaN)
  for (let item = 0; item < g2.length; item += 1) {
    const a = inside[item] as number
    const total = totals[item] as number
    if (areTooMany(a, total - a, wordsA, allWords - wordsA)) continue
    g2[item] = logLikelihood(contingencyTable(a, total, wordsA, allWords))
  }
  const p = g2.map((each) => (Number.isNaN(each) ? each : chiSquaredSurvival(each, 1)))
  const q = benjaminiHochberg(p.map((each) => (Number.isNaN(each) ? 1 : each)))
  return { g2, p, q: q.map((each, item) => (Number.isNaN(p[item]) ? Number.NaN : each)) }
}

/** The numbers of the items with the highest G2, the highest first; of equal ones the first by name. */
function highest(g2: Float64Array, limit: number): number[] {
  const score = (item: number) => (g2[item] as number) || 0
  const least =
    Float64Array.from(g2, (each) => each || 0)
      .sort()
      .at(-limit) ?? 0
  const order = [...g2.keys()].filter((item) => score(item) >= least)
  return order.sort((a, b) => score(b) - score(a) || a - b).slice(0, limit)
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value
}

/** The columns of the table `keyness`. */
export const keynessColumns =
  'kind:text item:text frequency_a:integer frequency_b:integer per_million_a per_million_b g2 p q p_documents log_ratio ' +
  'ci_low ci_high diff_percent bic group_a:text group_b:text documents_a:integer documents_b:integer q_documents ' +
  'over_documents:text'

/** The rows of the table `keyness`: by pair, concepts before terms, the highest G2 first. */
export function keynessRows(groups: DocumentGroups, found: readonly PairKeyness[]): Row[] {
  const sizesOf = groupSizes(groups)
  return [...found]
    .sort((a, b) => a.pair - b.pair || compareCodeUnits(a.kind, b.kind))
    .flatMap(({ pair, items }) => {
      const behind = sizesOf(pair)
      return items.map(
        (each): Row => [
          ...cellsOf(each),
          ...behind,
          each.qDocuments,
          each.pDocuments === null ? 'not tested' : 'tested',
        ],
      )
    })
}

/** The table `keyness`. */
export function keynessTable(groups: DocumentGroups, found: readonly PairKeyness[]): ResultTable {
  return tableOf('keyness', keynessColumns, keynessRows(groups, found))
}

function cellsOf(each: KeyItem): Row {
  const { kind, item, frequencyA, frequencyB, perMillionA, perMillionB, g2, p, q, pDocuments } = each
  const { logRatio: ratio, low, high, percentDifference: difference, bic } = each
  const counted = [kind, item, frequencyA, frequencyB, perMillionA, perMillionB]
  return [...counted, g2, p, q, pDocuments, ratio, low, high, difference, bic]
}

/** Names and documents of both sides of a pair. */
function groupSizes({ names, documents, pairs }: DocumentGroups): (pair: number) => Row {
  const sizes = membersOf(documents.map(({ group }) => group)).map(({ length }) => length)
  return (pair) => {
    const { a, b } = pairs[pair] as DocumentGroups['pairs'][number]
    const inA = sizes[a] ?? 0
    return [names[a] as string, b === null ? others : (names[b] as string), inA, documents.length - inA]
  }
}
