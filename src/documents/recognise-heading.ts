import type { Zone } from './document.js'
import type { Block } from './extraction.js'

const sectionNumber =
  /^(?:(?:chapter|section|part|annex|appendix)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVXL]{1,5}\.|[A-Z][.)]|[a-z]\))\s+/i
const appendix = /^(?:annex|appendix)(?:\s+(?:[A-Z]|\d{1,2}|[IVXL]+))?[.:\s–—-]+/i

/** The special sections, by the words that head them, in lower case. */
const sections: ReadonlyMap<string, Zone> = new Map<string, Zone>([
  ['abstract', 'abstract'],
  ['keywords', 'keywords'],
  ['key words', 'keywords'],
  ['index terms', 'keywords'],
  ['main subjects', 'keywords'],
  ['subjects', 'keywords'],
  ['references', 'references'],
  ['reference', 'references'],
  ['reference list', 'references'],
  ['list of references', 'references'],
  ['references and notes', 'references'],
  ['references cited', 'references'],
  ['selected references', 'references'],
  ['bibliography', 'references'],
  ['selected bibliography', 'references'],
  ['works cited', 'references'],
  ['literature', 'references'],
  ['literature cited', 'references'],
  ['cited literature', 'references'],
  ['sources', 'references'],
  ['notes', 'footnote'],
  ['endnotes', 'footnote'],
  ['footnotes', 'footnote'],
  ['notes and references', 'footnote'],
  ['contents', 'contents'],
  ['table of contents', 'contents'],
  ['list of contents', 'contents'],
  ['list of figures', 'contents'],
  ['list of tables', 'contents'],
])

/** The zone that a heading opens (`3. References`, `Key words:`), or undefined where it opens none of its own. */
export function sectionOf(heading: string): Zone | undefined {
  if (heading.length > 60) return undefined
  const bare = heading
    .replace(appendix, '')
    .replace(sectionNumber, '')
    .replace(/[\s:.–—-]+$/, '')
    .toLowerCase()
  return sections.get(bare) ?? sections.get(bare.replace(/ /g, '')) // also of S P A C E D letters
}

const small = /^(?:a|an|and|as|at|by|de|for|from|in|into|is|its|of|on|or|per|the|to|vs|with|within)$/i

/**
 * Whether a paragraph that stands by itself looks like a heading: short, without final punctuation, beginning with a
 * capital or a section number, and set in capitals, in title case, or in few words.
 */
export function looksLikeHeading(paragraph: string): boolean {
  if (paragraph.length > 120 || /[.,;!?…"”)\]]$/.test(paragraph) || /[@|]|https?:|www\./.test(paragraph)) return false
  const numbered = sectionNumber.test(paragraph)
  const bare = paragraph.replace(sectionNumber, '')
  if (!/^["“]?\p{Lu}/u.test(bare) || /[.!?] \p{Lu}/u.test(bare)) return false
  const words = bare.split(' ').filter((part) => /\p{L}/u.test(part))
  if (words.length === 0 || words.length > 16) return false
  if (bare.endsWith(':')) return words.length <= 4
  // A line that stops at `of the` goes on; `Annex A` does not.
  const last = words[words.length - 1] ?? ''
  if (small.test(last) && last !== 'A') return false
  if (numbered || words.length <= 5 || bare === bare.toUpperCase()) return true
  const weighty = words.filter((each) => !small.test(each))
  const capital = weighty.filter((each) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(each))
  return capital.length * 4 >= weighty.length * 3
}

const usual =
  /^(?:introduction|conclusions?|foreword|preface|summary|background|methods?|methodology|results|discussion)$/i

/** Whether a line right above a paragraph must be its heading: in capitals, numbered, of capitalised words, or a usual one. */
export function mustBeHeading(line: string): boolean {
  if (!looksLikeHeading(line)) return false
  const bare = line.replace(sectionNumber, '')
  if (bare !== line || bare === bare.toUpperCase() || usual.test(bare) || sectionOf(bare) !== undefined) return true
  const weighty = bare.split(' ').filter((each) => /\p{L}/u.test(each) && !small.test(each))
  return weighty.length >= 2 && weighty.every((each) => /^[^\p{L}]*\p{Lu}/u.test(each))
}

/** A document without styles has its headings all the same: short paragraphs that look like it. */
export function findHeadings(blocks: readonly Block[]): Block[] {
  if (blocks.some((block) => block.kind === 'heading')) return [...blocks]
  return blocks.map((block) =>
    block.kind === 'paragraph' && looksLikeHeading(block.text) ? { ...block, kind: 'heading' } : block,
  )
}
