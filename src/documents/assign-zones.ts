import type { Zone } from './document.js'
import type { Block } from './extraction.js'
import { certain, citationScore, likely } from './recognise-citation.js'
import { sectionOf } from './recognise-heading.js'

const labelled = /^(abstract|key ?words(?: and phrases)?|index terms)(?:\.| ?[:—–]| -)\s*(?=\S)/i
const contentsEntry = /(?:\.{3,}|(?:\. ){3,}|…|\s|\t)(?:\d{1,4}|[ivxlc]{1,6})$/

/**
 * Gives every block its zone, in the order of the blocks.
 *
 * What the format says is believed (footnotes, tables, running heads). Special sections run from their heading to the
 * next one; a heading belongs to the section where that is not counted (so `References` is no word of the author) and is
 * `heading` else. A heading alone does not make a reference list: the entries below it must look like entries. Where a
 * document ends in such entries without a heading, these are its reference list.
 *
 * @param title the document's title where its metadata says it
 */
export function assignZones(blocks: readonly Block[], title = ''): Zone[] {
  const zones = blocks.map(zoneOfKind)
  markTitle(blocks, zones, title)
  blocks.forEach((block, index) => {
    if (zones[index] === 'body' || zones[index] === 'heading') {
      const label = labelled.exec(block.text)?.[1]
      if (label !== undefined) zones[index] = label.toLowerCase() === 'abstract' ? 'abstract' : keywordsOrBody(block)
    }
    const section = opensSection(block, zones[index]) ? sectionOf(block.text) : undefined
    if (section !== undefined) markSection(blocks, zones, index, section)
  })
  markUnheadedReferences(blocks, zones)
  return zones
}

function keywordsOrBody(block: Block): Zone {
  return block.text.length <= 500 ? 'keywords' : 'body'
}

function zoneOfKind(block: Block): Zone {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'table':
    case 'footnote':
    case 'contents':
    case 'running-head':
      return block.kind
    case 'code':
      // Code and preformatted matter are shown, not said: not counted, as tables are not.
      return 'table'
    default:
      return 'body'
  }
}

/** `Keywords` may be read as a short paragraph: its name makes it a heading. */
function opensSection(block: Block, zone: Zone | undefined): boolean {
  return zone === 'heading' || (zone === 'body' && block.kind === 'paragraph' && block.text.length <= 40)
}

function markTitle(blocks: readonly Block[], zones: Zone[], title: string): void {
  if (zones.includes('title')) return
  const wanted = bare(title)
  const early = blocks.findIndex((block, index) => index < 12 && wanted !== '' && bare(block.text) === wanted)
  if (early >= 0 && (zones[early] === 'heading' || zones[early] === 'body')) {
    zones[early] = 'title'
    return
  }
  const first = zones.findIndex((zone) => zone !== 'running-head')
  const block = blocks[first]
  const hasMore = zones.some((zone, index) => index > first && zone === 'body')
  if (block === undefined || !hasMore || sectionOf(block.text) !== undefined) return
  // `Fellow citizens:` greets.
  if (zones[first] === 'heading' && !block.text.endsWith(':')) zones[first] = 'title'
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function markSection(blocks: readonly Block[], zones: Zone[], heading: number, section: Zone): void {
  const level = blocks[heading]?.level
  if (section === 'references' || section === 'footnote') {
    markEntries(blocks, zones, heading, section)
    return
  }
  if (section === 'contents') {
    markContents(blocks, zones, heading)
    return
  }
  zones[heading] = section === 'abstract' ? 'heading' : section
  for (let index = heading + 1; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined || endsSection(block, zones[index], level)) return
    if (section === 'keywords' && (block.text.length > 500 || citationScore(block.text) >= certain)) return
    if (zones[index] === 'body' || zones[index] === 'heading') zones[index] = section
    // Keywords are one line or a list; what follows them without a heading is the text again.
    if (section === 'keywords' && block.kind === 'paragraph' && blocks[index + 1]?.kind !== 'list-item') return
  }
}

/** A heading ends the section, but for one that the format says is deeper. */
function endsSection(block: Block, zone: Zone | undefined, level: number | undefined): boolean {
  if (zone === 'title') return true
  if (block.kind !== 'heading' && !(zone === 'body' && sectionOf(block.text) !== undefined)) return false
  return level === undefined || block.level === undefined || block.level <= level
}

