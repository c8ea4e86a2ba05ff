import { describe, expect, it } from 'vitest'
import { differences, logRatios, ranks, shares } from '../../bench/coverage/groups.js'
import { bootstrapLogRatios } from '../../src/statistics/bootstrap-log-ratio.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { documentProbabilities } from '../../src/statistics/document-permutation.js'
import { logRatioInterval } from '../../src/statistics/log-ratio.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'
import { rankIntervals } from '../../src/statistics/rank.js'
import { ratioIntervals } from '../../src/statistics/ratio.js'

const library = {
  ...{ randomNumbers, documentCounts, bootstrapLogRatios, logRatioInterval },
  ...{ documentProbabilities, ratioIntervals, rankIntervals },
}
const groups = { documents: 40, shares: [0.25, 0.75], rates: [0.002, 0.001], words: [2000, 2000], shape: 1 }

/** The share of the corpora in which an interval held the truth, in percent. */
function covered(row: readonly (string | number)[] | undefined): number {
  return Number(row?.at(-5))
}

// The widths of the bands allow for the chance of so few corpora; the large simulation is in bench/COVERAGE.md.
describe('the coverage of intervals, in simulated corpora', () => {
  it('of Log Ratio is about 95 %, where that of an interval that takes words for independent is far less', () => {
    const [ours, independent] = logRatios(library, { corpora: 200, seed: 3 }, groups)
    expect(covered(ours)).toBeGreaterThan(90)
    expect(covered(independent)).toBeLessThan(80)
  })

  it('of Log Ratio against a rest of unlike groups is so too', () => {
    const like = {
      ...groups,
      shares: [0.4, 0.4, 0.2],
      rates: [0.001, 0.001, 0.004],
      words: [2000, 2000, 2000],
      shape: 4,
    }
    expect(covered(logRatios(library, { corpora: 200, seed: 4 }, like)[0])).toBeGreaterThan(90)
  })

  it('of shares is about 95 %', () => {
    expect(covered(shares(library, { corpora: 200, draws: 300, seed: 5 }, groups)[0])).toBeGreaterThan(90)
  })

  it('of ranks is 95 % or more', () => {
    const like = { documents: 40, rates: [0.004, 0.003, 0.002, 0.001], shape: 1 }
    expect(covered(ranks(library, { corpora: 100, draws: 300, seed: 6 }, like)[0])).toBeGreaterThan(93)
  })

  it('of a difference of rates, as the test over documents has it, is about 95 % and short of that where there is one', () => {
    const rejected = (rates: readonly number[]) =>
      Number(differences(library, { corpora: 200, seed: 7 }, { ...groups, rates })[0]?.at(-1))
    expect(rejected([0.002, 0.002])).toBeLessThan(9)
    expect(rejected([0.008, 0.002])).toBeGreaterThan(40)
  })
})
