import { carrollD2 } from '../carroll-d2.js'
import { deviationOfProportions, dispersionOfParts, normalisedDeviationOfProportions } from '../dispersion.js'
import { egbertDeviationOfProportions } from '../egbert-deviation.js'
import { juillandD } from '../juilland-d.js'
import { kullbackLeiblerDivergence } from '../kullback-leibler-divergence.js'
import { rosengrenS } from '../rosengren-s.js'
import type { ConformanceVector } from './vector.js'

type Measure = (occurrences: readonly number[], words: readonly number[]) => number | null

const gries = 'Gries 2020, A Practical Handbook of Corpus Linguistics, chapter 5'
const sizes = [9, 10, 10, 10, 11]
/** The items of Gries' corpus of five parts of single letters. */
const letters = {
  a: [1, 2, 3, 4, 5],
  b: [2, 2, 2, 2, 2],
  i: [1, 0, 0, 0, 0],
  q: [0, 1, 0, 0, 0],
  x: [0, 0, 0, 0, 1],
} as const

function ofLetter(
  method: string,
  measure: Measure,
  letter: keyof typeof letters,
  published: string,
  exact = false,
  source = gries,
): ConformanceVector {
  const counts = letters[letter]
  const input = `'${letter}': ${counts.join(', ')} in parts of ${sizes.join(', ')} words`
  return { method, source, input, published, exact, compute: () => measure(counts, sizes) }
}

function ofEqualParts(
  method: string,
  measure: Measure,
  source: string,
  counts: readonly number[],
  published: string,
): ConformanceVector {
  const input = `${counts.join(', ')} in equal parts`
  const words = counts.map(() => 100)
  return { method, source, input, published, compute: () => measure(counts, words) }
}

const dp: Measure = (v, s) => deviationOfProportions(dispersionOfParts(v, s))
const dpNorm: Measure = (v, s) => normalisedDeviationOfProportions(dispersionOfParts(v, s))
const dpId = 'deviation-of-proportions/1'
const dpNormId = 'normalised-deviation-of-proportions/1'

export const dispersion: readonly ConformanceVector[] = [
  ofLetter(dpId, dp, 'a', '0.18', true),
  ofLetter(dpId, dp, 'b', '0.02', true),
  ofLetter(dpId, dp, 'i', '0.82', true),
  ofLetter(dpId, dp, 'q', '0.80', true),
  ofLetter(dpId, dp, 'x', '0.78', true),
  ofEqualParts(dpId, dp, 'Lijffijt & Gries 2012: one third', [2, 1, 0], '0.333333333333'),
  ofLetter(dpNormId, dpNorm, 'a', '0.2195'),
  ofLetter(dpNormId, dpNorm, 'b', '0.0244'),
  ofLetter(dpNormId, dpNorm, 'i', '1', true),
  ofLetter(dpNormId, dpNorm, 'q', '0.9756'),
  ofLetter(dpNormId, dpNorm, 'x', '0.9512'),
  ofEqualParts(dpNormId, dpNorm, 'Lijffijt & Gries 2012', [2, 1, 0], '0.500000000000'),
  ofLetter(
    'egbert-deviation-of-proportions/1',
    egbertDeviationOfProportions,
    'a',
    '0.780487804878',
    false,
    'The definition of Egbert, Burch & Biber 2020 on the corpus of Gries 2020: 1 - 0.18 / 0.82',
  ),
  ofLetter(
    'egbert-deviation-of-proportions/1',
    egbertDeviationOfProportions,
    'q',
    '0',
    true,
    'The definition of Egbert, Burch & Biber 2020 on the corpus of Gries 2020: all in one part',
  ),
  ofEqualParts('juilland-d/1', juillandD, 'Carroll 1970, p. 14 of the research bulletin', [0, 4, 3, 2, 1], '0.6464'),
  ofLetter('juilland-d/1', juillandD, 'a', '0.785'),
  ofLetter('juilland-d/1', juillandD, 'b', '0.968'),
  ofLetter('juilland-d/1', juillandD, 'i', '0', true),
  ofEqualParts('carroll-d2/1', carrollD2, 'Carroll 1970', [2, 1, 1, 1, 0], '0.8277'),
  ofLetter('carroll-d2/1', carrollD2, 'a', '0.938'),
  ofLetter('rosengren-s/1', rosengrenS, 'a', '0.950'),
  ofLetter('kullback-leibler-divergence/1', kullbackLeiblerDivergence, 'a', '0.137'),
]
