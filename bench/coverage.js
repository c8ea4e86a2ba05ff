// How often the intervals cover the truth, in simulated corpora; `bench/README.md` says what the figures mean.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { coverage } from './coverage/count.js'
import { differences, logRatios, ranks, shares } from './coverage/groups.js'
import { simulatePairs, simulateRates, trueRate } from './coverage/simulate.js'

const { values } = parseArgs({
  options: {
    // Folder of the build to measure.
    build: { type: 'string', default: 'dist' },
    // Corpora of each kind.
    corpora: { type: 'string', default: '1000' },
    // Draws of each bootstrap.
    draws: { type: 'string', default: '1000' },
    // Put the tables into bench/COVERAGE.md.
    write: { type: 'boolean', default: false },
  },
})
/** @param {string} name */
const part = (name) => import(pathToFileURL(`${values.build}/statistics/${name}.js`).href)
/** @type {typeof import('../src/statistics/random-numbers.js')} */
const { randomNumbers } = await part('random-numbers')
/** @type {typeof import('../src/statistics/document-counts.js')} */
const { documentCounts } = await part('document-counts')
/** @type {typeof import('../src/statistics/bootstrap.js')} */
const { bootstrapSums } = await part('bootstrap')
/** @type {typeof import('../src/statistics/ratio.js')} */
const { bootstrapRatios, ratioIntervals } = await part('ratio')
/** @type {typeof import('../src/statistics/rank.js')} */
const { rankIntervals } = await part('rank')
/** @type {typeof import('../src/statistics/bootstrap-log-ratio.js')} */
const { bootstrapLogRatios } = await part('bootstrap-log-ratio')
/** @type {typeof import('../src/statistics/log-ratio.js')} */
const { logRatioInterval } = await part('log-ratio')
/** @type {typeof import('../src/statistics/document-permutation.js')} */
const { documentProbabilities } = await part('document-permutation')
/** @type {typeof import('../src/statistics/interval.js')} */
const { percentileInterval, standardErrorInterval } = await part('interval')
/** @type {typeof import('../src/statistics/contingency.js')} */
const { contingencyTable } = await part('contingency')
/** @type {typeof import('../src/statistics/log-odds-ratio.js')} */
const { logOddsRatio, logOddsRatioInterval } = await part('log-odds-ratio')

const [corpora, draws] = [Number(values.corpora), Number(values.draws)]

const heading = ['covered', 'too low', 'too high', 'no upper end', 'no interval']

/** @param {import('./coverage/simulate.js').CorpusLike} like */
function rates(like) {
  const random = randomNumbers(20_260_101, 1)
  const [studentised, percentile] = [coverage(), coverage()]
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const { words, mentions } = simulateRates(random, like)
    const holders = [...mentions.keys()].filter((document) => mentions[document] !== 0)
    const counts = documentCounts(
      like.documents,
      1,
      holders,
      holders.map(() => 0),
      holders.map((document) => mentions[document] ?? 0),
    )
    studentised.see(ratioIntervals(counts, words, { draws, seed: corpus })[0] ?? null, trueRate)
    const { ratio } = bootstrapRatios(counts, words, { seed: corpus, from: 0, to: draws })
    percentile.see(holders.length === 0 ? null : percentileInterval(ratio), trueRate)
  }
  const shape = [like.documents, like.shape, like.holding]
  return [
    [...shape, 'studentised (ours)', ...studentised.cells()],
    [...shape, 'percentile', ...percentile.cells()],
  ]
}

/** @param {import('./coverage/simulate.js').PairLike} like */
function pairs(like) {
  const truth = logOddsRatio(pooled(simulatePairs(randomNumbers(20_260_101, 2), { ...like, documents: 100_000 })))
  const random = randomNumbers(20_260_101, 3)
  const [ours, percentile, woolf] = [coverage(), coverage(), coverage()]
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const simulated = simulatePairs(random, like)
    const table = pooled(simulated)
    // A pair that stands in no unit has no row in the table.
    if (table.o11 === 0) {
      for (const each of [ours, percentile, woolf]) each.see(null, truth)
      continue
    }
    const drawn = drawLogOdds(simulated, like.documents, corpus)
    const without = drawn.filter(Number.isNaN).length
    ours.see(without > 0.025 * draws ? null : standardErrorInterval(logOddsRatio(table), drawn, like.documents), truth)
    percentile.see(percentileInterval(drawn), truth)
    woolf.see(logOddsRatioInterval(table), truth)
  }
  const shape = [like.documents, like.share, like.shape, like.oddsRatio]
  return [
    [...shape, 'standard error of the bootstrap (ours)', ...ours.cells()],
    [...shape, 'percentile', ...percentile.cells()],
    [...shape, 'Woolf (units independent)', ...woolf.cells()],
  ]
}

/** @typedef {ReturnType<typeof simulatePairs>} Simulated */

/** @param {Simulated} simulated */
function pooled({ both, a, b, units }) {
  const sum = (/** @type {Int32Array} */ counts) => counts.reduce((all, count) => all + count, 0)
  return contingencyTable(sum(both), sum(a), sum(b), sum(units))
}

/**
 * @param {Simulated} simulated
 * @param {number} documents
 * @param {number} seed
 */
