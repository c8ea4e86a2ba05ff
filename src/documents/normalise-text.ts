/** A text of these characters only is returned as it is: most texts are, and the other passes cost ten times as much. */
const regular = /^[\t\n\f -~\u00a1-\u00ac\u00ae-\u02ff–—‘’“”•…€]*$/

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const ligatures: Readonly<Record<string, string>> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
}

/**
 * Gives every character its one form, and keeps the lines: NFC, line ends to `\n`, ligatures to letters, every space to
 * a blank; invisible characters, control characters and lone surrogates out. Form feeds stay: they end pages.
 *
 * Typographic quotes and dashes are kept: they are the author's.
 */
export function normaliseCharacters(text: string): string {
  if (regular.test(text)) return text
  return repairMisreadControls(text)
    .replace(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n')
    .replace(/\u00ad[ \t]*\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\uf0b7\uf0a7\uf0d8\uf0fc]/g, '•')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      '',
    )
    .normalize('NFC')
}

/**
 * C1 controls in a text are nearly always Windows-1252 punctuation that was read as Latin-1. NEL (U+0085) alone is taken
 * for what it is, a line end.
 */
function repairMisreadControls(text: string): string {
  if (!/[\u0080-\u0084\u0086-\u009f]/.test(text)) return text
  return text.replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
}

/** Normalises a text whose line breaks mean nothing, as in HTML or a table cell: one line, single blanks. */
export function normaliseLine(text: string): string {
  return normaliseCharacters(text).replace(/\s+/g, ' ').trim()
}

/** Runs without blanks, digits and punctuation: spelt as what they are not, because that is several times faster. */
const word = /[^\s\d!-,./:-@[-`{-~«»‘’“”„–—…•·©®°§]+/g

/** The words of a text, in lower case, but for those that are broken at the end of a line: what a broken word is looked up in. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  const whole = text.toLowerCase().replace(/-[ \t\f]*\n\s*\S*/g, '- ')
  for (const compound of whole.match(word) ?? []) {
    if (compound.endsWith('-') || words.has(compound)) continue
    words.add(compound)
    if (compound.includes('-')) for (const part of compound.split('-')) words.add(part)
  }
  return words
}

const brokenEnd = /(\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*)-$/u
const continuation = /^\p{Ll}[\p{L}\p{M}]*/u

/**
 * Joins a line to the one that follows it in the same paragraph.
 *
 * A word broken by a hyphen at the end of its line is
 * 1. written as one where it stands so elsewhere in the document (`con-` `cerning`: concerning);
 * 2. else kept with its hyphen where it stands so elsewhere (`cross-` `cutting`: cross-cutting);
 * 3. else kept with its hyphen where both halves are words of the document (`cyber-` `superpower`);
 * 4. else written as one.
 * Before a capital or a digit the hyphen stays (`China-` `US`, `2014-` `2018`), and a hyphen after a blank is a dash.
 *
 * @param words the words of the document ({@link wordsOf}), asked for only where a line ends in a hyphen
 */
export function joinLines(line: string, next: string, words: () => ReadonlySet<string>): string {
  if (line === '') return next
  if (line.endsWith('¬') && continuation.test(next)) return line.slice(0, -1) + next
  if (!line.endsWith('-') || line.endsWith(' -') || line === '-') return `${line} ${next}`
  const head = brokenEnd.exec(line)?.[1]
  const tail = continuation.exec(next)?.[0]
  if (head === undefined || tail === undefined) return /^[\p{L}\p{N}]/u.test(next) ? line + next : `${line} ${next}`
  // Of `state-of-the-` `art` every half is a word: suspended hyphens (`pre- and post-war`) keep their blank.
  if (/^(?:and|or|to)$/.test(tail)) return `${line} ${next}`
  const known = words()
  const first = head.toLowerCase()
  const joined = first + tail.toLowerCase()
  if (known.has(joined)) return line.slice(0, -1) + next
  const hyphenated = `${first}-${tail.toLowerCase()}`
  if (known.has(hyphenated)) return line + next
  const lastHalf = first.slice(first.lastIndexOf('-') + 1)
  if (known.has(lastHalf) && known.has(tail.toLowerCase())) return line + next
  return line.slice(0, -1) + next
}
