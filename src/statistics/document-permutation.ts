import type { DocumentCounts } from './document-counts.js'
import { type GroupedCounts, membersOf } from './grouped-counts.js'
import { permutedGroup } from './resample.js'
import { type ComparedDocuments, comparedDocuments, squaredStudentisedDifference } from './studentised-difference.js'

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
 * anew, with as many in the group as there are; its statistic is the studentised difference of the two rates, two-sided:
 * `|t| = |rA - rB| / sqrt(sA^2 + sB^2)`, of which the errors are computed anew in every draw, see
 * {@link squaredStudentisedDifference}. A difference that is not studentised has the scale of the longest documents and tests equal
 * variances as much as equal rates: with 12 documents against 48 that are ten times as long it finds nothing, not even what is
 * there. The studentised one is exact where documents can be exchanged, and nears its level as documents grow in
 * number where only their rates are equal. Its price is power where a side has a handful of documents.
 *
 * `p = (1 + b) / (1 + B)`, with b of B draws at least as extreme as what was observed; draws that are equal but for rounding are as extreme.
 * Sequential: an item of which `enough` draws were that extreme, the last of them draw number l, is done with `p = enough / l`, which is
 * (1 + b) / (1 + B) of the draws before it. Both are valid p values, never 0, and effort goes to the items that are promising. All
 * groups share the draws: a group of n documents is the first n that were dealt. Same seed, same p, to the last bit.
 *
 * Source: Janssen 1997, Statistics & Probability Letters 36:9-21, and Chung & Romano 2013, Annals of Statistics 41:484-507 (the
 * studentised permutation test); Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39 (p); Besag &
 * Clifford 1991, Biometrika 78:301-304 (the sequential p); whole documents in keyness: Lijffijt et al. 2016, Digital
 * Scholarship in the Humanities 31:374-397.
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
  const whole = wholeOf(counts, words)
  const probabilities = new Float64Array(tested.length * items).fill(Number.NaN)
  const classes = sizeClasses({ counts, words, group }, tested, whole)
  const largest = classes.at(-1)?.size ?? 0
  const block: Block = {
    from: 0,
    draws: 0,
    dealt: new Int32Array(largest * drawsAtATime),
    inside: new Float64Array(items * drawsAtATime * 3),
    words: new Float64Array(drawsAtATime),
    squaredWords: new Float64Array(drawsAtATime),
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
    block.squaredWords.fill(0)
    let size = 0
    for (const each of classes) {
      dealTo(each.size, size, largest, block, rows, words)
      size = each.size
      countExtremes(each, block, whole, enough, probabilities)
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
  /** Three sums over the documents dealt so far, as {@link Whole} has them, by item and in each by draw. */
  readonly inside: Float64Array
  /** Words of the documents dealt so far, and their squares, by draw. */
  readonly words: Float64Array
  readonly squaredWords: Float64Array
}

/** What all documents add up to. */
interface Whole {
  readonly documents: number
  readonly words: number
  readonly squaredWords: number
  /** By item: the frequencies, their squares, and their products with the words of their document. */
  readonly sums: Float64Array
}

function wholeOf(counts: DocumentCounts, words: ArrayLike<number>, documents?: readonly number[]): Whole {
  const sums = new Float64Array(counts.items * 3)
  const [members, whole] = [documents ?? [...Array(counts.documents).keys()], { words: 0, squaredWords: 0 }]
  for (const document of members) {
    const size = words[document] as number
    addDocument(counts, document, size, sums, 3, 0)
    whole.words += size
    whole.squaredWords += size * size
  }
  return { documents: members.length, ...whole, sums }
}

/** Adds a document to the three sums of its items, which stand `stride` apart from `from` on. */
function addDocument(
  { starts, item, count }: DocumentCounts,
  document: number,
  words: number,
  sums: Float64Array,
  stride: number,
  from: number,
): void {
  const end = starts[document + 1] as number
  for (let place = starts[document] as number; place < end; place += 1) {
    const of = (item[place] as number) * stride + from
    const frequency = count[place] as number
    sums[of] = (sums[of] as number) + frequency
    sums[of + 1] = (sums[of + 1] as number) + frequency * frequency
    sums[of + 2] = (sums[of + 2] as number) + frequency * words
  }
}

/** Deals documents in every draw of a block until there are `size`. */
function dealTo(
  size: number,
  before: number,
  largest: number,
  block: Block,
  counts: DocumentCounts,
  words: ArrayLike<number>,
): void {
  const { dealt, inside, words: insideWords, squaredWords } = block
  for (let draw = 0; draw < block.draws; draw += 1) {
    for (let turn = before; turn < size; turn += 1) {
      const document = dealt[draw * largest + turn] as number
      const ofDocument = words[document] as number
      addDocument(counts, document, ofDocument, inside, drawsAtATime * 3, draw * 3)
      insideWords[draw] = (insideWords[draw] as number) + ofDocument
      squaredWords[draw] = (squaredWords[draw] as number) + ofDocument * ofDocument
    }
  }
}

/** The undecided pairs of item and group, of all groups of one size. */
interface SizeClass {
  /** Documents that are dealt: those of the group or of the rest, whichever are fewer. The statistic is the same. */
  readonly size: number
  count: number
  readonly item: Int32Array
  /** The square of the statistic, from which on a draw is as extreme as what was observed. */
  readonly bound: Float64Array
  /** Place of the p value. */
  readonly slot: Int32Array
  readonly extremes: Int32Array
}

function sizeClasses({ counts, words, group }: GroupedCounts, tested: readonly number[], whole: Whole): SizeClass[] {
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
      const bound = new Float64Array(pairs)
      const slot = new Int32Array(pairs)
      members.forEach(({ at, documents }, member) => {
        const inside = wholeOf(counts, words, documents)
        const sides = sidesOf(inside.documents, inside.words, inside.squaredWords, whole)
        for (let of = 0; of < items; of += 1) {
          // Item by item, so that the sums of a draw are at hand for all groups.
          const pair = of * members.length + member
          item[pair] = of
          slot[pair] = at * items + of
          bound[pair] = equal * statistic(of, inside.sums, of * 3, whole.sums, sides)
        }
      })
      return { size, count: pairs, item, bound, slot, extremes: new Int32Array(pairs) }
    })
}

