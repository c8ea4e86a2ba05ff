import { checkCount } from './count.js'

/** One item over the parts of a corpus. */
export interface Parts {
  /** Occurrences of the item in each part that has words. */
  readonly occurrences: readonly number[]
  /** Words of the same parts. */
  readonly words: readonly number[]
  /** Sum of the occurrences. */
  readonly frequency: number
  /** Sum of the words. */
  readonly total: number
}

/**
 * An item's occurrences in every part of a corpus with the words of each. A part without words is no part: it is left
 * out.
 *
 * @throws RangeError naming the value, where one is no count, an item occurs in a part without words, or the arrays
 *   differ in length.
 */
export function partsOf(occurrences: ArrayLike<number>, words: ArrayLike<number>): Parts {
  if (occurrences.length !== words.length) {
    throw new RangeError(`occurrences and words must be as long, but are ${occurrences.length} and ${words.length}.`)
  }
  const kept = { occurrences: [] as number[], words: [] as number[] }
  let frequency = 0
  let total = 0
  for (let part = 0; part < words.length; part += 1) {
    const inPart = occurrences[part] ?? 0
    const size = words[part] ?? 0
    checkCount(`occurrences[${part}]`, inPart)
    checkCount(`words[${part}]`, size)
    if (size === 0) {
      if (inPart > 0) throw new RangeError(`occurrences[${part}] is ${inPart}, but words[${part}] is 0.`)
      continue
    }
    kept.occurrences.push(inPart)
    kept.words.push(size)
    frequency += inPart
    total += size
  }
  checkCount('the sum of occurrences', frequency)
  checkCount('the sum of words', total)
  return { ...kept, frequency, total }
}
