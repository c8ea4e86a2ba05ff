import { grown } from '../language/surface-table.js'
import type { Mentions } from './mentions.js'
import type { NegationPolicy } from './policies.js'

const columns = ['entry', 'firstUnit', 'units', 'firstToken', 'endToken', 'start', 'end', 'sentence'] as const
const initialSize = 256

/**
 * Matches found in one document before policies have chosen among them, in growing columns that are used again from
 * document to document. When the overlap policy looks at them they are in the order of mentions: by start, end and entry.
 */
export class Candidates {
  count = 0
  entry = new Int32Array(initialSize)
  /** Number of its first unit within the sentence; numbers rise by one from unit to unit of a match. */
  firstUnit = new Int32Array(initialSize)
  /** How many units it spans. */
  units = new Int32Array(initialSize)
  firstToken = new Int32Array(initialSize)
  endToken = new Int32Array(initialSize)
  start = new Int32Array(initialSize)
  end = new Int32Array(initialSize)
  sentence = new Int32Array(initialSize)
  /** 1 where nothing has dropped it yet. */
  kept = new Uint8Array(initialSize)
  negated = new Uint8Array(initialSize)

  /** Appends one, kept for the time being. */
  add(
    entry: number,
    firstUnit: number,
    units: number,
    firstToken: number,
    endToken: number,
    start: number,
    end: number,
    sentence: number,
  ): void {
    if (this.count === this.entry.length) this.#grow()
    const at = this.count
    this.count += 1
    this.entry[at] = entry
    this.firstUnit[at] = firstUnit
    this.units[at] = units
    this.firstToken[at] = firstToken
    this.endToken[at] = endToken
    this.start[at] = start
    this.end[at] = end
    this.sentence[at] = sentence
    this.kept[at] = 1
  }

  #grow(): void {
    const size = this.entry.length * 2
    for (const column of columns) this[column] = grown(this[column], size)
    this.kept = grown(this.kept, size)
    this.negated = grown(this.negated, size)
  }

  /** Brings those from `first` on into the order of mentions, without those that are not kept or belong to no entry. */
  arrange(first: number, entries: number): void {
    const { entry, start, end, kept } = this
    const order: number[] = []
    for (let candidate = first; candidate < this.count; candidate += 1)
      if (kept[candidate] === 1 && (entry[candidate] as number) < entries) order.push(candidate)
    order.sort(
      (a, b) =>
        (start[a] as number) - (start[b] as number) ||
        (end[a] as number) - (end[b] as number) ||
        (entry[a] as number) - (entry[b] as number),
    )
    for (const column of columns) {
      const values = order.map((candidate) => this[column][candidate] as number)
      this[column].set(values, first)
    }
    this.count = first + order.length
    kept.fill(1, first, this.count)
  }

  /** The kept ones as mentions; `negated` tells for each token whether it is negated. */
  toMentions(negated: Uint8Array, policy: NegationPolicy): Mentions {
    let count = 0
    for (let candidate = 0; candidate < this.count; candidate += 1) {
      if (this.kept[candidate] === 0) continue
      let isNegated = 0
      const endToken = this.endToken[candidate] as number
      for (let token = this.firstToken[candidate] as number; token < endToken; token += 1)
        if (negated[token] === 1) isNegated = 1
      this.negated[candidate] = isNegated
      if (policy !== 'flag' && (policy === 'only') !== (isNegated === 1)) this.kept[candidate] = 0
      else count += 1
    }
    const column = () => new Int32Array(count)
    const mentions = {
      count,
      entry: column(),
      firstToken: column(),
      endToken: column(),
      start: column(),
      end: column(),
      sentence: column(),
      negated: new Uint8Array(count),
    }
    let mention = 0
    for (let candidate = 0; candidate < this.count; candidate += 1) {
      if (this.kept[candidate] === 0) continue
      mentions.entry[mention] = this.entry[candidate] as number
      mentions.firstToken[mention] = this.firstToken[candidate] as number
      mentions.endToken[mention] = this.endToken[candidate] as number
      mentions.start[mention] = this.start[candidate] as number
      mentions.end[mention] = this.end[candidate] as number
      mentions.sentence[mention] = this.sentence[candidate] as number
      mentions.negated[mention] = this.negated[candidate] as number
      mention += 1
    }
    return mentions
  }
}
