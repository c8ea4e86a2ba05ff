// Coverage of what is said of groups and ranks, in corpora of which the truth is known.
import { coverage } from './count.js'
import { simulateConcepts, simulateGroups } from './simulate.js'

/** @typedef {import('./simulate.js').GroupsLike} GroupsLike */

/**
 * The functions of the build that is measured.
 * @typedef {object} Library
 * @property {typeof import('../../src/statistics/random-numbers.js').randomNumbers} randomNumbers
 * @property {typeof import('../../src/statistics/document-counts.js').documentCounts} documentCounts
 * @property {typeof import('../../src/statistics/bootstrap-log-ratio.js').bootstrapLogRatios} bootstrapLogRatios
 * @property {typeof import('../../src/statistics/log-ratio.js').logRatioInterval} logRatioInterval
 * @property {typeof import('../../src/statistics/document-permutation.js').documentProbabilities} documentProbabilities
 * @property {typeof import('../../src/statistics/ratio.js').ratioIntervals} ratioIntervals
 * @property {typeof import('../../src/statistics/rank.js').rankIntervals} rankIntervals
 */

const sum = (/** @type {readonly number[]} */ values) => values.reduce((all, each) => all + each, 0)

/**
 * Log Ratio of the first group against all others.
 *
 * @param {Library} library
 * @param {{ corpora: number, seed: number }} size
 * @param {GroupsLike} like
 */
export function logRatios(library, { corpora, seed }, like) {
  const random = library.randomNumbers(seed, 4)
  // The mean of the log-normal lengths is the same multiple of each median.
  const words = like.shares.map((share, group) => share * (like.words[group] ?? 0))
  const rest = sum(words.slice(1).map((size, at) => size * (like.rates[at + 1] ?? 0))) / sum(words.slice(1))
  const truth = Math.log2((like.rates[0] ?? 0) / rest)
  const [ours, independent] = [coverage(), coverage()]
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const simulated = simulateGroups(random, like)
    const grouped = {
      counts: countsOf(
        library,
        simulated.mentions.map((each) => [each]),
      ),
      ...simulated,
    }
    const { low, high } = library.bootstrapLogRatios(grouped, { item: [0], group: [0] }, 200, corpus)
    ours.see({ low: low[0] ?? null, high: high[0] ?? null }, truth)
    const of = (/** @type {readonly number[]} */ values, /** @type {boolean} */ isFirst) =>
      sum(values.filter((_, document) => (simulated.group[document] === 0) === isFirst))
    const [a, b] = [of(simulated.mentions, true), of(simulated.mentions, false)]
    independent.see(library.logRatioInterval(a, b, of(simulated.words, true), of(simulated.words, false)), truth)
  }
  const shape = [like.documents, like.shares.join(' : '), like.words.join(' : '), like.shape, truth.toFixed(2)]
  return [
    [...shape, 'standard error of the bootstrap (ours)', ...ours.cells()],
    [...shape, 'Katz (words independent)', ...independent.cells()],
  ]
}

/**
 * The test of a difference of rates: the share of corpora in which it rejects that the two groups have one rate. With equal rates that
 * is what 100 less the coverage is of an interval; with unequal ones it is the power.
 *
 * @param {Library} library
 * @param {{ corpora: number, seed: number }} size
 * @param {GroupsLike} like
 */
export function differences(library, { corpora, seed }, like) {
  const random = library.randomNumbers(seed, 5)
  let rejected = 0
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const simulated = simulateGroups(random, { ...like, isFixed: true })
    const grouped = {
      counts: countsOf(
        library,
        simulated.mentions.map((each) => [each]),
      ),
      ...simulated,
    }
    const [p = 1] = library.documentProbabilities(grouped, [0], { draws: 499, seed: corpus, enough: 50 })
    if (p <= 0.05) rejected += 1
  }
  const sizes = like.shares.map((share) => Math.round(share * like.documents)).join(' : ')
  const ratio = (like.rates[0] ?? 0) / (like.rates[1] ?? 1)
  return [[sizes, like.words.join(' : '), like.shape, ratio, ((100 * rejected) / corpora).toFixed(1)]]
}

/**
 * The share of the first group in all mentions.
 *
 * @param {Library} library
 * @param {{ corpora: number, draws: number, seed: number }} size
 * @param {GroupsLike} like
 */
export function shares(library, { corpora, draws, seed }, like) {
  const random = library.randomNumbers(seed, 6)
  const mentions = like.shares.map((share, group) => share * (like.words[group] ?? 0) * (like.rates[group] ?? 0))
  const truth = (mentions[0] ?? 0) / sum(mentions)
  const ours = coverage()
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const { group, mentions: found } = simulateGroups(random, like)
    const rows = found.map((count, document) => like.shares.map((_, of) => (group[document] === of ? count : 0)))
    ours.see(library.ratioIntervals(countsOf(library, rows), found, { draws, seed: corpus })[0] ?? null, truth)
  }
  const shape = [like.documents, like.shares.join(' : '), like.shape, truth.toFixed(3)]
  return [[...shape, 'studentised (ours)', ...ours.cells()]]
}

/**
 * Ranks of concepts with these rates, from the most frequent on.
 *
 * @param {Library} library
 * @param {{ corpora: number, draws: number, seed: number }} size
 * @param {{ documents: number, rates: readonly number[], shape: number }} like
 */
export function ranks(library, { corpora, draws, seed }, like) {
  const random = library.randomNumbers(seed, 7)
  const ours = coverage()
  const groups = like.rates.map(() => 0)
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const counts = countsOf(library, simulateConcepts(random, like))
    const intervals = library.rankIntervals(counts, groups, { draws, seed: corpus })
    for (const [concept, interval] of intervals.entries()) ours.see(interval, concept + 1)
  }
  const rates = like.rates.map((rate) => Math.round(rate * 1e6)).join(', ')
  return [[like.documents, rates, like.shape, 'percentile (ours)', ...ours.cells()]]
}

/**
 * @param {Library} library
 * @param {readonly (readonly number[])[]} rows counts by document and item
 */
function countsOf({ documentCounts }, rows) {
  const filled = rows.flatMap((counts, document) =>
    counts.flatMap((count, item) => (count > 0 ? [{ document, item, count }] : [])),
  )
  return documentCounts(
    rows.length,
    rows[0]?.length ?? 0,
    filled.map(({ document }) => document),
    filled.map(({ item }) => item),
    filled.map(({ count }) => count),
  )
}
