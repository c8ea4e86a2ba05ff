/**
 * Bytes -> text. Stands on the extractors' side of the folder: iconv-lite works on Node's buffers. It is asked rather than
 * `TextDecoder` for the one-byte encodings because the runtimes disagree there (Windows-1252 has been read as Latin-1).
 */
import { detectPlainWords } from './detect-language.js'
import { type Candidate, guessEncoding, illegible } from './guess-encoding.js'

/** A decoded text and how its encoding was found. */
export interface DecodedText {
  readonly text: string
  /** Name of the encoding, in lower case. */
  readonly encoding: string
  /** Neither a byte order mark nor the file nor the bytes themselves say so beyond doubt. */
  readonly guessed: boolean
  /** How sure a guess is, 0 to 1; 1 where nothing was guessed. */
  readonly confidence: number
  /** The next best encoding, where a guess is too close to it and it gives other letters. */
  readonly rival?: string
  /** Bytes or groups of bytes that are no characters; each stands as U+FFFD in the text. */
  readonly errors: number
  /** False where no encoding makes words of the bytes: the text is not to be used. */
  readonly legible: boolean
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

/** A guess is unsure below this: the next best encoding is more than a hundredth as likely. */
const sure = 0.99

/**
 * Decodes a text whose encoding is not known.
 *
 * In this order: a byte order mark, UTF-32 and UTF-16 by where their zero bytes stand, the encoding that an HTML or XML head
 * declares unless the text is valid UTF-8, valid UTF-8, UTF-8 with few errors, the encodings of Asia by their structure, and
 * at last the encoding of one byte a character under which the letters are those of a language.
 */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  const mark = marks.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return decodeAs(bytes.subarray(mark[1].length), mark[0])
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return decodeAs(bytes, wide, 0.99)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const escaped = escapedEncoding(text)
    if (escaped === undefined)
      return { text, encoding: 'utf-8', guessed: false, confidence: 1, errors: 0, legible: true }
    return fromDecoder(bytes, escaped)
  } catch {
    // Not UTF-8, or damaged.
  }
  const declared = declaredEncoding(bytes)
  const declaredName = declared === undefined ? undefined : await knownName(declared)
  if (declaredName !== undefined && declaredName !== 'utf-8') return decodeAs(bytes, declaredName)
  const lenient = decodeUtf8(bytes)
  const beyondAscii = (lenient.text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length
  if (beyondAscii >= lenient.errors * (declaredName === 'utf-8' ? 1 : 4)) return lenient
  return (await guessWide(bytes)) ?? (await guessNarrow(bytes))
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  return fromDecoder(bytes, 'utf-8')
}

function fromDecoder(bytes: Uint8Array, encoding: string): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, guessed: false, confidence: 1, errors: text.split('\ufffd').length - 1, legible: true }
}

async function decodeAs(bytes: Uint8Array, encoding: string, confidence?: number): Promise<DecodedText> {
  const guessed = confidence !== undefined
  if (encoding === 'utf-8') return { ...decodeUtf8(bytes), guessed }
  const { default: iconv } = await import('iconv-lite')
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: true })
  const errors = text.split('\ufffd').length - 1
  return { text, encoding, guessed, confidence: confidence ?? 1, errors, legible: true }
}

/** What people write and what they mean: every browser reads these so. */
const meant: ReadonlyMap<string, string> = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['shift_jis', 'cp932'],
  ['shift-jis', 'cp932'],
  ['x-sjis', 'cp932'],
  ['euc-kr', 'cp949'],
  ['ks_c_5601-1987', 'cp949'],
  ['x-mac-roman', 'macroman'],
  ['x-mac-cyrillic', 'maccyrillic'],
])

/** The name under which a declared encoding is decoded; undefined for one that is not known, or cannot be. */
async function knownName(declared: string): Promise<string | undefined> {
  const name = declared.toLowerCase()
  if (/^utf-?8$/.test(name)) return 'utf-8'
  // Whoever could read this declaration byte by byte knows that it is not true.
  if (/^(?:utf|ucs)|base64|hex|iso-2022/.test(name)) return undefined
  const known = meant.get(name) ?? name
  const { default: iconv } = await import('iconv-lite')
  return /^[\w:-]{2,30}$/.test(known) && iconv.encodingExists(known) ? known : undefined
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
  // Where words are not parted by blanks, zero bytes are few: line ends and full stops give it away.
  return ['utf-16le', 'utf-16be'].find((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, length))
    const common = text.match(/[\n 。、，،.]/g)?.length ?? 0
    const strange = text.match(/[\ufffd\p{Cn}\p{Co}\p{Cs}\0]/gu)?.length ?? 0
    return common * 100 >= text.length * 2 && strange * 200 <= text.length
  })
}

