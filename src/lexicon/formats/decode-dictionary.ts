/** The characters of Windows-1252 from 0x80 to 0x9F; what it leaves open stays a control character. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The text of a dictionary file: UTF-16 where a byte order mark says so, UTF-8 where the bytes are valid, else
 * Windows-1252, in which the older tools write. The table is our own because the runtimes do not agree on that encoding.
 */
export function decodeDictionary(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16le').decode(swapped(bytes))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const characters: string[] = []
    for (const byte of bytes)
      characters.push(byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte))
    return characters.join('')
  }
}

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => bytes[index ^ 1] ?? byte)
}
