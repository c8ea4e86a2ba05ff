import type { Mentions } from './mentions.js'

const columns = ['entry', 'firstUnit', 'units', 'firstToken', 'endToken', 'start', 'end', 'sentence'] as const
const initialSize = 256

/**
 * Matches found in one document before the overlap policy has chosen among them, in growing columns that are used again
 * from document to document. They are appended in the order of mentions: by start, end and entry.
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
  /** 1 where the overlap policy keeps it. */
  kept = new Uint8Array(initialSize)

  /** Makes room for one more. */
  reserve(): void {
    if (this.count < this.entry.length) return
    const size = this.entry.length * 2
    for (const column of columns) {
      const grown = new Int32Array(size)
      grown.set(this[column])
      this[column] = grown
    }
    const kept = new Uint8Array(size)
    kept.set(this.kept)
    this.kept = kept
  }

  /** The kept ones as mentions; `negated` tells for each token whether it is negated. */
  toMentions(negated: Uint8Array): Mentions {
    let count = 0
    for (let candidate = 0; candidate < this.count; candidate += 1) count += this.kept[candidate] as number
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
      const endToken = this.endToken[candidate] as number
      for (let token = this.firstToken[candidate] as number; token < endToken; token += 1)
        if (negated[token] === 1) mentions.negated[mention] = 1
      mention += 1
    }
    return mentions
  }
}