/** How many blocks without the look of an entry a list of entries bears in a row: an annotation, a page's debris. */
const patience = 3

function markEntries(blocks: readonly Block[], zones: Zone[], heading: number, section: Zone): void {
  const level = blocks[heading]?.level
  const threshold = section === 'references' ? likely : 2
  let last = heading
  let entries = 0
  let others = 0
  for (let index = heading + 1; index < blocks.length && others <= patience; index += 1) {
    const block = blocks[index]
    if (block === undefined || zones[index] === 'running-head') continue
    const entry = citationScore(block.text) >= threshold
    if (block.level !== undefined && level !== undefined && block.kind === 'heading' && block.level <= level) break
    if (block.kind === 'heading' && !entry && /^(?:annex|appendix|acknowledge?ments?|about the)\b/i.test(block.text))
      break
    if (entry) {
      entries += 1
      last = index
      others = 0
    } else others += 1
  }
  const inside = last - heading
  if (entries === 0 || entries * 2 < inside) return
  // Notes that mostly cite are a reference list; other notes stay what they are, the author's own words.
  for (let index = heading; index <= last; index += 1) {
    if (zones[index] !== 'running-head') zones[index] = 'references'
  }
}

/** A page of contents holds no sentences; a paragraph as long as this is one. */
const longestTitle = 200

/** The last block of the page that a heading stands on, where all between them are titles and numbers of pages. */
function endOfContentsPage(blocks: readonly Block[], zones: readonly Zone[], heading: number): number {
  const page = blocks[heading]?.page ?? 0
  if (page === 0) return heading
  let last = heading
  let numbers = 0
  for (let index = heading + 1; blocks[index]?.page === page; index += 1) {
    const text = blocks[index]?.text ?? ''
    if (/^[\divxl ]+$/.test(text)) numbers += 1
    if (zones[index] === 'running-head') continue
    if (text.length > longestTitle || (text.length > 80 && /[.!?]["”’)]?$/.test(text))) return heading
    last = index
  }
  return last - heading >= 4 || numbers > 0 ? last : heading
}

function markContents(blocks: readonly Block[], zones: Zone[], heading: number): void {
  const pageEnd = endOfContentsPage(blocks, zones, heading)
  let last = heading
  let others = 0
  for (let index = heading + 1; index < blocks.length && others <= 1; index += 1) {
    const block = blocks[index]
    if (block === undefined || zones[index] === 'running-head') continue
    const entry = block.kind === 'contents' || (block.text.length <= 160 && contentsEntry.test(block.text))
    const listed = block.kind === 'list-item' && blocks[heading]?.level !== undefined && block.text.length <= 160
    if (entry || listed) {
      last = index
      others = 0
    } else if (block.text.length > 160) break
    else others += 1
  }
  last = Math.max(last, pageEnd)
  for (let index = heading; index <= last; index += 1) if (zones[index] !== 'running-head') zones[index] = 'contents'
}

/** Entries a list must have to be taken for one without a heading. */
const fewest = 3

function markUnheadedReferences(blocks: readonly Block[], zones: Zone[]): void {
  let first = blocks.length
  let entries = 0
  let others = 0
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index]
    const zone = zones[index]
    if (block === undefined || zone === 'references') return
    if (zone === 'running-head' || zone === 'footnote') continue
    if (zone === 'keywords' || zone === 'title' || zone === 'abstract') break
    if (citationScore(block.text) >= certain) {
      entries += 1
      first = index
      others = 0
    } else if (entries > 0 && citationScore(block.text) >= likely && block.kind !== 'heading' && others < 2) others += 1
    else if (entries === 0 && others < 1 && block.text.length <= 200) others += 1
    else break
  }
  if (entries < fewest) return
  // The first entry may score too low by itself: a numbered list is taken whole from its number 1.
  const numbered = /^\[?(\d{1,3})[.)\]]/
  for (let index = first - 1; index >= 0; index -= 1) {
    const here = Number(numbered.exec(blocks[index]?.text ?? '')?.[1] ?? Number.NaN)
    const next = Number(numbered.exec(blocks[index + 1]?.text ?? '')?.[1] ?? Number.NaN)
    if (here !== next - 1) break
    first = index
  }
  const lastEntry = blocks.findLastIndex((block) => citationScore(block.text) >= likely)
  for (let index = first; index <= lastEntry; index += 1) {
    if (zones[index] === 'body' || zones[index] === 'heading') zones[index] = 'references'
  }
}
