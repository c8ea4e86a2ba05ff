import type { PlacedLine } from './lay-out-page.js'
import { type Drawing, showsPicture } from './page-pictures.js'

/** As much of pdf.js' document as is read here: pdf-parse's own methods give text without places. */
export interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
  getMetadata(): Promise<{ info: unknown }>
}

/** As much of a page of it. */
export interface PdfPage {
  /** Left, bottom, right, top. */
  readonly view: readonly number[]
  readonly rotate: number
  readonly commonObjs: { has(font: string): boolean; get(font: string): unknown }
  streamTextContent(): ReadableStream<{ items: readonly unknown[] }>
  getOperatorList(): Promise<Drawing>
  /** Takes in a part of the drawing as it arrives. */
  _renderPageChunk?(chunk: { readonly length: number }, state: unknown): void
  cleanup(): void
}

/** A page holds more than any page can: the file must be left, for pdf.js has no end to what it draws. */
export class ExcessError extends Error {
  override readonly name = 'ExcessError'
}

const mostItems = 40_000
const mostOperators = 600_000

/** The text items of a page. */
export async function readItems(page: PdfPage): Promise<unknown[]> {
  const items: unknown[] = []
  const reader = page.streamTextContent().getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const item of chunk.value.items) items.push(item)
    if (items.length > mostItems) throw new ExcessError(`more than ${mostItems} pieces of text on a page`)
  }
  return items
}

/** Whether a page shows a picture of some size. A page whose drawing is broken may. */
export async function hasPicture(page: PdfPage): Promise<boolean> {
  try {
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    return showsPicture(await readDrawing(page), (right - left) * (top - bottom))
  } catch (error) {
    if (error instanceof ExcessError) throw error
    return true
  }
}

/** pdf.js gathers the drawing part by part and knows no bound: forms may be drawn in forms ten times over, ten levels deep. */
function readDrawing(page: PdfPage): Promise<Drawing> {
  return new Promise((resolve, reject) => {
    const takeIn = page._renderPageChunk
    let operators = 0
    if (takeIn !== undefined) {
      page._renderPageChunk = (chunk, state) => {
        operators += chunk.length
        if (operators > mostOperators) reject(new ExcessError(`more than ${mostOperators} operators on a page`))
        else takeIn.call(page, chunk, state)
      }
    }
    page.getOperatorList().then(resolve, reject)
  })
}

/** The names of fonts are looked up on so many pages, which costs as much as reading them: on pages full of text. */
const mostNamedPages = 2
const leastLetters = 1000

/** Names of the fonts, which say what is bold: pdf.js tells them only with the whole drawing of a page. */
export class FontNames {
  readonly names = new Map<string, string>()
  private readonly asked = new Set<string>()
  private looked = 0

  /** Looks up the fonts of a page where some of them are new. */
  async learn(page: PdfPage, lines: readonly PlacedLine[]): Promise<void> {
    const fresh = new Set(lines.map((line) => line.font).filter((font) => !this.asked.has(font)))
    if (fresh.size < 2 || this.looked >= mostNamedPages) return
    if (lines.reduce((sum, line) => sum + line.text.length, 0) < leastLetters) return
    this.looked += 1
    try {
      await readDrawing(page)
    } catch (error) {
      if (error instanceof ExcessError) throw error
      return
    }
    for (const font of fresh) {
      this.asked.add(font)
      const loaded = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
      if (typeof loaded !== 'object' || loaded === null || !('name' in loaded)) continue
      if (typeof loaded.name === 'string') this.names.set(font, loaded.name)
    }
  }
}
