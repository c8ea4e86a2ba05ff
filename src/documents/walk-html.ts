import { extractText } from './extract-text.js'
import type { Block, BlockKind } from './extraction.js'
import { normaliseLine } from './normalise-text.js'

/** As much of a DOM node as is read here, so that any DOM will do. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly textContent: string | null
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
  readonly parentNode: DomNode | null
}

/** An element, as far as it is read here. */
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null
  getElementsByTagName(name: string): ArrayLike<DomElement>
  remove(): void
}

/** A document, as far as it is read here. */
export interface DomDocument extends DomNode {
  readonly body: DomElement | null
  readonly documentElement: DomElement
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): ArrayLike<DomElement>
  getElementsByTagName(name: string): ArrayLike<DomElement>
  cloneNode(deep: boolean): DomDocument
}

const skipped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV ASIDE FORM BUTTON SELECT TEXTAREA SVG MATH CANVAS IFRAME OBJECT EMBED AUDIO VIDEO DIALOG MENU'.split(
    ' ',
  ),
)
const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)
const kinds: Readonly<Record<string, BlockKind>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  LI: 'list-item',
  BLOCKQUOTE: 'quotation',
  CAPTION: 'table',
}

/**
 * Walks a DOM from top to bottom and makes a block of every stretch of text between two block elements. Scripts, styles,
 * navigation, forms and what is hidden are left out. A data table gives a block a row, its cells parted by ` | `; a
 * table used for layout is read through. Works without recursion: pages nest elements by the ten thousand.
 */
export function walkHtml(root: DomNode): Block[] {
  const blocks: Block[] = []
  const contexts: { node: DomNode; kind: BlockKind; level?: number }[] = [{ node: root, kind: 'paragraph' }]
  let buffer: string[] = []
  let breaks = 0

  const flush = (): void => {
    const text = normaliseLine(buffer.join(''))
    buffer = []
    breaks = 0
    const context = contexts[contexts.length - 1]
    if (text === '' || context === undefined) return
    const { kind, level } = context
    blocks.push(level === undefined ? { text, kind, page: 0 } : { text, kind, page: 0, level })
  }

  const enter = (node: DomNode): boolean => {
    if (node.nodeType === 3) {
      if (breaks > 0 && (node.nodeValue ?? '').trim() !== '') breaks = 0
      buffer.push(node.nodeValue ?? '')
      return false
    }
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return false
    if (node.nodeType !== 1) return true
    const element = node as DomElement
    const tag = element.nodeName.toUpperCase()
    if ((skipped.has(tag) && !isNote(element, tag)) || isHidden(element) || isNoteMark(element, tag)) return false
    if (tag === 'BR') {
      breaks += 1
      if (breaks >= 2) flush()
      else buffer.push(' ')
      return false
    }
    if (!blockTags.has(tag)) return true
    flush()
    if (tag === 'TABLE' && !isLayout(element)) {
      blocks.push(...rowsOf(element))
      return false
    }
    if (tag === 'PRE') {
      blocks.push(...preformatted(element))
      return false
    }
    const context = contextOf(element, tag, contexts[contexts.length - 1]?.kind ?? 'paragraph')
    contexts.push({ node, ...context })
    return true
  }

  const leave = (node: DomNode): void => {
    if (contexts.length > 1 && contexts[contexts.length - 1]?.node === node) {
      flush()
      contexts.pop()
    }
  }

  let node: DomNode | null = root
  while (node !== null) {
    const child: DomNode | null = enter(node) ? node.firstChild : null
    if (child !== null) {
      node = child
      continue
    }
    while (node !== null) {
      leave(node)
      if (node === root) {
        node = null
        break
      }
      if (node.nextSibling !== null) {
        node = node.nextSibling
        break
      }
      node = node.parentNode
    }
  }
  flush()
  return blocks
}

function contextOf(element: DomElement, tag: string, outer: BlockKind): { kind: BlockKind; level?: number } {
  const names = namesOf(element)
  const kind = kinds[tag]
  if (kind === 'heading') {
    if (/(?:^|\s)document-title(?:\s|$)/.test(names)) return { kind: 'title', level: 1 }
    return { kind: 'heading', level: Number(tag.slice(1)) }
  }
  if (noteNames.test(names)) return { kind: 'footnote' }
  if (/(?:^|\s)(?:toc|table-of-contents|contents-entry|doc-toc)(?:\s|$)/i.test(names)) return { kind: 'contents' }
  if (outer === 'footnote' || outer === 'contents') return { kind: outer }
  return { kind: kind ?? (outer === 'heading' || outer === 'title' ? 'paragraph' : outer) }
}

const noteNames =
  /(?:^|\s)(?:footnote-\d+|endnote-\d+|doc-(?:foot|end)notes?|(?:foot|end|rear)notes?|sd(?:foot|end)note\d+|fn-?\d+)(?:\s|$)/i

/** What authors and books call an element by. */
function namesOf(element: DomElement): string {
  return ['id', 'class', 'role', 'epub:type'].map((name) => element.getAttribute(name) ?? '').join(' ')
}

/** Books put their notes aside. */
function isNote(element: DomElement, tag: string): boolean {
  return tag === 'ASIDE' && noteNames.test(namesOf(element))
}

function isHidden(element: DomElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
}

/** The number of a note in the text, and the arrow that leads back from it: links within the page, no words. */
function isNoteMark(element: DomElement, tag: string): boolean {
  if (tag !== 'A' && tag !== 'SUP') return false
  const link = tag === 'A' ? element : element.getElementsByTagName('a')[0]
  if (link === undefined) return false
  if (/noteref|doc-backlink/.test(namesOf(link))) return true
  if (!(link.getAttribute('href') ?? '').startsWith('#')) return false
  return /^\s*(?:\[?\(?[\d*†‡a-z]{1,4}\)?\]?|[↑↩^]\uFE0E?)\s*$/.test(element.textContent ?? '')
}

/** Cells that hold paragraphs, headings, lists or tables of their own are places on a page, not data. */
function isLayout(table: DomElement): boolean {
  if (['h1', 'h2', 'h3', 'ul', 'ol', 'table'].some((tag) => table.getElementsByTagName(tag).length > 0)) return true
  const cells = table.getElementsByTagName('td').length
  return cells > 0 && (table.textContent ?? '').length > cells * 250
}

function rowsOf(table: DomElement): Block[] {
  const rows = Array.from(table.getElementsByTagName('tr'))
  return rows.flatMap((row): Block[] => {
    const cells: string[] = []
    for (let child = row.firstChild; child !== null; child = child.nextSibling) {
      if (/^T[DH]$/i.test(child.nodeName)) cells.push(normaliseLine(child.textContent ?? ''))
    }
    const text = cells.filter((cell) => cell !== '').join(' | ')
    return text === '' ? [] : [{ text, kind: 'table', page: 0 }]
  })
}

/** Of a long preformatted text (a plain text put on a page) the paragraphs; a short one is code. */
function preformatted(element: DomElement): Block[] {
  const text = element.textContent ?? ''
  if (text.length > 1500) return extractText(text).blocks.map((block) => ({ ...block, page: 0 }))
  const line = normaliseLine(text)
  return line === '' ? [] : [{ text: line, kind: 'code', page: 0 }]
}
