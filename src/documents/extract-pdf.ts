import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Problem, problem } from '../problems/problem.js'
import { kindOf } from './extract-text.js'
import type { Block, Extraction } from './extraction.js'
import { type JoinedParagraph, joinParagraphs } from './join-paragraphs.js'
import { bodySizeOf, joinPieces, layOutPage, type Piece, type PlacedLine, pitchOf } from './lay-out-page.js'
import { findRunningHeads } from './mark-running-heads.js'
import { isMeaningless } from './meaningless-text.js'
import { wordsOf } from './normalise-text.js'

/** As much of pdf.js' document as is read here: pdf-parse's own methods give text without places. */
interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
  getMetadata(): Promise<{ info: unknown }>
}

interface PdfPage {
  getTextContent(): Promise<{ items: readonly unknown[] }>
  getOperatorList(): Promise<{ fnArray: readonly number[] }>
  cleanup(): void
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** pdf.js' numbers of the operators that paint a picture. */
const paintsPicture = new Set([83, 84, 85, 86, 87, 88, 89, 90])

/** A page with fewer letters may be a picture under a running head. */
const fewestLetters = 60

/** PDF -> blocks: positions to lines to paragraphs, page by page, running heads and footnotes told apart. */
export async function extractPdf(bytes: Uint8Array, path: string): Promise<Extraction> {
  const { PDFParse } = await import('pdf-parse')
  // pdf.js takes its bytes away from the caller: it gets a copy.
  const parser = new PDFParse({ data: bytes.slice(), ...settings() })
  try {
    // The method is private by its declaration only; it is the one way to pdf.js' positions without importing pdf.js.
    const document = await (parser as unknown as { load(): Promise<PdfDocument> }).load()
    return await readPages(document, path)
  } catch (error) {
    return failed(refusal(error, path))
  } finally {
    await parser.destroy()
  }
}

/** Nothing is run, drawn, fetched or printed; character maps and standard fonts come with pdf.js. */
function settings(): Record<string, unknown> {
  const own = createRequire(import.meta.url)
  const folder = dirname(createRequire(own.resolve('pdf-parse')).resolve('pdfjs-dist/package.json'))
  return {
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    cMapUrl: join(folder, 'cmaps', '/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts', '/'),
    wasmUrl: join(folder, 'wasm', '/'),
  }
}

function refusal(error: unknown, path: string): Problem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    return problem('password-needed', path, 'The PDF opens only with a password. Save it without one.')
  }
  const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : String(error)
  return problem('damaged', path, `The PDF is damaged (${reason}). Download it again, or print it to a new PDF.`)
}

function failed(found: Problem): Extraction {
  return { blocks: [], metadata: {}, pages: 0, problems: [found] }
}

async function readPages(document: PdfDocument, path: string): Promise<Extraction> {
  const pages: PlacedLine[][] = []
  const broken: number[] = []
  const pictures: number[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const lines = joinPieces(items.flatMap(readPiece), number)
      if (countLetters(lines) < fewestLetters && (await hasPicture(page))) pictures.push(number)
      pages.push(lines)
      page.cleanup()
    } catch {
      broken.push(number)
      pages.push([])
    }
  }
  const blocks = toBlocks(pages)
  // On a scanned page there may still be a running head that was stamped on it.
  const withText = new Set(blocks.filter((block) => block.kind !== 'running-head').map((block) => block.page))
  const scanned = pictures.filter((page) => !withText.has(page))
  const problems = pageProblems(path, pages, broken, scanned)
  const metadata = await readMetadata(document, path, problems)
  const text = blocks.map((block) => block.text).join('\n')
  if (isMeaningless(text)) {
    const message = 'The text layer does not spell words (its fonts hide which letters they draw). Run OCR on the file.'
    problems.push(problem('meaningless-text', path, message))
  }
  return { blocks, metadata, pages: document.numPages, problems }
}

function pageProblems(
  path: string,
  pages: readonly (readonly PlacedLine[])[],
  broken: readonly number[],
  pictures: readonly number[],
): Problem[] {
  const problems: Problem[] = []
  const withText = pages.filter((lines) => countLetters(lines) > 0).length
  if (broken.length > 0 && withText === 0) {
    problems.push(problem('damaged', path, 'No page of the PDF could be read. Download it again.'))
  } else if (broken.length > 0) {
    problems.push(problem('partly-damaged', path, `The others were read, but not ${list(broken)}.`))
  } else if (withText === 0 && pictures.length > 0) {
    const message = 'No page has text on it: they are pictures. Run OCR on the file first.'
    problems.push(problem('no-text-layer', path, message))
  } else if (withText === 0) {
    problems.push(problem('empty-file', path, 'The PDF has neither text nor pictures on its pages: it may be damaged.'))
  }
  if (withText > 0 && pictures.length > 0) {
    problems.push(problem('pages-without-text', path, `Pictures and no text: ${list(pictures)}. Run OCR on the file.`))
  }
  return problems
}

