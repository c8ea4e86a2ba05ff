import type { Block, BlockKind, Extraction } from './extraction.js'
import { isListItem, joinParagraphs } from './join-paragraphs.js'
import { normaliseCharacters, wordsOf } from './normalise-text.js'
import { looksLikeHeading } from './recognise-heading.js'
import { splitPages } from './split-pages.js'

/** The end of an entry of a table of contents: a row of dots and the page, or a long row of dots. */
const leaders = /(?:\.{4}|(?:\. ){4}|…{2}|_{4})[ .]?(?:\d{1,4}|[ivxlc]{1,6})$|\.{8}[ .]?$|(?:\. ){6}\.?$/

/** Plain text -> blocks: lines to paragraphs, form feeds to pages, headings by their look. */
export function extractText(text: string): Extraction {
  const normalised = normaliseCharacters(text)
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
  // Rules, page numbers, figures that lost their table: furniture without a word in it.
  if (paragraph.length < 120 && !/\p{L}/u.test(paragraph)) return 'running-head'
  if (paragraph.length < 400 && leaders.test(paragraph.slice(-20))) return 'contents'
  if (isListItem(paragraph)) return 'list-item'
  return looksLikeHeading(paragraph) ? 'heading' : 'paragraph'
}