/** Statistics that differ by less than rounding can make them are equal. */
const equal = 1 - 1e-9

/** Both sides, whatever the item. */
interface Sides {
  readonly a: ComparedDocuments
  readonly b: ComparedDocuments
}

function sidesOf(documents: number, words: number, squaredWords: number, whole: Whole): Sides {
  return {
    a: comparedDocuments(documents, words, squaredWords),
    b: comparedDocuments(whole.documents - documents, whole.words - words, whole.squaredWords - squaredWords),
  }
}

/** The square of the statistic of an item, whose sums inside of the group begin at `at`. */
function statistic(of: number, inside: Float64Array, at: number, all: Float64Array, { a, b }: Sides): number {
  return squaredStudentisedDifference(
    inside[at] as number,
    inside[at + 1] as number,
    inside[at + 2] as number,
    all[of * 3] as number,
    all[of * 3 + 1] as number,
    all[of * 3 + 2] as number,
    a,
    b,
  )
}

/** Holds the draws of a block against what was observed, and takes out the pairs that are decided by them. */
function countExtremes(
  pairs: SizeClass,
  { from, draws, inside, words, squaredWords }: Block,
  whole: Whole,
  enough: number,
  probabilities: Float64Array,
): void {
  const { size, item, bound, slot, extremes } = pairs
  const sides = Array.from({ length: draws }, (_, draw) =>
    sidesOf(size, words[draw] as number, squaredWords[draw] as number, whole),
  )
  let kept = 0
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const of = item[pair] as number
    const least = bound[pair] as number
    let extreme = extremes[pair] as number
    let draw = 0
    for (; draw < draws && extreme < enough; draw += 1) {
      const at = (of * drawsAtATime + draw) * 3
      if (statistic(of, inside, at, whole.sums, sides[draw] as Sides) >= least) extreme += 1
    }
    if (extreme >= enough) {
      probabilities[slot[pair] as number] = extreme / (from + draw)
      continue
    }
    // In their order, so that the sums of successive pairs lie side by side.
    item[kept] = of
    bound[kept] = least
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
