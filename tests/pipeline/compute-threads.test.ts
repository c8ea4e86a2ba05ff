import { describe, expect, it } from 'vitest'
import { ComputeThreads, withComputeThreads } from '../../dist/pipeline/compute-threads.js'
import { bootstrapLogRatios } from '../../src/statistics/bootstrap-log-ratio.js'
import { documentCounts } from '../../src/statistics/document-counts.js'
import { documentProbabilities } from '../../src/statistics/document-permutation.js'
import type { GroupedCounts } from '../../src/statistics/grouped-counts.js'
import { randomNumbers } from '../../src/statistics/random-numbers.js'

/** Thirty documents of three groups, with some of 50 items. */
function drawnCorpus(): GroupedCounts {
  const { below } = randomNumbers(7)
  const cells = Array.from({ length: 600 }, () => ({ document: below(30), item: below(50), count: 1 + below(9) }))
  const counts = documentCounts(
    30,
    50,
    cells.map(({ document }) => document),
    cells.map(({ item }) => item),
    cells.map(({ count }) => count),
  )
  return {
    counts,
    words: Int32Array.from({ length: 30 }, () => 500 + below(2000)),
    group: Int32Array.from({ length: 30 }, (_, document) => document % 3),
  }
}

describe('the draws of keyness', () => {
  const grouped = drawnCorpus()
  const tested = [0, 2]
  const test = { draws: 999, seed: 3, enough: 50 }
  const wanted = { item: [49, 3, 3, 17, 0, 8], group: [0, 0, 2, 2, 0, 2] }

  it('are the same on one thread and with their items spread over two', async () => {
    const threads = new ComputeThreads(2, 0)
    try {
      expect(await threads.keyness.probabilities(grouped, tested, test)).toEqual(
        documentProbabilities(grouped, tested, test),
      )
      expect(await threads.keyness.logRatios(grouped, wanted, 400, 3)).toEqual(
        bootstrapLogRatios(grouped, wanted, 400, 3),
      )
    } finally {
      await threads.close()
    }
  })

  it('of few items are made where they are asked for', async () => {
    await withComputeThreads(2, async ({ keyness }) => {
      expect(await keyness.logRatios(grouped, wanted, 400, 3)).toEqual(bootstrapLogRatios(grouped, wanted, 400, 3))
    })
  })
})
