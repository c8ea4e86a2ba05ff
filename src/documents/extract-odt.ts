import { problem } from '../problems/problem.js'
import type { Block, BlockKind, Extraction } from './extraction.js'
import { normaliseLine } from './normalise-text.js'
import { checkShape, decodeXml, parseXml, textOf } from './parse-xml.js'
import { findHeadings } from './recognise-heading.js'
import { rowBlocks } from './row-blocks.js'

/** What is no text of the author, or is said elsewhere: notes in the margin, what a tracked change deleted, drawings' names. */
const skipped = new Set(
  'office:annotation text:tracked-changes office:forms text:note-citation svg:title svg:desc office:scripts office:font-face-decls office:master-styles office:settings text:sequence-decls text:variable-decls text:user-field-decls text:ruby-text text:table-of-content-source text:illustration-index-source text:table-index-source text:object-index-source text:user-index-source text:alphabetical-index-source text:bibliography-source math:math office:binary-data presentation:notes text:hidden-text'.split(
    ' ',
  ),
)
const indexes = new Set(
  'text:table-of-content text:illustration-index text:table-index text:object-index text:user-index text:alphabetical-index'.split(
    ' ',
  ),
)

/** A paragraph whose end has not come; a note or a text box may stand inside it. */
interface OpenParagraph {
  readonly text: string[]
  readonly kind: BlockKind
  readonly level: number | undefined
  /** Blocks of the frames inside it: they follow it. */
  readonly inside: Block[]
}

interface OpenTable {
  readonly rows: string[][]
  readonly blocks: Block[]
}

/** The parts of an OpenDocument text that are read. */
export interface OpenDocumentParts {
  readonly content: Uint8Array
  readonly styles?: Uint8Array | undefined
  readonly meta?: Uint8Array | undefined
}

/**
 * OpenDocument text -> blocks: headings by their level, lists, tables by rows, notes at the end, indexes as contents.
 * Insertions that were tracked are kept, deletions are not; comments, heads and feet are left out.
 */
export async function extractOdt(parts: OpenDocumentParts, path: string): Promise<Extraction> {
  const content = decodeXml(parts.content)
  checkShape(content)
  const parents = new Map<string, string>()
  if (parts.styles !== undefined) await readStyles(decodeXml(parts.styles), parents)
  await readStyles(content, parents)
  const blocks = findHeadings(await readBody(content, parents))
  try {
    const meta = parts.meta ?? (content.includes('<office:meta>') ? metaOf(content) : undefined)
    const metadata = meta === undefined ? {} : await readMeta(meta)
    return { blocks, metadata, pages: 0, problems: [] }
  } catch {
    const message = 'The document properties could not be read; the text was.'
    return { blocks, metadata: {}, pages: 0, problems: [problem('bad-metadata', path, message)] }
  }
}

type Handler = {
  onopentag?: (name: string, attributes: Readonly<Record<string, string>>) => void
  onclosetag?: (name: string) => void
  ontext?: (text: string) => void
}

async function parse(source: string, handler: Handler): Promise<void> {
  const { Parser } = await import('htmlparser2')
  const parser = new Parser(handler, { xmlMode: true, decodeEntities: true })
  parser.end(source)
}

/** Which style a style is made from: what a paragraph is, is said by the first of them that has a name everyone knows. */
async function readStyles(source: string, parents: Map<string, string>): Promise<void> {
  await parse(source, {
    onopentag: (name, { 'style:name': style, 'style:parent-style-name': parent, 'style:family': family }) => {
      if (name === 'style:style' && style !== undefined && parent !== undefined && family === 'paragraph') {
        parents.set(style, parent)
      }
    },
  })
}

function kindOfStyle(style: string | undefined, parents: ReadonlyMap<string, string>): [BlockKind, number?] {
  let name = style
  for (let step = 0; name !== undefined && step < 20; step += 1) {
    const heading = /^Heading_20_(\d)/.exec(name)
    if (heading !== null) return ['heading', Number(heading[1])]
    if (name === 'Title') return ['title', 1]
    if (name === 'Subtitle') return ['heading', 2]
    if (name === 'Quotations') return ['quotation']
    if (name === 'Preformatted_20_Text') return ['code']
    if (name === 'Footnote' || name === 'Endnote') return ['footnote']
    if (/^Contents_20_(?:\d|Heading)/.test(name)) return ['contents']
    name = parents.get(name)
  }
  return ['paragraph']
}

