/**
 * Fingerprints of a sequence of words by winnowing: of every `window` consecutive hashes of runs of `run` words the smallest
 * is kept, the rightmost of equals. Two sequences that share `window + run - 1` consecutive words share a fingerprint
 * there, wherever they stand, and only about 2 of `window + 1` hashes are kept.
 *
 * Source: Schleimer, Wilkerson & Aiken 2003, SIGMOD, pp. 76-85.
 *
 * @param words a value for each word, equal for equal words; which runs are kept depends on these values.
 * @returns none for fewer than `window + run - 1` words, else hashes (32 bits) and the position of the first word of each run, in order of position.
 */
export function winnow(words: Int32Array, run: number, window: number): { hashes: Int32Array; positions: Int32Array } {
  const runs = words.length - run + 1
  if (runs < window) return { hashes: new Int32Array(0), positions: new Int32Array(0) }
  const hash = hashRuns(words, run, runs)
  const kept: number[] = []
  let smallest = -1
  for (let last = window - 1; last < runs; last += 1) {
    const first = last - window + 1
    if (smallest < first) {
      smallest = first
      for (let at = first + 1; at <= last; at += 1)
        if ((hash[at] as number) <= (hash[smallest] as number)) smallest = at
      kept.push(smallest)
    } else if ((hash[last] as number) <= (hash[smallest] as number)) {
      smallest = last
      kept.push(smallest)
    }
  }
  const positions = Int32Array.from(kept)
  return { hashes: positions.map((position) => hash[position] as number), positions }
}

const base = 0x01000193

/** Rolling polynomial hashes of all runs, stirred so that the smallest of a window is no particular word. */
function hashRuns(words: Int32Array, run: number, runs: number): Int32Array {
  const hashes = new Int32Array(runs)
  let leaving = 1
  for (let power = 0; power < run; power += 1) leaving = Math.imul(leaving, base)
  let rolling = 0
  for (let at = 0; at < words.length; at += 1) {
    rolling = (Math.imul(rolling, base) + stir((words[at] as number) + 1)) | 0
    if (at >= run) rolling = (rolling - Math.imul(leaving, stir((words[at - run] as number) + 1))) | 0
    if (at >= run - 1) hashes[at - run + 1] = stir(rolling)
  }
  return hashes
}

function stir(value: number): number {
  let stirred = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35)
  return stirred ^ (stirred >>> 16)
}
