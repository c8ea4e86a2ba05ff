/**
 * Populations with planted precision and recall, samples of them, and how often the intervals cover the truth. The functions of the
 * library are handed in, so that the bench runs on the built ones and a test on the sources.
 *
 * @typedef {typeof import('../../src/statistics/classification.js').classification} Classify
 * @typedef {typeof import('../../src/statistics/corrected-shares.js').correctedShares} Correct
 * @typedef {typeof import('../../src/statistics/draw-sample.js').drawSample} DrawSample
 */

/**
 * One stratum of a population: its units, how many of them people would mark, whether the machine marks them, and how
 * many are drawn.
 *
 * @typedef {{ size: number, marked: number, predicted: boolean, drawn: number }} PlantedStratum
 */

/**
 * Populations by name: the first three with precision .7 and recall .6.
 *
 * @type {Readonly<Record<string, readonly PlantedStratum[]>>}
 */
export const populations = {
  // Precision 826 / 1180 = .7, recall 826 / 1377 = .6.
  'entries of unlike precision, 600 of 20,000': [
    { size: 600, marked: 420, predicted: true, drawn: 110 },
    { size: 300, marked: 240, predicted: true, drawn: 78 },
    { size: 150, marked: 60, predicted: true, drawn: 55 },
    { size: 80, marked: 72, predicted: true, drawn: 40 },
    { size: 40, marked: 28, predicted: true, drawn: 12 },
    { size: 10, marked: 6, predicted: true, drawn: 5 },
    { size: 1500, marked: 400, predicted: false, drawn: 150 },
    { size: 17_320, marked: 151, predicted: false, drawn: 150 },
  ],
  'one entry, 200 of 5,000': [
    { size: 500, marked: 350, predicted: true, drawn: 100 },
    { size: 400, marked: 133, predicted: false, drawn: 50 },
    { size: 4100, marked: 100, predicted: false, drawn: 50 },
  ],
  'many entries of 5 draws each, 250 of 10,000': [
    ...Array.from({ length: 20 }, (_, entry) => ({
      ...{ size: 30 + entry, marked: Math.round((30 + entry) * (entry % 2 === 0 ? 0.9 : 0.5)) },
      ...{ predicted: true, drawn: 5 },
    })),
    { size: 1000, marked: 250, predicted: false, drawn: 75 },
    { size: 8210, marked: 118, predicted: false, drawn: 75 },
  ],
  'a rare concept of which little is missed, 300 of 20,000': [
    { size: 200, marked: 180, predicted: true, drawn: 150 },
    { size: 1000, marked: 20, predicted: false, drawn: 75 },
    { size: 18_800, marked: 20, predicted: false, drawn: 75 },
  ],
}

/**
 * The cells of a sample of a population.
 *
 * @param {readonly PlantedStratum[]} population
 * @param {DrawSample} drawSample
 * @param {number} seed
 */
export function sampleOf(population, drawSample, seed) {
  return population.map(({ size, marked, predicted, drawn }, stratum) => {
    // The first units of a stratum are those that people would mark.
    const found = drawSample(size, drawn, (seed * 64 + stratum) >>> 0).filter((unit) => unit < marked).length
    const counts = predicted ? [found, drawn - found, 0, 0] : [0, 0, found, drawn - found]
    return { size, counts, possible: [predicted, predicted, !predicted, !predicted] }
  })
}

/**
 * How often the intervals of precision, recall and F1 cover the truth, and the mean estimates.
 *
 * @param {readonly PlantedStratum[]} population
 * @param {{ classification: Classify, drawSample: DrawSample }} library
 * @param {{ samples: number, draws: number, from?: number }} size
 */
export function coverage(population, { classification, drawSample }, { samples, draws, from = 0 }) {
  const truth = truthOf(population)
  const names = /** @type {const} */ (['precision', 'recall', 'f1'])
  const result = Object.fromEntries(
    names.map((name) => [name, { truth: truth[name], mean: 0, covered: 0, below: 0, width: 0 }]),
  )
  for (let sample = from; sample < from + samples; sample += 1) {
    const estimates = classification(sampleOf(population, drawSample, sample), { draws, seed: sample })
    for (const name of names) {
      const of = result[name]
      const { value, low, high } = estimates[name]
      if (of === undefined || value === null || low === null || high === null) throw new Error(`${name} is missing`)
      of.mean += value / samples
      of.width += (high - low) / samples
      if (low <= of.truth && of.truth <= high) of.covered += 1 / samples
      if (of.truth > high) of.below += 1 / samples
    }
  }
  return result
}

