import type { Block, BlockKind, Extraction } from './extraction.js'
import { isListItem, joinParagraphs } from './join-paragraphs.js'
import { normaliseCharacters, wordsOf } from './normalise-text.js'
import { looksLikeHeading } from './recognise-heading.js'
import { isLettersOnly, repairLetters } from './repair-letters.js'
import { splitPages } from './split-pages.js'

/** The end of an entry of a table of contents: a row of dots and the page, or a long row of dots. */
const leaders = /(?:\.{4}|(?:\. ){4}|…{2}|_{4})[ .]?(?:\d{1,4}|[ivxlc]{1,6})$|\.{8}[ .]?$|(?:\. ){6}\.?$/

/** The letter or the Roman figure of an item or section, without the item. */
const loneNumber = /^\(?(?:\p{L}|[ivxlc]{1,5}|[IVXLC]{1,5})[.)]?$/u

/** Plain text -> blocks: lines to paragraphs, form feeds to pages, headings by their look. */
export function extractText(text: string): Extraction {
  const normalised = repairLetters(normaliseCharacters(text))
  let known: ReadonlySet<string> | undefined
  const words = (): ReadonlySet<string> => {
    known ??= wordsOf(normalised)
    return known
  }
  const { lines, pages } = splitPages(normalised)
  const blocks = joinParagraphs(lines, words).map(
    ({ text: paragraph, first }): Block => ({
      text: paragraph,
      kind: first.runningHead ? 'running-head' : kindOf(paragraph),
      page: first.page,
    }),
  )
  return { blocks, metadata: {}, pages, problems: [] }
}

/** What a paragraph is by its look alone. */
export function kindOf(paragraph: string): BlockKind {
  if (isLettersOnly(paragraph)) return 'running-head'
  // Rules, page numbers, figures that lost their table, numbers that lost their section: without a word in it.
  if (!/\p{L}/u.test(paragraph)) return paragraph.length < 120 ? 'running-head' : 'table'
  if (paragraph.length < 8 && loneNumber.test(paragraph)) return 'running-head'
  if (paragraph.length < 400 && leaders.test(paragraph.slice(-20))) return 'contents'
  if (isListItem(paragraph)) return 'list-item'
  return looksLikeHeading(paragraph) ? 'heading' : 'paragraph'
}
