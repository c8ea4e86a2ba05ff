import type { Format } from './document.js'
import { shapeOf } from './parse-cells.js'

/** What the first bytes say: a format that can be read, text of some kind, or what else it is, in plain words. */
export type BinaryKind =
  | { readonly kind: 'pdf' | 'zip' | 'rtf' | 'encrypted' | 'text' }
  | { readonly kind: 'unknown'; readonly what: string; readonly advice: string }

/** The container of old Office files, and of new ones that are encrypted: these hold a stream of this name in UTF-16. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]
const encryptedPackage = [...'EncryptedPackage'].flatMap((character) => [character.charCodeAt(0), 0])

const convert = 'Save it as DOCX, PDF or plain text.'
const signatures: readonly (readonly [bytes: readonly number[], what: string, advice: string])[] = [
  [oldOffice, 'an old Office file (.doc, .xls or .ppt)', convert],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture', 'Run OCR on it first.'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture', 'Run OCR on it first.'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture', 'Run OCR on it first.'],
  [[0x49, 0x49, 0x2a, 0], 'a TIFF picture', 'Run OCR on it first.'],
  [[0x4d, 0x4d, 0, 0x2a], 'a TIFF picture', 'Run OCR on it first.'],
  [[0x1f, 0x8b], 'a gzip archive', 'Unpack it first.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive', 'Unpack it first.'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive', 'Unpack it first.'],
  [[0x25, 0x21, 0x50, 0x53], 'a PostScript file', 'Save it as PDF.'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'Export it as CSV.'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database', 'Export it as CSV.'],
]

/** `{\\rtf` */
const richText = [0x7b, 0x5c, 0x72, 0x74, 0x66]

/** Tells the binary formats by their first bytes; a PDF may have up to a kilobyte of anything before its mark. */
export function detectBinary(bytes: Uint8Array, path: string): BinaryKind {
  const pdf = indexOf(bytes.subarray(0, 1029), [0x25, 0x50, 0x44, 0x46, 0x2d])
  if (pdf === 0 || (pdf > 0 && (hasExtension(path, 'pdf') || !isPlain(bytes)))) return { kind: 'pdf' }
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return { kind: 'zip' }
  if (startsWith(bytes, richText)) return { kind: 'rtf' }
  if (startsWith(bytes, oldOffice) && indexOf(bytes, encryptedPackage) >= 0) return { kind: 'encrypted' }
  const known = signatures.find(([start]) => startsWith(bytes, start))
  if (known !== undefined) return { kind: 'unknown', what: known[1], advice: known[2] }
  return { kind: 'text' }
}

/** Whether decoded text is text: hardly a control character, hardly a character that could not be decoded. */
export function isText(text: string): boolean {
  const sample = text.slice(0, 65_536)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return strange * 50 <= sample.length
}

/** Tells the text formats apart by what they hold; the name is a hint where the text alone could be either. */
export async function detectTextFormat(text: string, path: string): Promise<Format> {
  const start = text.slice(0, 4096).trimStart()
  if (/^(?:<\?xml[^>]*>\s*)?<office:document[\s>]/.test(start)) return 'odt'
  if (looksLikeHtml(start, path)) return 'html'
  const json = jsonFormat(text, start, path)
  if (json !== undefined) return json
  if (hasExtension(path, 'csv', 'tsv', 'tab')) {
    const shape = await shapeOf(text)
    if (shape.regular) return shape.delimiter === '\t' ? 'tsv' : 'csv'
  }
  if (hasExtension(path, 'md', 'markdown', 'mdown', 'mkd', 'qmd', 'rmd')) return 'markdown'
  if (/^---\r?\n[\w-]+:[^\n]*\n/.test(start) && /\n(?:---|\.\.\.)[ \t]*\r?\n/.test(text.slice(3, 65_536)))
    return 'markdown'
  if (hasExtension(path, 'txt', 'text')) return 'txt'
  const headings = text.slice(0, 65_536).match(/^#{1,4} \S/gm)?.length ?? 0
  return headings >= 2 ? 'markdown' : 'txt'
}

function looksLikeHtml(start: string, path: string): boolean {
  const content = start.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s+)+/, '')
  if (/^<(?:!doctype\s+html|html|head|body|title|meta)\b/i.test(content)) return true
  return hasExtension(path, 'html', 'htm', 'xhtml') && /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/i.test(start)
}

function jsonFormat(text: string, start: string, path: string): Format | undefined {
  const named = hasExtension(path, 'json')
  const namedLines = hasExtension(path, 'jsonl', 'ndjson')
  if (namedLines) return 'jsonl'
  if (!/^[[{]/.test(start)) return named ? 'json' : undefined
  if (named) return isLines(text) ? 'jsonl' : 'json'
  // A text may well begin with a bracket: without the name only what parses is taken for JSON.
  if (isLines(text)) return 'jsonl'
  return /^(?:\{\s*"|\[\s*[[{"])/.test(start) && parses(text) ? 'json' : undefined
}

/** Two objects or more, one a line. */
function isLines(text: string): boolean {
  const lines = text
    .slice(0, 1_000_000)
    .split('\n', 3)
    .filter((line) => line.trim() !== '')
  return lines.length >= 2 && lines.slice(0, 2).every((line) => /^\s*\{.*\}\s*$/.test(line) && parses(line))
}

function parses(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** Whether a path ends in one of these extensions, given in small letters without the dot. */
export function hasExtension(path: string, ...extensions: readonly string[]): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return extensions.includes(extension)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  const [first] = wanted
  for (let at = first === undefined ? -1 : bytes.indexOf(first); at >= 0; at = bytes.indexOf(first ?? 0, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at
  }
  return -1
}

function isPlain(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
