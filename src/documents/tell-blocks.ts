import { describeSetting, type Setting } from './describe-letters.js'
import type { Block, BlockKind } from './extraction.js'
import { findFootnotes } from './find-footnotes.js'
import { findPageHeads } from './find-page-heads.js'
import { isListItem } from './join-paragraphs.js'
import { joinPlacedLines, joinWords, type PlacedParagraph } from './join-placed-lines.js'
import type { PlacedLine } from './lay-out-page.js'
import { wordsOf } from './normalise-text.js'
import { isCaption } from './recognise-caption.js'
import { looksLikeHeading, mustBeHeading } from './recognise-heading.js'
import { repairSpacing } from './repair-spacing.js'

/**
 * Makes the blocks of a document from the lines of its pages: paragraphs go on over pages, and what stands between their
 * halves (running heads, footnotes, tables) follows them.
 *
 * @param placed lines of all pages in the order of reading
 * @param pages number of pages
 * @param fontNames names of fonts as far as they are known
 */
export function tellBlocks(
  placed: readonly PlacedLine[],
  pages: number,
  fontNames: ReadonlyMap<string, string>,
): Block[] {
  const lines = repairSpacing(placed)
  const heads = findPageHeads(lines, pages)
  const setting = describeSetting(
    lines.filter((line) => !heads.has(line)),
    fontNames,
  )
  const notes = findFootnotes(lines, heads, setting)
  let known: ReadonlySet<string> | undefined
  const words = (): ReadonlySet<string> => {
    known ??= wordsOf(lines.map((line) => line.text).join('\n'))
    return known
  }
  const order = new Map(lines.map((line, index) => [line, index]))
  const isAside = (line: PlacedLine): boolean =>
    heads.has(line) || notes.has(line) || line.kind === 'table' || line.kind === 'turned'
  const flow = joinPlacedLines(
    lines.filter((line) => !isAside(line)),
    setting,
    words,
  )
  const paragraphs = rejoin(flow, setting, words)
  const asides: PlacedParagraph[] = [
    ...joinNotes(
      lines.filter((line) => notes.has(line) && !heads.has(line)),
      words,
    ),
    ...lines
      .filter((line) => isAside(line) && (heads.has(line) || !notes.has(line)))
      .map((line) => ({ text: line.text, lines: [line], room: 9 })),
  ]
  const title = titleOf(paragraphs, setting)
  const kindOfAside = (line: PlacedLine): BlockKind =>
    heads.has(line) ? 'running-head' : notes.has(line) ? 'footnote' : 'table'
  const figures = findFigureText(paragraphs, setting)
  const blocks = paragraphs.map((paragraph, index) => ({
    paragraph,
    kind:
      paragraph === title
        ? ('title' as const)
        : figures.has(paragraph)
          ? ('table' as const)
          : kindOf(paragraph, paragraphs[index + 1], setting),
  }))
  const others = asides.flatMap((paragraph) => {
    const [line] = paragraph.lines
    return line === undefined ? [] : [{ paragraph, kind: kindOfAside(line) }]
  })
  return interleave(blocks, others, order).map(({ paragraph, kind }): Block => {
    const page = paragraph.lines[0]?.page ?? 0
    return kind === 'title' ? { text: paragraph.text, kind, page, level: 1 } : { text: paragraph.text, kind, page }
  })
}

interface Told {
  readonly paragraph: PlacedParagraph
  readonly kind: BlockKind
}

/** Puts what stands aside behind the paragraph that was open where it stands. */
function interleave(flow: readonly Told[], asides: readonly Told[], order: ReadonlyMap<PlacedLine, number>): Told[] {
  const starts = flow.map(({ paragraph }) => place(paragraph, order))
  const behind = new Map<number, Told[]>()
  const sorted = [...asides].sort((a, b) => place(a.paragraph, order) - place(b.paragraph, order))
  let open = -1
  for (const aside of sorted) {
    const at = place(aside.paragraph, order)
    while (open + 1 < starts.length && (starts[open + 1] ?? 0) < at) open += 1
    behind.set(open, [...(behind.get(open) ?? []), aside])
  }
  return [...(behind.get(-1) ?? []), ...flow.flatMap((told, index) => [told, ...(behind.get(index) ?? [])])]
}

