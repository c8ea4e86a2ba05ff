import { problem } from '../problems/problem.js'
import type { Block, BlockKind, Extraction } from './extraction.js'
import { normaliseLine } from './normalise-text.js'
import { readRtf } from './read-rtf.js'
import { findHeadings } from './recognise-heading.js'
import { rowBlocks } from './row-blocks.js'

/** A paragraph as it was read; what its style is called may be known only at the end. */
interface RtfParagraph {
  readonly text: string
  readonly style: number
  readonly outline: number | undefined
  readonly listed: boolean
}

interface RtfTable {
  readonly rows: string[][]
  readonly inside: RtfParagraph[]
}

/**
 * Rich Text -> blocks. Characters come from `\u`, or from bytes in the code page of their font. Headings are told by
 * their style or outline level; tables give a block a row, footnotes and endnotes follow at the end. Heads, feet,
 * comments, the instructions of fields, pictures and deleted text are left out.
 */
export async function extractRtf(bytes: Uint8Array, path: string): Promise<Extraction> {
  const { default: iconv } = await import('iconv-lite')
  const parts: (RtfParagraph | RtfTable)[] = []
  const notes: Block[] = []
  let buffer: string[] = []
  /** The paragraph that a note stands in waits until the note has ended. */
  let aroundNote:
    | { buffer: string[]; style: number; outline: number | undefined; listed: boolean; inTable: boolean }
    | undefined
  let style = 0
  let outline: number | undefined
  let listed = false
  let inTable = false
  let table: RtfTable | undefined
  let row: string[] = []
  let cell: string[] = []

  const endParagraph = (): void => {
    const text = normaliseLine(buffer.join(''))
    buffer = []
    if (text === '') return
    if (aroundNote !== undefined) {
      notes.push({ text, kind: 'footnote', page: 0 })
      return
    }
    const paragraph = { text, style, outline, listed }
    listed = false
    if (inTable) {
      cell.push(text)
      openTable().inside.push(paragraph)
    } else {
      endTable()
      parts.push(paragraph)
    }
  }
  const openTable = (): RtfTable => {
    if (table === undefined) {
      table = { rows: [], inside: [] }
      parts.push(table)
    }
    return table
  }
  const endCell = (): void => {
    inTable = true
    endParagraph()
    row.push(cell.join(' '))
    cell = []
  }
  const endRow = (): void => {
    if (cell.length > 0) endCell()
    if (row.length > 0) openTable().rows.push(row)
    row = []
  }
  const endTable = (): void => {
    endRow()
    table = undefined
  }
  const words: Readonly<Record<string, (number: number | undefined) => void>> = {
    par: endParagraph,
    sect: endParagraph,
    page: endParagraph,
    cell: endCell,
    nestcell: endCell,
    row: endRow,
    nestrow: endRow,
    pard: () => {
      style = 0
      outline = undefined
      listed = false
      inTable = false
    },
    intbl: () => {
      inTable = true
    },
    s: (number) => {
      style = number ?? 0
    },
    outlinelevel: (number) => {
      outline = number
    },
    ls: (number) => {
      listed = number !== 0
    },
  }

  const { styles, metadata, faults } = readRtf(
    bytes,
    (raw, encoding) => iconv.decode(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), encoding),
    {
      text: (text) => buffer.push(text),
      word: (word, number) => {
        if (Object.hasOwn(words, word)) words[word]?.(number)
      },
      listMark: () => {
        listed = true
      },
      startNote: () => {
        aroundNote = { buffer, style, outline, listed, inTable }
        buffer = []
      },
      endNote: () => {
        endParagraph()
        if (aroundNote === undefined) return
        ;({ buffer, style, outline, listed, inTable } = aroundNote)
        aroundNote = undefined
      },
    },
  )
  endParagraph()
  endTable()
  const blocks = parts.flatMap((part) =>
    'text' in part
      ? [blockOf(part, styles)]
      : rowBlocks(
          part.rows,
          part.inside.map((paragraph) => blockOf(paragraph, styles)),
        ),
  )
  const problems = faults.map((fault) => problem('partly-damaged', path, `${fault} What could be read was kept.`))
  return { blocks: findHeadings([...blocks, ...notes]), metadata, pages: 0, problems }
}

function blockOf(paragraph: RtfParagraph, styles: ReadonlyMap<number, string>): Block {
  const [kind, level] = kindOf(paragraph, styles.get(paragraph.style) ?? '')
  const { text } = paragraph
  return level === undefined ? { text, kind, page: 0 } : { text, kind, page: 0, level }
}

function kindOf({ outline, listed }: RtfParagraph, style: string): [BlockKind, number?] {
  const heading = /^heading (\d)/.exec(style)
  if (heading !== null) return ['heading', Number(heading[1])]
  if (style === 'title') return ['title', 1]
  if (style === 'subtitle') return ['heading', 2]
  if (/^toc (?:\d|heading)/.test(style)) return ['contents']
  if (/^(?:intense )?quote$/.test(style)) return ['quotation']
  if (/^(?:foot|end)note text$/.test(style)) return ['footnote']
  if (outline !== undefined && outline >= 0 && outline < 9) return ['heading', outline + 1]
  return [listed ? 'list-item' : 'paragraph']
}