/** Encodings of plain bytes that switch between alphabets by escape sequences. */
function escapedEncoding(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return /\u001b\$[@B]/.test(text.slice(0, sampleBytes)) ? 'iso-2022-jp' : undefined
}

const asian: ReadonlyMap<string, string> = new Map([
  ['Shift_JIS', 'cp932'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'cp949'],
  ['Big5', 'big5'],
  ['GB18030', 'gb18030'],
])

const asianCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{P}\u3000-\u30ff\uff00-\uffef]/u

/** The encodings of Chinese, Japanese and Korean: most of what they decode to must be the characters of these. */
async function guessWide(bytes: Uint8Array): Promise<DecodedText | undefined> {
  const { analyse } = await import('chardet')
  const found = analyse(bytes.subarray(0, sampleBytes)).find(({ name }) => asian.has(name))
  if (found === undefined || found.confidence < 50) return undefined
  const decoded = await decodeAs(bytes, asian.get(found.name) ?? '', found.confidence / 100)
  const beyond = decoded.text.match(/[^\p{ASCII}]/gu) ?? []
  const own = beyond.filter((character) => asianCharacter.test(character))
  if (own.length * 10 < beyond.length * 9 || decoded.errors * 100 > beyond.length) return undefined
  // Letters of other scripts fall into pairs too, but into rare characters that follow each other like no words.
  const narrow = await weighNarrow(bytes)
  return narrow !== undefined && narrow.fit > legibleFit ? undefined : decoded
}

/** A text of letters that one reads has a better fit than this, one that only happens to be decodable a worse one. */
const legibleFit = -4.2

/** Encodings of one byte a character, the likeliest of those that give the same characters first. */
const narrowEncodings: readonly (readonly [prior: number, names: string])[] = [
  [0, 'windows-1252 windows-1251 windows-1250 windows-1253 windows-1254 windows-1256 windows-1255 windows-1257'],
  [-1, 'koi8-r koi8-u cp866 iso-8859-2 iso-8859-15 iso-8859-5 iso-8859-7 iso-8859-9 iso-8859-6 iso-8859-8'],
  [-2, 'cp850 cp437 cp852 macroman maccyrillic iso-8859-4 iso-8859-13 windows-874 windows-1258'],
  [
    -4,
    'iso-8859-16 iso-8859-3 iso-8859-10 iso-8859-14 cp855 cp857 cp865 cp775 cp737 cp861 maccenteuro macturkish macgreek',
  ],
]

let loaded: Promise<readonly Candidate[]> | undefined

async function loadCandidates(): Promise<readonly Candidate[]> {
  const { default: iconv } = await import('iconv-lite')
  const upper = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128))
  return narrowEncodings.flatMap(([prior, names]) =>
    names.split(' ').map((encoding) => ({ encoding, prior, upperHalf: [...iconv.decode(upper, encoding)] })),
  )
}

async function weighNarrow(bytes: Uint8Array): Promise<ReturnType<typeof guessEncoding>> {
  loaded ??= loadCandidates()
  return guessEncoding(bytes, await loaded, await detectPlainWords(bytes.subarray(0, sampleBytes)))
}

async function guessNarrow(bytes: Uint8Array): Promise<DecodedText> {
  const guess = await weighNarrow(bytes)
  if (guess === undefined) return decodeAs(bytes, 'windows-1252', 0)
  const { encoding, confidence, rival, fit } = guess
  const decoded = await decodeAs(bytes, encoding, confidence)
  const unsure = rival !== undefined && (confidence < sure || fit < illegible)
  const legible = fit >= illegible || isMostlyAscii(bytes)
  return { ...decoded, legible, ...(unsure ? { rival } : {}) }
}

/** Where the words are in plain letters, a few odd characters take nothing from them. */
function isMostlyAscii(bytes: Uint8Array): boolean {
  let others = 0
  for (const byte of bytes) if (byte > 127) others += 1
  return others * 20 < bytes.length
}

/** The encoding that the head of an HTML or XML file names, if any. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  let head = ''
  for (const byte of bytes.subarray(0, 4096)) head += byte < 0x80 ? String.fromCharCode(byte) : ' '
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1]
  )
}