function place(paragraph: PlacedParagraph, order: ReadonlyMap<PlacedLine, number>): number {
  const [first] = paragraph.lines
  return first === undefined ? 0 : (order.get(first) ?? 0)
}

const sentenceEnd = /[.!?:;…][\])"”’'»⁰¹²³⁴-⁹]*$/u
/** How many paragraphs may stand between the halves of one: a figure's caption, a quotation pulled out of the text. */
const between = 40

/** Joins the halves of a sentence that something set otherwise parts: a box, a caption, a large quotation. */
function rejoin(
  paragraphs: readonly PlacedParagraph[],
  setting: Setting,
  words: () => ReadonlySet<string>,
): PlacedParagraph[] {
  const rest = [...paragraphs]
  const joined: PlacedParagraph[] = []
  for (let open = rest.shift(); open !== undefined; open = rest.shift()) {
    const last = open.lines[open.lines.length - 1]
    if (
      last !== undefined &&
      last.kind === 'text' &&
      !sentenceEnd.test(open.text.slice(-12)) &&
      open.text.length > 60
    ) {
      const style = last
      const isInsert = (paragraph: PlacedParagraph): boolean => {
        const [line] = paragraph.lines
        if (line === undefined || isCaption(paragraph.text)) return true
        if (Math.abs(line.size - style.size) > style.size * 0.05) return true
        return line.font !== style.font && !(setting.isBody(style) && setting.isBody(line))
      }
      const goesOn = rest.slice(0, between).findIndex((paragraph) => {
        const [line] = paragraph.lines
        if (line === undefined || isInsert(paragraph) || line.page - style.page > 1) return false
        return /^\p{Ll}/u.test(paragraph.text) && Math.abs(line.size - style.size) <= style.size * 0.03
      })
      if (goesOn > 0 && rest.slice(0, goesOn).every(isInsert) && !setting.isEmphasised(style)) {
        const [half] = rest.splice(goesOn, 1)
        if (half !== undefined) {
          rest.unshift({ ...open, text: joinWords(open.text, half.text, words), lines: [...open.lines, ...half.lines] })
          continue
        }
      }
    }
    joined.push(open)
  }
  return joined
}

/** The words of a figure: short pieces, not set as the text is, above the caption of a figure or below that of a table. */
function findFigureText(paragraphs: readonly PlacedParagraph[], setting: Setting): ReadonlySet<PlacedParagraph> {
  const found = new Set<PlacedParagraph>()
  const isPart = (paragraph: PlacedParagraph | undefined, page: number | undefined): boolean => {
    const [line] = paragraph?.lines ?? []
    if (paragraph === undefined || line === undefined || line.page !== page || isCaption(paragraph.text)) return false
    if (line.size > setting.bodySize * 1.12 || line.kind !== 'text') return false
    return paragraph.text.length < 120 && !setting.isBody(line)
  }
  paragraphs.forEach((paragraph, index) => {
    if (!isCaption(paragraph.text)) return
    const page = paragraph.lines[0]?.page
    const back = !paragraph.text.startsWith('Table')
    for (let at = index + (back ? -1 : 1); isPart(paragraphs[at], page); at += back ? -1 : 1) {
      const part = paragraphs[at]
      if (part !== undefined) found.add(part)
    }
  })
  return found
}