function drawLogOdds({ both, a, b, units }, documents, seed) {
  const columns = [both, a, b, units]
  const places = columns.flatMap((column) => [...column.keys()])
  const items = columns.flatMap((column, item) => Array.from(column, () => item))
  const counts = documentCounts(
    documents,
    4,
    places,
    items,
    columns.flatMap((column) => [...column]),
  )
  const drawn = new Float64Array(draws)
  bootstrapSums(counts, { seed, from: 0, to: draws }, ([together = 0, ofA = 0, ofB = 0, all = 0], draw) => {
    drawn[draw] = ofA === 0 || ofB === 0 ? Number.NaN : logOddsRatio(contingencyTable(together, ofA, ofB, all))
  })
  return drawn
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 * @param {number} [figures] columns at the end that hold the figures
 */
function table(head, rows, figures = heading.length) {
  return [head, head.map((_, column) => (column < head.length - figures ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

const rateTable = [
  { documents: 10, shape: 1, holding: 1 },
  { documents: 20, shape: 1, holding: 1 },
  { documents: 40, shape: 4, holding: 1 },
  { documents: 40, shape: 1, holding: 1 },
  { documents: 40, shape: 0.3, holding: 1 },
  { documents: 40, shape: 1, holding: 0.3 },
  { documents: 40, shape: 1, holding: 0.1 },
  { documents: 100, shape: 1, holding: 1 },
  { documents: 400, shape: 1, holding: 0.3 },
].flatMap(rates)
const pairTable = [
  { documents: 20, share: 0.05, shape: 1, oddsRatio: 3 },
  { documents: 40, share: 0.05, shape: 1, oddsRatio: 1 },
  { documents: 40, share: 0.05, shape: 1, oddsRatio: 3 },
  { documents: 40, share: 0.03, shape: 1, oddsRatio: 2 },
  { documents: 40, share: 0.02, shape: 0.5, oddsRatio: 3 },
  { documents: 100, share: 0.03, shape: 1, oddsRatio: 1 },
  { documents: 400, share: 0.02, shape: 0.5, oddsRatio: 3 },
].flatMap(pairs)

const library = {
  ...{ randomNumbers, documentCounts, bootstrapLogRatios, logRatioInterval },
  ...{ documentProbabilities, ratioIntervals, rankIntervals },
}
const size = { corpora, draws, seed: 20_260_101 }
const one = { rates: [0.002, 0.001], words: [2000, 2000], shape: 1 }
const logRatioTable = [
  { ...one, documents: 20, shares: [0.5, 0.5] },
  { ...one, documents: 40, shares: [0.25, 0.75] },
  { ...one, documents: 40, shares: [0.25, 0.75], shape: 4 },
  { ...one, documents: 40, shares: [0.25, 0.75], words: [6000, 600] },
  { ...one, documents: 100, shares: [0.1, 0.9] },
  { ...one, documents: 60, shares: [0.3, 0.5, 0.2], rates: [0.001, 0.001, 0.004], words: [2000, 2000, 2000], shape: 4 },
  { ...one, documents: 400, shares: [0.2, 0.8] },
].flatMap((like) => logRatios(library, size, like))
const same = { rates: [0.002, 0.002], words: [2000, 2000], shape: 1 }
const differenceTable = [
  { ...same, documents: 40, shares: [0.5, 0.5] },
  { ...same, documents: 40, shares: [0.1, 0.9] },
  { ...same, documents: 60, shares: [0.2, 0.8], words: [6000, 600] },
  { ...same, documents: 60, shares: [0.2, 0.8], words: [600, 6000] },
  { ...same, documents: 200, shares: [0.2, 0.8], words: [600, 6000] },
  { ...same, documents: 40, shares: [0.5, 0.5], rates: [0.004, 0.002] },
  { ...same, documents: 60, shares: [0.2, 0.8], rates: [0.004, 0.002] },
  { ...same, documents: 60, shares: [0.2, 0.8], rates: [0.001, 0.002] },
  { ...same, documents: 60, shares: [0.05, 0.95], rates: [0.006, 0.002] },
].flatMap((like) => differences(library, size, like))
const shareTable = [
  { ...one, documents: 20, shares: [0.4, 0.6] },
  { ...one, documents: 40, shares: [0.2, 0.8] },
  { ...one, documents: 40, shares: [0.2, 0.8], shape: 4 },
  { ...one, documents: 100, shares: [0.1, 0.9] },
].flatMap((like) => shares(library, size, like))
const rankTable = [
  { documents: 20, rates: [0.004, 0.003, 0.002, 0.001, 0.0005], shape: 1 },
  { documents: 60, rates: [0.004, 0.003, 0.002, 0.001, 0.0005], shape: 1 },
  { documents: 60, rates: [0.0022, 0.0021, 0.002, 0.0019, 0.0018], shape: 1 },
].flatMap((like) => ranks(library, size, like))

const report = `# Coverage

\`npm run simulate:coverage\`: ${corpora} simulated corpora of each kind, ${draws} draws each, intervals of 95 %. Shares in percent.
What the columns mean: \`bench/README.md\`.

## Rates for each word

${table(['documents', 'shape', 'holding', 'interval', ...heading], rateTable)}

## Log odds ratios of two concepts in sentences

${table(['documents', 'share', 'shape', 'odds ratio', 'interval', ...heading], pairTable)}

## Log Ratio of the first group against all others

${table(['documents', 'groups', 'words', 'shape', 'truth', 'interval', ...heading], logRatioTable)}

## Differences of rates: the test over whole documents

${table(['documents', 'words', 'shape', 'ratio of rates', 'p at most .05'], differenceTable, 1)}

## Shares of all mentions

${table(['documents', 'groups', 'shape', 'truth', 'interval', ...heading], shareTable)}

## Ranks among five concepts

${table(['documents', 'per million', 'shape', 'interval', ...heading], rankTable)}
`
process.stdout.write(report)
if (values.write) writeFileSync('bench/COVERAGE.md', report)
