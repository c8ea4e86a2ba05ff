import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Problem, problem } from '../problems/problem.js'
import type { Extraction } from './extraction.js'
import { layOutPage, type PlacedLine } from './lay-out-page.js'
import { isMeaningless } from './meaningless-text.js'
import { describePageProblems } from './page-problems.js'
import { placePieces } from './place-pieces.js'
import { ExcessError, FontNames, hasPicture, type PdfDocument, readItems } from './read-pdf-page.js'
import { tellBlocks } from './tell-blocks.js'

/** A page with fewer letters may be a picture under a running head. */
const fewestLetters = 60

/** Bounds on what a file may claim or hold: more is damage or malice. */
const mostBrokenInRow = 20
/** Pages are listed in compressed lists: even the barest takes as many bytes. */
const leastBytesOfPage = 2

/** PDF -> blocks, by the places of the letters. Page by page: of a page only its lines are kept. */
export async function extractPdf(bytes: Uint8Array, path: string, password?: string): Promise<Extraction> {
  const { PDFParse } = await keepingPush(() => import('pdf-parse'))
  // pdf.js takes its bytes away from the caller: it gets a copy.
  const secret = password === undefined || password === '' ? {} : { password }
  const parser = new PDFParse({ data: bytes.slice(), ...settings(), ...secret })
  try {
    // The method is private by its declaration only; it is the one way to pdf.js' positions without importing pdf.js.
    const document = await keepingPush(() => (parser as unknown as { load(): Promise<PdfDocument> }).load())
    return await readPages(document, path, bytes.length)
  } catch (error) {
    return { blocks: [], metadata: {}, pages: 0, problems: [refusal(error, path, password)] }
  } finally {
    await parser.destroy()
  }
}

/**
 * pdf.js brings polyfills that replace `Array.prototype.push` for the whole process by a slower one, on account of a fault
 * of older engines with arrays that cannot grow. The engine's own is put back.
 */
async function keepingPush<Result>(load: () => Promise<Result>): Promise<Result> {
  const own = Object.getOwnPropertyDescriptor(Array.prototype, 'push')
  const result = await load()
  if (own !== undefined) Object.defineProperty(Array.prototype, 'push', own)
  return result
}

/** Nothing is run, drawn, fetched or printed; character maps and standard fonts come with pdf.js. */
function settings(): Record<string, unknown> {
  const own = createRequire(import.meta.url)
  const folder = dirname(createRequire(own.resolve('pdf-parse')).resolve('pdfjs-dist/package.json'))
  return {
    verbosity: 0,
    isEvalSupported: false,
    // Pictures are not decoded: that takes longer than all the rest.
    maxImageSize: 1,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    cMapUrl: join(folder, 'cmaps', '/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts', '/'),
    wasmUrl: join(folder, 'wasm', '/'),
  }
}

function refusal(error: unknown, path: string, password: string | undefined): Problem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    const message =
      password === undefined || password === ''
        ? 'The PDF opens only with a password. Give it with --password, or save the file without one.'
        : 'The password does not open this PDF. Give the right one, or save the file without one.'
    return problem('password-needed', path, message)
  }
  const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : String(error)
  return problem('damaged', path, `The PDF is damaged (${reason}). Download it again, or print it to a new PDF.`)
}

async function readPages(document: PdfDocument, path: string, bytes: number): Promise<Extraction> {
  const claimed = document.numPages
  const pages = Math.min(claimed, Math.ceil(bytes / leastBytesOfPage))
  const lines: PlacedLine[] = []
  const broken: number[] = []
  const pictures: number[] = []
  const fonts = new FontNames()
  let brokenInRow = 0
  let number = 1
  for (; number <= pages && brokenInRow < mostBrokenInRow; number += 1) {
    try {
      const page = await document.getPage(number)
      const placed = placePieces(await readItems(page), page.view, page.rotate)
      const own = layOutPage(placed, number)
      lines.push(...own)
      if (countLetters(own) < fewestLetters && (await hasPicture(page))) pictures.push(number)
      else await fonts.learn(page, own)
      page.cleanup()
      brokenInRow = 0
    } catch (error) {
      broken.push(number)
      brokenInRow += 1
      if (error instanceof ExcessError) brokenInRow = mostBrokenInRow
    }
  }
  const unread = number <= claimed && pages > 0 ? number : undefined
  const blocks = tellBlocks(lines, Math.min(pages, number - 1), fonts.names)
  // On a scanned page there may still be a running head that was stamped on it.
  const withText = new Set(blocks.filter((block) => block.kind !== 'running-head').map((block) => block.page))
  const scanned = pictures.filter((page) => !withText.has(page))
  const letters = countLetters(lines)
  const problems = describePageProblems(path, { letters, broken, scanned, claimed, unread })
  const metadata = await readMetadata(document, path, problems)
  if (isMeaningless(blocks.map((block) => block.text).join('\n'))) {
    const message = 'The text layer does not spell words (its fonts hide which letters they draw). Run OCR on the file.'
    problems.push(problem('meaningless-text', path, message))
  }
  return { blocks, metadata, pages: Math.min(claimed, pages), problems }
}

function countLetters(lines: readonly PlacedLine[]): number {
  return lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0)
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
