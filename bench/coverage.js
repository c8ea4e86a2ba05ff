// How often the intervals cover the truth, in simulated corpora; `bench/README.md` says what the figures mean.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
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
/** @type {typeof import('../src/statistics/interval.js')} */
const { percentileInterval, standardErrorInterval } = await part('interval')
/** @type {typeof import('../src/statistics/contingency.js')} */
const { contingencyTable } = await part('contingency')
/** @type {typeof import('../src/statistics/log-odds-ratio.js')} */
const { logOddsRatio, logOddsRatioInterval } = await part('log-odds-ratio')

const [corpora, draws] = [Number(values.corpora), Number(values.draws)]

/**
 * Counts how often intervals hold a value.
 *
 * @param {number} truth
 */
function coverage(truth) {
  let [covered, below, above, open, none] = [0, 0, 0, 0, 0]
  return {
    /** @param {{ low: number | null, high: number | null } | null} interval */
    see(interval) {
      if (interval === null || interval.low === null) {
        none += 1
        return
      }
      if (interval.high === null) open += 1
      if (truth < interval.low) above += 1
      else if (interval.high !== null && truth > interval.high) below += 1
      else covered += 1
    },
    /** Shares of the corpora in which there was an interval: it covered, lay below, lay above, had no upper end; and those without one. */
    cells() {
      const known = covered + below + above
      const share = (/** @type {number} */ count) => (known === 0 ? '–' : `${((100 * count) / known).toFixed(1)}`)
      return [share(covered), share(below), share(above), share(open), `${((100 * none) / corpora).toFixed(1)}`]
    },
  }
}

const heading = ['covered', 'too low', 'too high', 'no upper end', 'no interval']

/** @param {import('./coverage/simulate.js').CorpusLike} like */
function rates(like) {
  const random = randomNumbers(20_260_101, 1)
  const [studentised, percentile] = [coverage(trueRate), coverage(trueRate)]
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
    studentised.see(ratioIntervals(counts, words, { draws, seed: corpus })[0] ?? null)
    const { ratio } = bootstrapRatios(counts, words, { seed: corpus, from: 0, to: draws })
    percentile.see(holders.length === 0 ? null : percentileInterval(ratio))
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
  const [ours, percentile, woolf] = [coverage(truth), coverage(truth), coverage(truth)]
  for (let corpus = 0; corpus < corpora; corpus += 1) {
    const simulated = simulatePairs(random, like)
    const table = pooled(simulated)
    // A pair that stands in no unit has no row in the table.
    if (table.o11 === 0) {
      for (const each of [ours, percentile, woolf]) each.see(null)
      continue
    }
    const drawn = drawLogOdds(simulated, like.documents, corpus)
    const without = drawn.filter(Number.isNaN).length
    ours.see(without > 0.025 * draws ? null : standardErrorInterval(logOddsRatio(table), drawn, like.documents))
    percentile.see(percentileInterval(drawn))
    woolf.see(logOddsRatioInterval(table))
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
 */
function table(head, rows) {
  return [head, head.map((_, column) => (column < head.length - heading.length ? '---' : '---:')), ...rows]
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

const report = `# Coverage

\`npm run simulate:coverage\`: ${corpora} simulated corpora of each kind, ${draws} draws each, intervals of 95 %. Shares in percent.
What the columns mean: \`bench/README.md\`.

## Rates for each word

${table(['documents', 'shape', 'holding', 'interval', ...heading], rateTable)}

## Log odds ratios of two concepts in sentences

${table(['documents', 'share', 'shape', 'odds ratio', 'interval', ...heading], pairTable)}
`
process.stdout.write(report)
if (values.write) writeFileSync('bench/COVERAGE.md', report)
