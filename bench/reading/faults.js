import { measuredZones, wordsOf, zonesOf } from './measure.js'
import { comparedWords, hashWord } from './words.js'

/** @typedef {import('./gold.js').GoldPage} GoldPage */
/** @typedef {import('./measure.js').Segment} Segment */

/**
 * What is wrong with a page, zone by zone, for the eye: the words that are missing (their letters are looked up in the
 * page's plain text, `?` where they are not there) and those that are spurious.
 *
 * @param {GoldPage} gold
 * @param {readonly Segment[]} read
 * @param {string} plain text of the page
 * @returns {string[]}
 */
export function describeFaults(gold, read, plain) {
  const known = new Map(comparedWords(plain).map((word) => [hashWord(word), word]))
  return measuredZones.flatMap((zone) => {
    const certain = gold.lines.filter((line) => line.zone === zone && line.orElse === undefined).flatMap(wordsOf)
    const open = gold.lines.filter((line) => line.orElse && zonesOf(line).includes(zone)).flatMap(wordsOf)
    const given = read.filter((segment) => segment.zone === zone).flatMap(({ words }) => words)
    const missing = without(certain, given.map(hashWord)).map((hash) => known.get(hash) ?? '?')
    const hashes = without(given.map(hashWord), [...certain, ...open])
    const letters = new Map(given.map((word) => [hashWord(word), word]))
    const spurious = hashes.map((hash) => letters.get(hash) ?? '?')
    return [
      ...(missing.length > 0 ? [`  ${zone} misses ${missing.length}: ${missing.slice(0, 60).join(' ')}`] : []),
      ...(spurious.length > 0 ? [`  ${zone} has ${spurious.length} too many: ${spurious.slice(0, 60).join(' ')}`] : []),
    ]
  })
}

/** @param {readonly string[]} words @param {readonly string[]} gone each taken away once */
function without(words, gone) {
  const left = [...gone]
  return words.filter((word) => {
    const index = left.indexOf(word)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
