/** What an RTF file is made of, one after the other. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word with its number, `\'hh` as the word `'` with the byte, and control symbols by their character. */
  | { readonly kind: 'control'; readonly word: string; readonly number: number | undefined }
  /** Bytes of text as they stand in the file. */
  | { readonly kind: 'text'; readonly start: number; readonly end: number }

const backslash = 0x5c
const open = 0x7b
const close = 0x7d

/** Splits the bytes of an RTF file into its tokens; raw data (`\bin`) and line ends, which mean nothing, are left out. */
export function* parseRtf(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === open || byte === close) {
      yield byte === open ? { kind: 'open' } : { kind: 'close' }
      at += 1
    } else if (byte === backslash) {
      const control = readControl(bytes, at + 1)
      at = control.end
      if (control.word === 'bin') at += Math.max(0, control.number ?? 0)
      else if (control.word !== '') yield { kind: 'control', word: control.word, number: control.number }
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) at += 1
    else {
      const start = at
      while (at < bytes.length && !isSpecial(bytes[at] ?? 0)) at += 1
      yield { kind: 'text', start, end: at }
    }
  }
}

function isSpecial(byte: number): boolean {
  return byte === backslash || byte === open || byte === close || byte === 0x0a || byte === 0x0d || byte === 0
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function readControl(bytes: Uint8Array, start: number): { word: string; number: number | undefined; end: number } {
  let at = start
  const first = bytes[at]
  if (first === undefined) return { word: '', number: undefined, end: at }
  if (!isLetter(first)) {
    if (first !== 0x27) {
      // A backslash before a line end is an old way to end a paragraph.
      const word = first === 0x0a || first === 0x0d ? 'par' : String.fromCharCode(first)
      return { word, number: undefined, end: at + 1 }
    }
    const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16)
    return Number.isNaN(value)
      ? { word: '', number: undefined, end: at + 1 }
      : { word: "'", number: value, end: at + 3 }
  }
  let word = ''
  while (isLetter(bytes[at] ?? 0) && word.length < 32) {
    word += String.fromCharCode(bytes[at] ?? 0)
    at += 1
  }
  const signed = bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)
  let number: number | undefined
  if (signed || isDigit(bytes[at] ?? 0)) {
    if (signed) at += 1
    number = 0
    for (let digits = 0; isDigit(bytes[at] ?? 0) && digits < 10; digits += 1) {
      number = number * 10 + ((bytes[at] ?? 0) - 0x30)
      at += 1
    }
    if (signed) number = -number
  }
  // One blank belongs to the word.
  return { word, number, end: bytes[at] === 0x20 ? at + 1 : at }
}
