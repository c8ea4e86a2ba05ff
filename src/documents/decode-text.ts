/**
 * Bytes -> text. Stands on the extractors' side of the folder: iconv-lite works on Node's buffers. It is asked rather than
 * `TextDecoder` for the one-byte encodings because the runtimes disagree there (Windows-1252 has been read as Latin-1).
 */

/** A decoded text and how its encoding was found. */
export interface DecodedText {
  readonly text: string
  /** Name of the encoding, in lower case. */
  readonly encoding: string
  /** Neither a byte order mark nor the bytes themselves say so beyond doubt. */
  readonly guessed: boolean
  /** Bytes or groups of bytes that are no characters; each stands as U+FFFD in the text. */
  readonly errors: number
}

const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** How much is looked at to tell an encoding. */
const sampleBytes = 65_536

/**
 * Decodes a text whose encoding is not known.
 *
 * In this order: a byte order mark, UTF-32 and UTF-16 by where their zero bytes stand, valid UTF-8, the encoding that its
 * head declares (HTML, XML), UTF-8 with few errors, and at last the guess of a detector, with Windows-1252 where it is in
 * doubt between the western encodings.
 */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  const mark = marks.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return decodeAs(bytes.subarray(mark[1].length), mark[0], false)
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return decodeAs(bytes, wide, true)
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      guessed: false,
      errors: 0,
    }
  } catch {
    // Not UTF-8, or damaged.
  }
  const declared = declaredEncoding(bytes)
  if (declared !== undefined && !/^utf-?8$/i.test(declared) && (await isKnown(declared))) {
    return decodeAs(bytes, declared.toLowerCase(), false)
  }
  const lenient = decodeUtf8(bytes)
  const beyondAscii = (lenient.text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length
  if (beyondAscii >= lenient.errors * 4 || /^utf-?8$/i.test(declared ?? '')) return lenient
  return decodeAs(bytes, await guessEncoding(bytes), true)
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes)
  return { text, encoding: 'utf-8', guessed: false, errors: text.split('\ufffd').length - 1 }
}

async function decodeAs(bytes: Uint8Array, encoding: string, guessed: boolean): Promise<DecodedText> {
  if (encoding === 'utf-8') return { ...decodeUtf8(bytes), guessed }
  const { default: iconv } = await import('iconv-lite')
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: true })
  return { text, encoding, guessed, errors: text.split('\ufffd').length - 1 }
}

async function isKnown(encoding: string): Promise<boolean> {
  const { default: iconv } = await import('iconv-lite')
  return /^[\w:-]{2,30}$/.test(encoding) && iconv.encodingExists(encoding) && !/base64|hex|utf-?7/i.test(encoding)
}

/** UTF-16 or UTF-32 without a mark: in a text of any script, blanks and full stops have their zero bytes in one place. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, sampleBytes) & ~3
  if (length < 4 || !bytes.subarray(0, length).includes(0)) return undefined
  const zeros = [0, 0, 0, 0]
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index & 3] = (zeros[index & 3] ?? 0) + 1
  }
  const [a = 0, b = 0, c = 0, d = 0] = zeros.map((count) => (count * 4) / length)
  if (c > 0.95 && d > 0.95 && a < 0.05) return 'utf-32le'
  if (a > 0.95 && b > 0.95 && d < 0.05) return 'utf-32be'
  const even = (a + c) / 2
  const odd = (b + d) / 2
  if (odd > 0.1 && even < odd / 20) return 'utf-16le'
  if (even > 0.1 && odd < even / 20) return 'utf-16be'
  return undefined
}

const western = /^(?:iso-8859-(?:1|2|9|15)|windows-125[0248]|ascii)$/

async function guessEncoding(bytes: Uint8Array): Promise<string> {
  const { analyse } = await import('chardet')
  const guesses = analyse(bytes.subarray(0, sampleBytes))
  for (const guess of guesses) {
    const name = guess.name.toLowerCase()
    if (name.startsWith('utf-') || !(await isKnown(name))) continue
    if (name === 'iso-8859-1') return 'windows-1252'
    // Beside few letters beyond ASCII the detector takes quotes for eastern letters.
    return western.test(name) && (guess.confidence < 40 || fewHighBytes(bytes)) ? 'windows-1252' : name
  }
  return 'windows-1252'
}

function fewHighBytes(bytes: Uint8Array): boolean {
  let high = 0
  const length = Math.min(bytes.length, sampleBytes)
  for (let index = 0; index < length; index += 1) if ((bytes[index] ?? 0) > 0x7f) high += 1
  return high * 100 < length * 2
}

/** The encoding that the head of an HTML or XML file names, if any. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  let head = ''
  for (const byte of bytes.subarray(0, 2048)) head += byte < 0x80 ? String.fromCharCode(byte) : ' '
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1]
  )
}
