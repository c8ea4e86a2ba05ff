import { longestCommonSubsequence, wordsOf } from './measure.js'
import { comparedWords, hashWord } from './words.js'

/** @typedef {import('../../src/documents/document.js').TextDocument} TextDocument */
/** @typedef {import('./gold.js').GoldPage} GoldPage */
/** @typedef {import('./measure.js').Segment} Segment */

/** How many words at a page's edge are looked for in a paragraph that runs over it. */
const edge = 12

/**
 * What a document holds of one page.
 *
 * A paragraph knows the page it begins on. Where the gold says that the text begins in the middle of a paragraph, its
 * first words are looked for in the paragraphs of the three pages before, and the paragraph counts from there; where it
 * ends in the middle of one, that paragraph counts to the gold's last words. Words at the edges that are not found are
 * lost, or those of the next page spurious: the reader has to answer for it.
 *
 * @param {TextDocument} document
 * @param {GoldPage} gold
 * @returns {Segment[]}
 */
export function cutPage(document, gold) {
  const near = document.paragraphs.filter(({ page }) => page >= gold.page - 3 && page <= gold.page)
  const read = near.map(({ start, end, zone, page }) => {
    const words = comparedWords(document.text.slice(start, end))
    return { zone, page, words, from: page === gold.page ? 0 : words.length, to: words.length }
  })
  const flowing = gold.lines.filter((line) => !line.floats && line.zone === 'body').flatMap(wordsOf)
  if (gold.runsIn) {
    const earlier = read.filter(({ page }) => page < gold.page)
    const found = findEdge(
      earlier.map(({ words }) => words.map(hashWord)),
      flowing.slice(0, edge),
    )
    const into = found && earlier[found.paragraph]
    if (into) into.from = found.position
  }
  if (gold.runsOn) {
    const backwards = read.map(({ words }) => words.map(hashWord).reverse())
    const found = findEdge(backwards, flowing.slice(-edge).reverse())
    const onwards = found && read[found.paragraph]
    if (onwards) onwards.to = onwards.words.length - found.position
  }
  return read.map(({ zone, words, from, to }) => ({ zone, words: words.slice(from, to) }))
}

/**
 * Where the words at an edge begin: the last place in the last paragraph where most of them follow each other. A few
 * may differ, and the paragraph may end before they do.
 *
 * @param {readonly (readonly string[])[]} paragraphs
 * @param {readonly string[]} sought
 */
function findEdge(paragraphs, sought) {
  /** @type {{ paragraph: number, position: number, score: number } | undefined} */
  let best
  paragraphs.forEach((words, paragraph) => {
    words.forEach((word, position) => {
      if (word !== sought[0] && word !== sought[1]) return
      const window = words.slice(position, position + edge + 4)
      const score = longestCommonSubsequence(sought, window)
      const enough = score >= 0.7 * Math.min(sought.length, window.length)
      if (enough && score >= (best?.score ?? 0)) best = { paragraph, position, score }
    })
  })
  return best
}