/** `page 3`, `pages 3, 5 to 9`. */
function list(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const page of pages) {
    const range = ranges[ranges.length - 1]
    if (range !== undefined && range[1] === page - 1) range[1] = page
    else ranges.push([page, page])
  }
  const named = ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`))
  return `page${pages.length > 1 ? 's' : ''} ${named.join(', ')}`
}

function countLetters(lines: readonly PlacedLine[]): number {
  return lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0)
}

async function hasPicture(page: PdfPage): Promise<boolean> {
  try {
    const { fnArray } = await page.getOperatorList()
    return fnArray.some((operator) => paintsPicture.has(operator))
  } catch {
    return true
  }
}

/** A text item as a piece on a level line: a page or a word may be turned. */
function readPiece(item: unknown): Piece[] {
  if (!isTextItem(item)) return []
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const along = Math.hypot(a, b)
  if (along === 0) return []
  const x = (e * a + f * b) / along
  const y = (f * a - e * b) / along
  const size = item.height > 0 ? item.height : Math.hypot(c, d)
  return [{ text: item.str, x, y, width: item.width, size }]
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item
}

function toBlocks(pages: readonly (readonly PlacedLine[])[]): Block[] {
  const all = pages.flat()
  const bodySize = bodySizeOf(all)
  const pitch = pitchOf(pages)
  const laidOut = pages.map((lines) => layOutPage(lines, bodySize, pitch))
  const heads = findRunningHeads(laidOut.map((page) => page.edges))
  const lines = laidOut
    .flatMap((page) => page.lines)
    .map((line) => (heads.has(line) ? { ...line, runningHead: true } : line))
  let known: ReadonlySet<string> | undefined
  const words = (): ReadonlySet<string> => {
    known ??= wordsOf(all.map((line) => line.text).join('\n'))
    return known
  }
  const body = joinParagraphs(
    lines.filter((line) => !line.footnote || line.runningHead),
    words,
  )
  const notes = joinParagraphs(
    lines.filter((line) => line.footnote && !line.runningHead),
    words,
  )
  const title = titleOf(body, bodySize)
  return interleave(body, notes).map((paragraph): Block => {
    const { text, first } = paragraph
    const { page } = first
    if (paragraph === title) return { text, kind: 'title', page, level: 1 }
    if (first.runningHead) return { text, kind: 'running-head', page }
    if (first.footnote) return { text, kind: 'footnote', page }
    const large = first.size >= bodySize * 1.15 && text.length <= 200 && !/[.;,]$/.test(text) && /\p{L}/u.test(text)
    return { text, kind: large ? 'heading' : kindOf(text), page }
  })
}

/** The largest letters on the first page with text, where they are clearly larger than the body's. */
function titleOf(
  body: readonly JoinedParagraph<PlacedLine>[],
  bodySize: number,
): JoinedParagraph<PlacedLine> | undefined {
  const page = body[0]?.first.page
  let best: JoinedParagraph<PlacedLine> | undefined
  for (const paragraph of body) {
    const { first, text } = paragraph
    if (first.page !== page) break
    if (first.runningHead || text.length > 250 || (text.match(/\p{L}/gu)?.length ?? 0) < 8) continue
    if (first.size >= bodySize * 1.3 && first.size > (best?.first.size ?? 0)) best = paragraph
  }
  return best
}

/** Puts the notes of a page behind the last paragraph that begins on it: a sentence that runs over is not cut. */
function interleave(
  body: readonly JoinedParagraph<PlacedLine>[],
  notes: readonly JoinedParagraph<PlacedLine>[],
): JoinedParagraph<PlacedLine>[] {
  const merged: JoinedParagraph<PlacedLine>[] = []
  let next = 0
  for (const paragraph of body) {
    for (let note = notes[next]; note !== undefined && note.first.page < paragraph.first.page; note = notes[next]) {
      merged.push(note)
      next += 1
    }
    merged.push(paragraph)
  }
  return [...merged, ...notes.slice(next)]
}

const infoNames = ['Title', 'Author', 'Subject', 'Keywords', 'CreationDate'] as const

async function readMetadata(document: PdfDocument, path: string, problems: Problem[]): Promise<Record<string, string>> {
  const metadata: Record<string, string> = {}
  try {
    const { info } = await document.getMetadata()
    if (typeof info !== 'object' || info === null) return metadata
    for (const name of infoNames) {
      const value: unknown = (info as Record<string, unknown>)[name]
      if (typeof value !== 'string' || value.trim() === '') continue
      // What a program puts there by itself: the name of a file, or nothing that could be decoded.
      if (/^(?:Microsoft Word - |untitled|\?+[\s?]*$)|\.(?:docx?|pdf|indd|graffle|rtf|odt)$/i.test(value)) continue
      metadata[name === 'CreationDate' ? 'created' : name.toLowerCase()] = value
    }
  } catch {
    problems.push(problem('bad-metadata', path, 'The document information could not be read; the text was.'))
  }
  return metadata
}
