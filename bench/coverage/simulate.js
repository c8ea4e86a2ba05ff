// Corpora of which the truth is known, by chance of a seed.

/** @typedef {import('../../src/statistics/random-numbers.js').RandomNumbers} RandomNumbers */

/**
 * What a simulated corpus is like.
 * @typedef {object} CorpusLike
 * @property {number} documents
 * @property {number} shape shape of the gamma distribution of the rates of documents: the smaller, the more unlike they are
 * @property {number} holding share of the documents that speak of the concept at all
 */

/** The true rate of every corpus of {@link simulateRates}. */
export const trueRate = 0.001

/**
 * Documents of some 2,000 words (log-normal, most between 400 and 10,000) with mentions of one concept, whose rate over all such corpora is
 * {@link trueRate}.
 *
 * @param {RandomNumbers} random
 * @param {CorpusLike} like
 * @returns {{ words: Int32Array, mentions: Int32Array }} by document
 */
export function simulateRates(random, { documents, shape, holding }) {
  const words = new Int32Array(documents)
  const mentions = new Int32Array(documents)
  for (let document = 0; document < documents; document += 1) {
    const size = Math.max(50, Math.round(2000 * Math.exp(0.8 * normal(random))))
    words[document] = size
    if (random.fraction() >= holding) continue
    mentions[document] = poisson(random, (size * (trueRate / holding) * gamma(random, shape)) / shape)
  }
  return { words, mentions }
}

/**
 * What simulated sentences are like.
 * @typedef {object} PairLike
 * @property {number} documents
 * @property {number} share mean share of the sentences of a document with each of the two concepts
 * @property {number} shape as of {@link CorpusLike}, for both concepts apart
 * @property {number} oddsRatio of the two in each document
 */

/**
 * Documents of some 80 sentences (log-normal) with two concepts.
 *
 * @param {RandomNumbers} random
 * @param {PairLike} like
 * @returns {{ both: Int32Array, a: Int32Array, b: Int32Array, units: Int32Array }} sentences by document: with both, with each, all
 */
export function simulatePairs(random, { documents, share, shape, oddsRatio }) {
  const both = new Int32Array(documents)
  const a = new Int32Array(documents)
  const b = new Int32Array(documents)
  const units = new Int32Array(documents)
  for (let document = 0; document < documents; document += 1) {
    const size = Math.max(5, Math.round(80 * Math.exp(0.7 * normal(random))))
    const shareA = Math.min(0.5, (share * gamma(random, shape)) / shape)
    const shareB = Math.min(0.5, (share * gamma(random, shape)) / shape)
    const shareBoth = jointShare(shareA, shareB, oddsRatio)
    let [withBoth, withA, withB] = [0, 0, 0]
    for (let unit = 0; unit < size; unit += 1) {
      const where = random.fraction()
      if (where < shareBoth) withBoth += 1
      if (where < shareA) withA += 1
      if (where < shareBoth || (where >= shareA && where < shareA + shareB - shareBoth)) withB += 1
    }
    both[document] = withBoth
    a[document] = withA
    b[document] = withB
    units[document] = size
  }
  return { both, a, b, units }
}

/**
 * The share of both, from the shares of each and their odds ratio (Plackett 1965).
 *
 * @param {number} a
 * @param {number} b
 * @param {number} oddsRatio
 */
function jointShare(a, b, oddsRatio) {
  if (oddsRatio === 1) return a * b
  const sum = 1 + (a + b) * (oddsRatio - 1)
  return (sum - Math.sqrt(sum * sum - 4 * oddsRatio * (oddsRatio - 1) * a * b)) / (2 * (oddsRatio - 1))
}

/**
 * Above 0 and below 1.
 * @param {RandomNumbers} random
 */
function open(random) {
  return (random.next() + 0.5) / 2 ** 32
}

/**
 * Box & Muller 1958.
 * @param {RandomNumbers} random
 */
function normal(random) {
  return Math.sqrt(-2 * Math.log(open(random))) * Math.cos(2 * Math.PI * open(random))
}

/**
 * Marsaglia & Tsang 2000; mean `shape`, scale 1.
 *
 * @param {RandomNumbers} random
 * @param {number} shape
 * @returns {number}
 */
function gamma(random, shape) {
  if (shape < 1) return gamma(random, shape + 1) * open(random) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(open(random)) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * Counts exponential waiting times.
 *
 * @param {RandomNumbers} random
 * @param {number} mean
 */
function poisson(random, mean) {
  let events = 0
  let time = -Math.log(open(random))
  while (time <= mean) {
    events += 1
    time -= Math.log(open(random))
  }
  return events
}

/**
 * What simulated groups are like.
 * @typedef {object} GroupsLike
 * @property {readonly number[]} shares probability of each group
 * @property {readonly number[]} rates true rate of each group, for each word
 * @property {readonly number[]} words median words of the documents of each group
 * @property {number} documents
 * @property {number} shape as of {@link CorpusLike}
 * @property {boolean} [isFixed] whether groups are as large as their probability says, instead of by chance
 */

/**
 * Documents of groups that differ in rate, length and size.
 *
 * @param {RandomNumbers} random
 * @param {GroupsLike} like
 * @returns {{ group: number[], words: number[], mentions: number[] }} by document
 */
export function simulateGroups(random, { documents, shares, rates, words, shape, isFixed = false }) {
  const ends = shares.map((_, group) => shares.slice(0, group + 1).reduce((sum, each) => sum + each, 0))
  const group = Array.from({ length: documents }, (_, document) => {
    const where = isFixed ? (document + 0.5) / documents : random.fraction()
    return ends.findIndex((end) => where < end)
  }).map((of) => (of < 0 ? shares.length - 1 : of))
  const sizes = group.map((of) => Math.max(20, Math.round((words[of] ?? 0) * Math.exp(0.5 * normal(random)))))
  const mentions = group.map((of, document) =>
    poisson(random, ((sizes[document] ?? 0) * (rates[of] ?? 0) * gamma(random, shape)) / shape),
  )
  return { group, words: sizes, mentions }
}

/**
 * Documents in which several concepts are mentioned with these rates, each differing from document to document.
 *
 * @param {RandomNumbers} random
 * @param {{ documents: number, rates: readonly number[], shape: number }} like
 * @returns {number[][]} mentions by document and concept
 */
export function simulateConcepts(random, { documents, rates, shape }) {
  return Array.from({ length: documents }, () => {
    const size = 2000 * Math.exp(0.8 * normal(random))
    return rates.map((rate) => poisson(random, (size * rate * gamma(random, shape)) / shape))
  })
}