/** @param {readonly PlantedStratum[]} population */
export function truthOf(population) {
  let [tp, fp, fn] = [0, 0, 0]
  for (const { size, marked, predicted } of population) {
    if (predicted) {
      tp += marked
      fp += size - marked
    } else fn += marked
  }
  return { precision: tp / (tp + fp), recall: tp / (tp + fn), f1: (2 * tp) / (2 * tp + fp + fn) }
}

/**
 * Two groups in which the machine errs unlike, by stratum: units of the stratum in each group and how many of them people would mark. Over
 * both, precision 840 / 1200 = .7 and recall 840 / 1400 = .6.
 */
export const twoGroups = [
  {
    predicted: true,
    drawn: 300,
    groups: [
      { size: 700, marked: 590 },
      { size: 500, marked: 250 },
    ],
  },
  {
    predicted: false,
    drawn: 150,
    groups: [
      { size: 500, marked: 60 },
      { size: 1000, marked: 320 },
    ],
  },
  {
    predicted: false,
    drawn: 150,
    groups: [
      { size: 8800, marked: 70 },
      { size: 8500, marked: 110 },
    ],
  },
]

/**
 * How often the corrected difference between the two groups covers the truth, and how often the naive one does.
 *
 * @param {{ correctedShares: Correct, drawSample: DrawSample }} library
 * @param {{ samples: number, draws: number }} size
 */
export function coverageOfDifference({ correctedShares, drawSample }, { samples, draws }) {
  const sums = [0, 1].map((group) => {
    const of = twoGroups.map(({ groups, predicted }) => ({ predicted, size: 0, marked: 0, ...groups[group] }))
    const units = of.reduce((sum, { size }) => sum + size, 0)
    const marked = of.reduce((sum, { predicted, size }) => sum + (predicted ? size : 0), 0)
    return { units, marked, truth: of.reduce((sum, { marked }) => sum + marked, 0) / units }
  })
  const [a, b] = /** @type {[typeof sums[0], typeof sums[0]]} */ (sums)
  const truth = a.truth - b.truth
  const naive = a.marked / a.units - b.marked / b.units
  const naiveError = Math.sqrt(
    [a, b].reduce((sum, { units, marked }) => sum + ((marked / units) * (1 - marked / units)) / units, 0),
  )
  let [covered, mean, width] = [0, 0, 0]
  for (let sample = 0; sample < samples; sample += 1) {
    const strata = twoGroups.map(({ predicted, drawn, groups }, stratum) => {
      const size = groups.reduce((sum, group) => sum + group.size, 0)
      const counts = [0, 0, 0, 0, 0]
      for (const unit of drawSample(size, drawn, (sample * 64 + stratum) >>> 0)) {
        const group = unit < (groups[0]?.size ?? 0) ? 0 : 1
        const isMarked = (group === 0 ? unit : unit - (groups[0]?.size ?? 0)) < (groups[group]?.marked ?? 0)
        const cell = isMarked === predicted ? 4 : 2 * group + (predicted ? 0 : 1)
        counts[cell] = (counts[cell] ?? 0) + 1
      }
      return { size, counts, possible: [predicted, !predicted, predicted, !predicted, true] }
    })
    const { estimate } = correctedShares(sums, strata, { draws, seed: sample }).differences[0] ?? {}
    if (estimate?.value == null || estimate.low === null || estimate.high === null) throw new Error('no difference')
    mean += estimate.value / samples
    width += (estimate.high - estimate.low) / samples
    if (estimate.low <= truth && truth <= estimate.high) covered += 1 / samples
  }
  return {
    truth,
    naive,
    naiveLow: naive - 1.96 * naiveError,
    naiveHigh: naive + 1.96 * naiveError,
    mean,
    covered,
    width,
  }
}
