import type { DocumentCounts } from './document-counts.js'
import { type GroupedCounts, membersOf, sumsOf } from './grouped-counts.js'
import { permutedGroup } from './resample.js'

/** How many documents are drawn anew, and how often. */
export interface PermutationDraws {
  /** Draws for an item that is never decided earlier. */
  readonly draws: number
  readonly seed: number
  /** Draws as extreme as what was observed that are enough to know that a difference is common. */
  readonly enough: number
}

/**
 * Whether items are more or less frequent in a group than in all other documents, when whole documents could as well stand
 * in the other group: p values of a permutation test, for each of the tested groups against the rest, group by group and
 * in each by item.
 *
 * Words of one document are not independent of each other, documents are taken to be. So a draw deals out the documents
 * anew, with as many in the group as there are; its statistic is `|o - e|`, how far the frequency in the group is from the
 * share that its words make expect, two-sided. It is computed in whole numbers, `|o W - F w|`, with W the words and F the
 * frequency in all documents, o and w those of the group.
 *
 * Sequential: an item of which `enough` draws were at least as extreme as what was observed, the last of them draw
 * number l, is done with `p = enough / l`; one that comes to the last draw has `p = (extreme + 1) / (draws + 1)`. Both are valid p
 * values, never 0, and effort goes to the items that are promising. All groups share the draws: a group of n documents
 * is the first n that were dealt. Same seed, same p, to the last bit.
 *
 * Source: Fisher 1935, The Design of Experiments, section 21; Besag & Clifford 1991, Biometrika 78:301-304 (the sequential
 * p value); for whole documents in keyness: Lijffijt et al. 2016, Digital Scholarship in the Humanities 31:374-397.
 *
 * Range: above 0 to 1; NaN where the group or the rest has fewer than two documents, for then a difference of groups and one
 * of documents cannot be told apart.
 *
 * @method document-probabilities/1 Permutation of whole documents
 */
export function documentProbabilities(
  { counts, words, group }: GroupedCounts,
  tested: readonly number[],
  { draws, seed, enough }: PermutationDraws,
): Float64Array {
  const { documents, items } = counts
  const totals = sumsOf(counts)
  const allWords = Array.from(words).reduce((sum, each) => sum + each, 0)
  const probabilities = new Float64Array(tested.length * items).fill(Number.NaN)
  const classes = sizeClasses({ counts, words, group }, tested, totals, allWords)
  const largest = classes.at(-1)?.size ?? 0
  const block: Block = {
    from: 0,
    draws: 0,
    dealt: new Int32Array(largest * drawsAtATime),
    inside: new Float64Array(items * drawsAtATime),
    words: new Float64Array(drawsAtATime),
  }
  const order = new Int32Array(documents)
  const live = () => classes.reduce((sum, { count }) => sum + count, 0)
  let rows = counts
  let compacted = live()
  for (; block.from < draws && live() > 0; block.from += block.draws) {
    block.draws = Math.min(drawsAtATime, draws - block.from)
    for (let draw = 0; draw < block.draws; draw += 1)
      block.dealt.set(permutedGroup(documents, largest, seed, block.from + draw, order), draw * largest)
    block.inside.fill(0)
    block.words.fill(0)
    let size = 0
    for (const each of classes) {
      dealTo(each.size, size, largest, block, rows, words)
      size = each.size
      countExtremes(each, block, totals, allWords, enough, probabilities)
    }
    if (live() < compacted / 2) {
      rows = withoutDecided(rows, classes)
      compacted = live()
    }
  }
  for (const { count, slot, extremes } of classes) {
    for (let pair = 0; pair < count; pair += 1)
      probabilities[slot[pair] as number] = ((extremes[pair] as number) + 1) / (draws + 1)
  }
  return probabilities
}

/** Draws whose sums are held together, so that the pairs are gone through once for all of them. */
const drawsAtATime = 32

/** Some successive draws. */
interface Block {
  from: number
  draws: number
  /** Documents in the order they are dealt, by draw. */
  readonly dealt: Int32Array
  /** Frequencies in the documents dealt so far, by item and in each by draw. */
  readonly inside: Float64Array
  /** Words of the documents dealt so far, by draw. */
  readonly words: Float64Array
}