const noteStart = /^(?:([⁰¹²³⁴-⁹]{1,3})|(\d{1,3})(?=[\s"“‘(\p{L}])|(\*{1,3}|[†‡§]))/u

/** Footnotes: each begins with its number or sign and may go on on the next page. */
function joinNotes(lines: readonly PlacedLine[], words: () => ReadonlySet<string>): PlacedParagraph[] {
  const notes: { text: string; lines: PlacedLine[]; room: number }[] = []
  let number = Number.NaN
  for (const line of lines) {
    const start = noteStart.exec(line.text)
    const plain = start?.[2] === undefined ? Number.NaN : Number(start[2])
    const open = notes[notes.length - 1]
    const last = open?.lines[open.lines.length - 1]
    const next = start !== null && (Number.isNaN(plain) || Number.isNaN(number) || plain === number + 1 || plain === 1)
    const follows = last !== undefined && line.page - last.page <= 1
    if (open === undefined || next || !follows || (line.page > last.page && sentenceEnd.test(open.text))) {
      notes.push({ text: line.text, lines: [line], room: 9 })
      if (next && !Number.isNaN(plain)) number = plain
    } else {
      open.text = joinWords(open.text, line.text, words)
      open.lines.push(line)
    }
  }
  return notes
}

function kindOf(paragraph: PlacedParagraph, next: PlacedParagraph | undefined, setting: Setting): BlockKind {
  const { text, lines } = paragraph
  const [first] = lines
  if (first === undefined) return 'paragraph'
  if (first.kind === 'contents') return 'contents'
  // Rules, page numbers, figures that lost their table: furniture without a word in it.
  if (text.length < 120 && !/\p{L}/u.test(text)) return 'running-head'
  if (isCaption(text) && text.length < 1500) return 'table'
  if (isDebris(text)) return 'table'
  if (isHeading(paragraph, next, setting)) return 'heading'
  return isListItem(text) ? 'list-item' : 'paragraph'
}

/** Marks and figures more than letters: a formula, the labels of a chart, letters of a font that hides what it draws. */
function isDebris(text: string): boolean {
  const visible = text.replace(/\s/g, '').length
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  if (visible < 20 || letters > visible * 0.45 || /https?:|www\./.test(text)) return false
  const parts = text.split(' ')
  const plain = parts.filter((part) => /^[("“]?(?:\p{L}{2,}|\d+(?:[-–.,/]\d+)*)[)"”]?[.,;:%]?$/u.test(part))
  return plain.length * 2 < parts.length
}

const label = /^(?:\(?[a-zA-Z0-9]{1,3}[.)]|\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.) (?=\S)/
const division =
  /^(?:Preamble|Foreword|Annex|Appendix|Summary|Executive [Ss]ummary|Acknowledge?ments?)$|^(?:Article|Section|Chapter|Part|Annex|Appendix|Principle|Goal|Objective|Pillar|Schedule|Title) (?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:$|[.:]? ?[–—-]? ?\p{Lu}.{0,60}$)/u

/** Short, without final punctuation, and set to be seen: large, in bold, or by itself in capitals or with a number. */
function isHeading(paragraph: PlacedParagraph, next: PlacedParagraph | undefined, setting: Setting): boolean {
  const { text, lines, room } = paragraph
  const bare = text.replace(/[*†‡§⁰¹²³⁴-⁹]+$/u, '')
  const [first] = lines
  if (first === undefined || text.length > 320 || lines.length > 5 || /[,;]$/.test(bare)) return false
  const title = text.replace(label, '')
  if (!/\p{L}{2}/u.test(title) || /^\p{Ll}/u.test(title)) return false
  const bold = lines.every((line) => setting.isEmphasised(line))
  const otherFont = lines.every((line) => line.whole && !setting.isBody(line))
  const apart = room > 1.28 && (next?.room ?? 9) > 0.9
  // A sentence may be a heading where it is in bold, has a number, and stands above a text that is not.
  if (bare.endsWith('.')) {
    return bold && apart && title !== text && next?.lines[0] !== undefined && !setting.isEmphasised(next.lines[0])
  }
  if (first.size >= setting.bodySize * 1.12) return true
  if ((text.length > 200 && text !== text.toUpperCase()) || first.size < setting.bodySize * 0.9) return false
  if (bold || division.test(text) || (apart && otherFont && title !== text)) return true
  return apart && ((text.length > 8 && text === text.toUpperCase()) || (looksLikeHeading(text) && mustBeHeading(text)))
}

/**
 * The largest letters on the first page with text, where they are clearly larger than the body's; a title of several
 * words goes before a letterhead that is not much larger.
 */
function titleOf(paragraphs: readonly PlacedParagraph[], setting: Setting): PlacedParagraph | undefined {
  const page = paragraphs[0]?.lines[0]?.page
  let best: PlacedParagraph | undefined
  let most = 0
  for (const paragraph of paragraphs) {
    const [first] = paragraph.lines
    if (first === undefined || first.page !== page) break
    if (paragraph.text.length > 320 || (paragraph.text.match(/\p{L}/gu)?.length ?? 0) < 4) continue
    const words = paragraph.text.split(' ').length
    const weight = first.size * (words >= 8 ? 1.4 : 1)
    if (first.size >= setting.bodySize * (words >= 8 ? 1.15 : 1.3) && weight > most) {
      best = paragraph
      most = weight
    }
  }
  return best
}
