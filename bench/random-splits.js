/**
 * How often each test finds a difference where there is none: splits the documents of a store at random into two halves, tests all
 * terms as `tallyrand compare` does, and counts the splits in which Benjamini and Hochberg let any of them pass.
 *
 *     node bench/random-splits.js STORE [SPLITS]
 */

import { describedDocuments } from '../dist/analysis/document-fields.js'
import { openFrame } from '../dist/analysis/frame.js'
import { frequentItems, termFrequencies } from '../dist/analysis/grouped-frequencies.js'
import { keynessOf } from '../dist/analysis/keyness.js'
import { openResults } from '../dist/pipeline/open-results.js'
import { storedRun } from '../dist/pipeline/stored-run.js'
import { bootstrapLogRatios } from '../dist/statistics/bootstrap-log-ratio.js'
import { documentProbabilities } from '../dist/statistics/document-permutation.js'
import { wilsonInterval } from '../dist/statistics/interval.js'
import { permutedGroup } from '../dist/statistics/resample.js'

const [path = 'output', splits = '1000'] = process.argv.slice(2)
const store = await openResults(path)
const frame = await openFrame(store, (await storedRun(store)).zones)
const words = new Map(frame.documents.map((document) => [document.number, document.words]))
const documents = (await describedDocuments(store))
  .map(({ number, document }) => ({ number, document, words: words.get(number) ?? 0, group: 0 }))
  .filter((document) => document.words > 0)
const half = Math.floor(documents.length / 2)
/** @param {ReadonlySet<number>} first */
const groupsOf = (first) => ({
  names: ['one', 'other'],
  documents: documents.map((document, place) => ({ ...document, group: first.has(place) ? 0 : 1 })),
  pairs: [{ a: 0, b: 1 }],
  leftOut: [],
})
const terms = frequentItems(await termFrequencies(frame, groupsOf(new Set())), 10, 3)
const seen = { words: 0, documents: 0, hits: 0 }
for (let split = 0; split < Number(splits); split += 1) {
  const groups = groupsOf(new Set(permutedGroup(documents.length, half, 1, split)))
  const grouped = { ...terms, group: groups.documents.map(({ group }) => group) }
  const [found] = await keynessOf('term', grouped, groups, {
    draws: 1000,
    seed: split,
    limit: 1,
    drawn: {
      probabilities: async (grouped, tested, draws) => documentProbabilities(grouped, tested, draws),
      // The splits are told by the test; an interval of one term costs nothing beside it.
      logRatios: async (grouped, wanted, draws, seed) => bootstrapLogRatios(grouped, wanted, draws, seed),
    },
  })
  if ((found?.byWords ?? 0) > 0) seen.words += 1
  if ((found?.byDocuments ?? 0) > 0) seen.documents += 1
  seen.hits += found?.byWords ?? 0
}
await store.close()
/** @param {number} hits */
const share = (hits) => {
  const { low, high } = wilsonInterval(hits, Number(splits))
  return `${hits} of ${splits} (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %)`
}
const mean = (seen.hits / Number(splits)).toFixed(1)
process.stdout.write(`${documents.length} documents, ${terms.items.length} terms, ${splits} splits in two halves
splits with a term of q <= 0.05 by G2: ${share(seen.words)}; such terms in a split: ${mean}
splits with a term of q <= 0.05 by the permutation of documents: ${share(seen.documents)}
`)