/** Deals documents in every draw of a block until there are `size`. */
function dealTo(
  size: number,
  before: number,
  largest: number,
  block: Block,
  { starts, item, count }: DocumentCounts,
  words: ArrayLike<number>,
): void {
  const { dealt, inside, words: insideWords } = block
  for (let draw = 0; draw < block.draws; draw += 1) {
    for (let turn = before; turn < size; turn += 1) {
      const document = dealt[draw * largest + turn] as number
      const end = starts[document + 1] as number
      for (let place = starts[document] as number; place < end; place += 1) {
        const of = (item[place] as number) * drawsAtATime + draw
        inside[of] = (inside[of] as number) + (count[place] as number)
      }
      insideWords[draw] = (insideWords[draw] as number) + (words[document] as number)
    }
  }
}

/** The undecided pairs of item and group, of all groups of one size. */
interface SizeClass {
  /** Documents that are dealt: those of the group or of the rest, whichever are fewer. The statistic is the same. */
  readonly size: number
  count: number
  readonly item: Int32Array
  /** The observed statistic. */
  readonly observed: Float64Array
  /** Place of the p value. */
  readonly slot: Int32Array
  readonly extremes: Int32Array
}

function sizeClasses(
  { counts, words, group }: GroupedCounts,
  tested: readonly number[],
  totals: Float64Array,
  allWords: number,
): SizeClass[] {
  const bySize = new Map<number, { at: number; documents: number[] }[]>()
  const groups = membersOf(group)
  tested.forEach((number, at) => {
    const documents = groups[number] ?? []
    const size = Math.min(documents.length, counts.documents - documents.length)
    if (size >= 2) bySize.set(size, [...(bySize.get(size) ?? []), { at, documents }])
  })
  const { items } = counts
  return [...bySize]
    .sort(([a], [b]) => a - b)
    .map(([size, members]) => {
      const pairs = members.length * items
      const item = new Int32Array(pairs)
      const observed = new Float64Array(pairs)
      const slot = new Int32Array(pairs)
      members.forEach(({ at, documents }, member) => {
        const inside = sumsOf(counts, documents)
        const insideWords = documents.reduce((sum, document) => sum + (words[document] as number), 0)
        for (let of = 0; of < items; of += 1) {
          const pair = member * items + of
          item[pair] = of
          slot[pair] = at * items + of
          observed[pair] = Math.abs((inside[of] as number) * allWords - (totals[of] as number) * insideWords)
        }
      })
      return { size, count: pairs, item, observed, slot, extremes: new Int32Array(pairs) }
    })
}

/** Holds the draws of a block against what was observed, and takes out the pairs that are decided by them. */
function countExtremes(
  pairs: SizeClass,
  { from, draws, inside, words }: Block,
  totals: Float64Array,
  allWords: number,
  enough: number,
  probabilities: Float64Array,
): void {
  const { item, observed, slot, extremes } = pairs
  let kept = 0
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const of = item[pair] as number
    const total = totals[of] as number
    const bound = observed[pair] as number
    let extreme = extremes[pair] as number
    let draw = 0
    for (; draw < draws && extreme < enough; draw += 1) {
      const away = (inside[of * drawsAtATime + draw] as number) * allWords - total * (words[draw] as number)
      if (away >= bound || -away >= bound) extreme += 1
    }
    if (extreme >= enough) {
      probabilities[slot[pair] as number] = extreme / (from + draw)
      continue
    }
    // In their order, so that the sums of successive pairs lie side by side.
    item[kept] = of
    observed[kept] = bound
    slot[kept] = slot[pair] as number
    extremes[kept] = extreme
    kept += 1
  }
  pairs.count = kept
}

/** The counts of items that some group has not decided yet. */
function withoutDecided(counts: DocumentCounts, classes: readonly SizeClass[]): DocumentCounts {
  const isLive = new Uint8Array(counts.items)
  for (const { item, count } of classes) for (let pair = 0; pair < count; pair += 1) isLive[item[pair] as number] = 1
  const starts = new Int32Array(counts.documents + 1)
  const item = new Int32Array(counts.item.length)
  const count = new Int32Array(counts.item.length)
  let filled = 0
  for (let document = 0; document < counts.documents; document += 1) {
    const end = counts.starts[document + 1] as number
    for (let place = counts.starts[document] as number; place < end; place += 1) {
      const of = counts.item[place] as number
      if (isLive[of] === 0) continue
      item[filled] = of
      count[filled] = counts.count[place] as number
      filled += 1
    }
    starts[document + 1] = filled
  }
  return { ...counts, starts, item: item.slice(0, filled), count: count.slice(0, filled) }
}
