import { checkCount } from './count.js'

/**
 * Relative frequency per million words: `1,000,000 frequency / words`.
 *
 * Source: the field's convention, e.g. Biber, Conrad & Reppen 1998, Corpus Linguistics, pp. 263-264 (normed counts).
 *
 * Range: 0 upwards; above one million only where items overlap. Without words there is no rate: 0, so that an empty
 * document neither raises an average nor spoils a sum.
 *
 * @method per-million/1 Rate per million words
 * @throws RangeError naming the value, where one is no count.
 */
export function perMillion(frequency: number, words: number): number {
  checkCount('frequency', frequency)
  checkCount('words', words)
  return words === 0 ? 0 : (frequency * 1_000_000) / words
}
