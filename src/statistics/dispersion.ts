import { checkCount } from './count.js'

/**
 * Running sums over the parts of a corpus, from which the dispersion of one item over them is computed. All are whole
 * numbers, so the order in which parts are added changes no bit. Only parts where the item occurs need to be added.
 */
export interface DispersionSums {
  /** Occurrences of the item in the whole corpus. */
  readonly frequency: number
  /** Words of the whole corpus. */
  readonly total: number
  /** Words of the smallest part. */
  smallest: number
  /** Occurrences in the parts added so far. */
  occurrences: number
  /** Words of the parts added so far. */
  covered: number
  /** Occurrences in those added parts that hold more than their share of the item. */
  occurrencesAbove: number
  /** Words of the same parts. */
  wordsAbove: number
}

/**
 * Starts the sums for one item. A corpus of any number of parts needs only these three numbers and the parts where the
 * item occurs, see {@link addPart}.
 *
 * @param frequency occurrences of the item in the whole corpus.
 * @param total words of all parts, also of those without the item.
 * @param smallest words of the smallest of ALL parts, also of those without the item. A part without words is no part:
 *   with it `smallest` would be 0 and {@link normalisedDeviationOfProportions} would normalise nothing.
 * @throws RangeError naming the value, where one is no count or `smallest` exceeds `total`.
 */
export function dispersionSums(frequency: number, total: number, smallest: number): DispersionSums {
  checkCount('frequency', frequency)
  checkCount('total', total)
  checkCount('smallest', smallest)
  if (smallest > total) throw new RangeError(`smallest must not exceed total (${total}), but is ${smallest}.`)
  return { frequency, total, smallest, occurrences: 0, covered: 0, occurrencesAbove: 0, wordsAbove: 0 }
}

/**
 * Adds one part, in any order. Parts where the item does not occur may be added or left out, without difference.
 *
 * @param occurrences of the item in this part.
 * @param words of this part. Where an item that is no word stands in a part without words, the part counts as the
 *   smallest.
 * @throws RangeError naming the value, where one is no count or the part is smaller than the smallest.
 */
export function addPart(sums: DispersionSums, occurrences: number, words: number): void {
  checkCount('occurrences', occurrences)
  checkCount('words', words)
  if (words > 0 && words < sums.smallest) {
    throw new RangeError(`words must be at least smallest (${sums.smallest}), but is ${words}.`)
  }
  if (words === 0 && occurrences > 0) sums.smallest = 0
  sums.occurrences += occurrences
  sums.covered += words
  if (occurrences * sums.total > words * sums.frequency) {
    sums.occurrencesAbove += occurrences
    sums.wordsAbove += words
  }
}

/**
 * The sums for plain arrays: the item's occurrences in every part, and the words of every part, in the same order.
 *
 * @throws RangeError naming the value, where one is no count or the arrays differ in length.
 */
export function dispersionOfParts(occurrences: ArrayLike<number>, words: ArrayLike<number>): DispersionSums {
  if (occurrences.length !== words.length) {
    throw new RangeError(`occurrences and words must be as long, but are ${occurrences.length} and ${words.length}.`)
  }
  let frequency = 0
  let total = 0
  let smallest = Number.POSITIVE_INFINITY
  for (let part = 0; part < words.length; part += 1) {
    const size = words[part] ?? 0
    const inPart = occurrences[part] ?? 0
    checkCount(`occurrences[${part}]`, inPart)
    checkCount(`words[${part}]`, size)
    frequency += inPart
    total += size
    if (size > 0 && size < smallest) smallest = size
  }
  const sums = dispersionSums(frequency, total, total === 0 ? 0 : smallest)
  for (let part = 0; part < words.length; part += 1) addPart(sums, occurrences[part] ?? 0, words[part] ?? 0)
  return sums
}

/**
 * Gries' deviation of proportions: `DP = 0.5 * sum over all parts of |v / f - s|`, where v / f is the part's share of
 * the item and s its share of the words.
 *
 * Both shares sum to 1, so what the parts with too much have in excess is what the others lack, and half the sum of all
 * deviations is the sum of the positive ones: `DP = (occurrences above) / f - (words above) / total`, over the parts
 * with more than their share. That needs no part without the item, and is computed once, from whole numbers.
 *
 * Source: Gries 2008, International Journal of Corpus Linguistics 13(4):403-437.
 *
 * Range: 0 (as even as the sizes of the parts) to 1 minus the smallest share of the words. One part only: 0. An item
 * that does not occur, or a corpus without words: 0, since every part holds what is expected of it, nothing.
 *
 * @method deviation-of-proportions/1 Gries' deviation of proportions (DP)
 * @throws RangeError where the parts added do not make up the frequency, or exceed the total.
 */
export function deviationOfProportions(sums: DispersionSums): number {
  checkComplete(sums)
  const { frequency, total } = sums
  return frequency === 0 || total === 0 ? 0 : excess(sums) / (frequency * total)
}

/**
 * The deviation of proportions over its largest possible value: `DPnorm = DP / (1 - min s)`, with min s the share of
 * the smallest of all parts, also of those without the item.
 *
 * Source: Lijffijt & Gries 2012, International Journal of Corpus Linguistics 17(1):147-149.
 *
 * Range: 0 (even) to 1 (all in the smallest part). One part only, where DP and its largest value are both 0: 0, since an
 * item cannot be uneven over one part. An item that does not occur, or a corpus without words: 0, as for DP.
 *
 * @method normalised-deviation-of-proportions/1 Normalised DP (DPnorm)
 * @throws RangeError where the parts added do not make up the frequency, or exceed the total.
 */
export function normalisedDeviationOfProportions(sums: DispersionSums): number {
  checkComplete(sums)
  const { frequency, total, smallest } = sums
  if (frequency === 0 || smallest === total) return 0
  return Math.min(1, excess(sums) / (frequency * (total - smallest)))
}

/** DP times frequency times total. Both products round, if at all, the same way round, so it is never negative. */
function excess({ frequency, total, occurrencesAbove, wordsAbove }: DispersionSums): number {
  return occurrencesAbove * total - wordsAbove * frequency
}

function checkComplete({ frequency, total, occurrences, covered }: DispersionSums): void {
  if (occurrences !== frequency) {
    throw new RangeError(
      `frequency is ${frequency}, but the parts added hold ${occurrences}: add every part where the item occurs, once.`,
    )
  }
  if (covered > total) {
    throw new RangeError(`total is ${total}, but the parts added have ${covered} words: add every part once.`)
  }
}
