import { FaultList } from './lexicon-error.js'

/**
 * The text of a lexicon's file, a byte order mark included. Other encodings are not guessed at: a wrong guess would make
 * entries that silently match nothing.
 *
 * @param file the name that messages give it
 * @throws LexiconError where the bytes are not UTF-8, at the first that is not.
 */
export function decodeLexicon(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const faults = new FaultList(text)
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    faults.add(
      isWide ? 0 : firstReplaced(bytes, text),
      isWide ? 'the lexicon is in UTF-16, and must be in UTF-8' : 'the lexicon is not in UTF-8 here',
      'save the file as UTF-8 with the editor that it was written with',
    )
    faults.throwIfAny(file)
    return text
  }
}

/** Offset of the first character that stands for bytes which are none; such a character may also have been written. */
function firstReplaced(bytes: Uint8Array, text: string): number {
  const mark = '\ufffd'
  const written = new TextEncoder()
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let last = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    from += written.encode(text.slice(last, at)).length
    last = at
    if (bytes[from] !== 0xef || bytes[from + 1] !== 0xbf || bytes[from + 2] !== 0xbd) return at
  }
  return last
}
