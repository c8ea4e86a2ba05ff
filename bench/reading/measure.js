import { hashWord } from './words.js'

/** @typedef {import('./gold.js').GoldPage} GoldPage */
/** @typedef {import('./gold.js').GoldLine} GoldLine */

/**
 * Words of one zone, as a reader gives them for one page. A reader without zones calls them all `any`.
 *
 * @typedef {{ zone: string, words: readonly string[] }} Segment
 */

/** @typedef {{ found: number, spurious: number, expected: number }} Tally */

/**
 * What was counted on some pages; sums over pages are counts over all of them.
 *
 * @typedef {object} Counts
 * @property {{ inOrder: number, expected: number }} order words
 * @property {{ missing: number, spurious: number, expected: number }} characters
 * @property {Record<string, Tally>} zones words
 */

/** The zones of the text itself, in one sequence. */
const flow = new Set(['title', 'abstract', 'keywords', 'heading', 'body'])

export const measuredZones = ['body', 'heading', 'references', 'running-head', 'footnote', 'table', 'contents']

/** @returns {Counts} */
export function noCounts() {
  return {
    order: { inOrder: 0, expected: 0 },
    characters: { missing: 0, spurious: 0, expected: 0 },
    zones: Object.fromEntries(measuredZones.map((zone) => [zone, { found: 0, spurious: 0, expected: 0 }])),
  }
}

/**
 * Holds one page against its gold and adds what is found.
 *
 * @param {Counts} counts
 * @param {GoldPage} gold
 * @param {readonly Segment[]} read in the order in which the reader gives them
 */
export function countPage(counts, gold, read) {
  countOrder(counts.order, gold, read)
  countCharacters(counts.characters, gold, read)
  for (const [zone, tally] of Object.entries(counts.zones)) countZone(tally, zone, gold, read)
}

/**
 * The longest common subsequence of words, of the text and of the references apart. Lines that may well be elsewhere in
 * the order, or no text, are left out of the gold.
 *
 * @param {Counts['order']} order @param {GoldPage} gold @param {readonly Segment[]} read
 */
function countOrder(order, gold, read) {
  for (const part of [flow, new Set(['references'])]) {
    const lines = gold.lines.filter((line) => !line.floats && zonesOf(line).every((zone) => part.has(zone)))
    const wanted = lines.flatMap(wordsOf)
    const given = read
      .filter(({ zone }) => zone === 'any' || part.has(zone))
      .flatMap(({ words }) => words.map(hashWord))
    order.inOrder += longestCommonSubsequence(wanted, given)
    order.expected += wanted.length
  }
}

/**
 * Characters of words that are missing or too many, in whatever order and zone: a word with one wrong letter counts
 * whole on both sides, so that this is a lower bound of the accuracy by characters.
 *
 * @param {Counts['characters']} characters @param {GoldPage} gold @param {readonly Segment[]} read
 */
function countCharacters(characters, gold, read) {
  const left = bagOf(gold.lines.flatMap(wordsOf))
  const expected = gold.lines.reduce((sum, line) => sum + line.characters, 0)
  let right = 0
  for (const word of read.flatMap(({ words }) => words)) {
    if (take(left, hashWord(word))) right += word.length
    else characters.spurious += word.length
  }
  characters.missing += expected - right
  characters.expected += expected
}

/**
 * Words of a zone, each as often as it stands there. Lines that may well be of this zone or of another are neither
 * expected nor spurious.
 *
 * @param {Tally} tally @param {string} zone @param {GoldPage} gold @param {readonly Segment[]} read
 */
function countZone(tally, zone, gold, read) {
  const certain = gold.lines.filter((line) => line.zone === zone && line.orElse === undefined)
  const wanted = bagOf(certain.flatMap(wordsOf))
  const allowed = bagOf(
    gold.lines.filter((line) => line.orElse !== undefined && zonesOf(line).includes(zone)).flatMap(wordsOf),
  )
  tally.expected += certain.reduce((sum, line) => sum + wordsOf(line).length, 0)
  for (const word of read.filter((segment) => segment.zone === zone).flatMap(({ words }) => words)) {
    const hash = hashWord(word)
    if (take(wanted, hash)) tally.found++
    else if (!take(allowed, hash)) tally.spurious++
  }
}

/** @param {GoldLine} line @returns {string[]} */
export function wordsOf(line) {
  return line.words.split(' ')
}

/** @param {GoldLine} line @returns {string[]} */
export function zonesOf(line) {
  return [line.zone, ...(line.orElse ?? [])]
}

/** @param {readonly string[]} words */
function bagOf(words) {
  /** @type {Map<string, number>} */
  const bag = new Map()
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** @param {Map<string, number>} bag @param {string} word @returns {boolean} whether there was one to take */
function take(bag, word) {
  const count = bag.get(word) ?? 0
  if (count === 0) return false
  bag.set(word, count - 1)
  return true
}

/**
 * Length of the longest common subsequence, in memory of one row.
 *
 * @param {readonly string[]} a @param {readonly string[]} b @returns {number}
 */
export function longestCommonSubsequence(a, b) {
  const row = new Uint32Array(b.length + 1)
  for (const word of a) {
    let diagonal = 0
    for (let column = 1; column <= b.length; column++) {
      const above = row[column] ?? 0
      row[column] = word === b[column - 1] ? diagonal + 1 : Math.max(above, row[column - 1] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}

/** @param {Tally} tally @returns {number} NaN where nothing was read as this zone */
export function precision({ found, spurious }) {
  return found / (found + spurious)
}

/** @param {Tally} tally @returns {number} NaN where the gold has nothing of this zone */
export function recall({ found, expected }) {
  return found / expected
}

/** @param {Counts} counts @returns {number} */
export function orderAccuracy({ order }) {
  return order.inOrder / order.expected
}

/** @param {Counts} counts @returns {number} below 0 where more was added than there is */
export function characterAccuracy({ characters: { missing, spurious, expected } }) {
  return 1 - (missing + spurious) / expected
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  const sum = noCounts()
  for (const { order, characters, zones } of all) {
    add(sum.order, order)
    add(sum.characters, characters)
    for (const [zone, tally] of Object.entries(zones))
      add(sum.zones[zone] ?? { found: 0, spurious: 0, expected: 0 }, tally)
  }
  return sum
}

/** @param {Record<string, number>} sum @param {Record<string, number>} more */
function add(sum, more) {
  for (const [name, number] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + number
}
