import { randomNumbers } from './random-numbers.js'

/** Draws of a bootstrap or a permutation test where nothing else is asked for. */
export const defaultDraws = 1000

/** The seed where nothing else is asked for; stated in every result that hangs on it. */
export const defaultSeed = 20_260_101

/**
 * How often each document stands in one draw of a bootstrap, which draws with replacement as many documents
 * as there are: `weights ~ multinomial(size; 1 / size, ..., 1 / size)`. The weights are whole numbers that sum to
 * `size`, so that sums of counts stay exact. They hang on the three numbers alone.
 *
 * Source: Efron 1979, Annals of Statistics 7:1-26.
 *
 * @method bootstrap-weights/1 Bootstrap over documents
 * @param into an array of `size` elements to write to, where one is at hand
 */
export function bootstrapWeights(size: number, seed: number, draw: number, into = new Int32Array(size)): Int32Array {
  into.fill(0)
  const { below } = randomNumbers(seed, draw)
  for (let drawn = 0; drawn < size; drawn += 1) {
    const document = below(size)
    into[document] = (into[document] as number) + 1
  }
  return into
}

/**
 * The documents that stand in the first group in one draw of a permutation test: each set of so many has the
 * probability `p = 1 / C(size, chosen)`. `chosen` of the numbers from 0 to `size - 1`, in no order (a partial
 * Fisher-Yates shuffle).
 *
 * Source: Fisher 1935, The Design of Experiments, section 21; Durstenfeld 1964, CACM 7:420.
 *
 * @method permuted-group/1 Permutation of documents
 * @param into an array of `size` elements to work in, where one is at hand; the result is a view of its beginning
 */
export function permutedGroup(
  size: number,
  chosen: number,
  seed: number,
  draw: number,
  into = new Int32Array(size),
): Int32Array {
  for (let document = 0; document < size; document += 1) into[document] = document
  const { below } = randomNumbers(seed, draw)
  for (let place = 0; place < chosen; place += 1) {
    const from = place + below(size - place)
    const taken = into[from] as number
    into[from] = into[place] as number
    into[place] = taken
  }
  return into.subarray(0, chosen)
}

/**
 * The p value of a permutation test: `p = (extreme + 1) / (draws + 1)`, with `extreme` of the draws at least as extreme
 * as what was observed. It counts the observation itself and is never 0.
 *
 * Source: Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
 *
 * @method permutation-probability/1 p of a permutation test
 */
export function permutationProbability(extreme: number, draws: number): number {
  return (extreme + 1) / (draws + 1)
}