async function readBody(source: string, parents: ReadonlyMap<string, string>): Promise<Block[]> {
  const blocks: Block[] = []
  const notes: Block[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: OpenTable[] = []
  let skipping = 0
  let inText = 0
  let lists = 0
  let inIndex = 0
  let inNote = 0
  /** Tables and paragraphs that a note stands in, and that its own paragraphs do not belong to. */
  let outerTables = 0

  const put = (block: Block): void => {
    if (block.kind === 'footnote' && inNote > 0) {
      notes.push(block)
      return
    }
    const table = tables.length > outerTables ? tables.at(-1) : undefined
    const outer = paragraphs.at(-1)
    if (table !== undefined) {
      table.blocks.push(block)
      const row = table.rows.at(-1)
      const last = row?.length ?? 0
      if (row !== undefined && last > 0) row[last - 1] = `${row[last - 1] ?? ''} ${block.text}`.trim()
    } else if (outer !== undefined && inNote === 0) outer.inside.push(block)
    else blocks.push(block)
  }

  const openParagraph = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const [styled, styledLevel] = kindOfStyle(attributes['text:style-name'], parents)
    const outline = Number(attributes['text:outline-level'] ?? 1)
    const plain = styled === 'paragraph'
    const [kind, level]: [BlockKind, number | undefined] =
      inNote > 0
        ? ['footnote', undefined]
        : inIndex > 0
          ? ['contents', undefined]
          : name === 'text:h' && styled !== 'title'
            ? ['heading', Number.isInteger(outline) ? Math.min(Math.max(outline, 1), 9) : 1]
            : [plain && lists > 0 ? 'list-item' : styled, styledLevel]
    paragraphs.push({ text: [], kind, level, inside: [] })
  }

  const closeParagraph = (): void => {
    const closed = paragraphs.pop()
    if (closed === undefined) return
    const text = normaliseLine(closed.text.join(''))
    const { kind, level } = closed
    if (text !== '') put(level === undefined ? { text, kind, page: 0 } : { text, kind, page: 0, level })
    for (const block of closed.inside) put(block)
  }

  const closeTable = (): void => {
    const table = tables.pop()
    if (table === undefined) return
    for (const block of rowBlocks(table.rows, table.blocks)) put(block)
  }

  await parse(source, {
    onopentag: (name, attributes) => {
      if (skipping > 0 || skipped.has(name)) {
        skipping += 1
        return
      }
      if (name === 'office:text' || name === 'office:body') inText += 1
      if (inText === 0) return
      if (name === 'text:p' || name === 'text:h') openParagraph(name, attributes)
      else if (name === 'text:list') lists += 1
      else if (indexes.has(name)) inIndex += 1
      else if (name === 'text:note-body') {
        inNote += 1
        outerTables = tables.length
      } else if (name === 'table:table') tables.push({ rows: [], blocks: [] })
      else if (name === 'table:table-row') tables.at(-1)?.rows.push([])
      else if (name === 'table:table-cell') tables.at(-1)?.rows.at(-1)?.push('')
      else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') paragraphs.at(-1)?.text.push(' ')
    },
    ontext: (text) => {
      if (skipping === 0) paragraphs.at(-1)?.text.push(text)
    },
    onclosetag: (name) => {
      if (skipping > 0) {
        skipping -= 1
        return
      }
      if (inText === 0) return
      if (name === 'office:text' || name === 'office:body') inText -= 1
      else if (name === 'text:p' || name === 'text:h') closeParagraph()
      else if (name === 'text:list') lists -= 1
      else if (indexes.has(name)) inIndex -= 1
      else if (name === 'text:note-body') {
        inNote -= 1
        outerTables = 0
      } else if (name === 'table:table') closeTable()
    },
  })
  return [...blocks, ...notes]
}

/** A document in one file of XML has its properties in the same. */
function metaOf(content: string): Uint8Array {
  const start = content.indexOf('<office:meta>')
  const end = content.indexOf('</office:meta>', start)
  return new TextEncoder().encode(end < 0 ? '<office:meta/>' : content.slice(start, end + 14))
}

async function readMeta(meta: Uint8Array): Promise<Record<string, string>> {
  const root = await parseXml(meta)
  const found: Record<string, string> = {
    title: textOf(root, 'dc:title'),
    creator: textOf(root, 'meta:initial-creator') || textOf(root, 'dc:creator'),
    created: textOf(root, 'meta:creation-date') || textOf(root, 'dc:date'),
    subject: textOf(root, 'dc:subject'),
    keywords: Array.from(root.getElementsByTagName('meta:keyword'), (each) => each.textContent?.trim() ?? '').join(
      '; ',
    ),
    description: textOf(root, 'dc:description'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''))
}
