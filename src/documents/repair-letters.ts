import { wordsOf } from './normalise-text.js'

/** Six single characters or more in a row, parted by blanks. */
const spacedRun = /(?<!\S)(?:[^\s|•] +){5,}[^\s|•](?!\S)/u
const anySpacedRun = /(?<!\S)\p{L} +\p{L} +\p{L} +\p{L} +\p{L} +\p{L}(?!\S)/u
/** A line of nothing but single letters, three or more. */
const spacedLine = /^\s*\p{L}(?: +\p{L}){2,}\s*$/u
/** As word processors set the page number. */
const spacedPage = /\bP a g e\b/g
/** A word in which every letter stands twice: bold type made by printing it two times. */
const doubled = /(?<!\S)(?:(\S)\1){4,}(?!\S)/u

/**
 * Puts letters together again that an extractor took apart or gave twice: `S T R A T E G Y` and `SSTTRRAATTEEGGYY`.
 *
 * Words are parted where the gap is wider, else where the words of the text itself say so; a row of letters that is no row
 * of its words is left as it is ({@link isLettersOnly}).
 *
 * @param text of normalised characters, with its lines
 */
export function repairLetters(text: string): string {
  const { spaced, twice } = suspect(text)
  if (!spaced && !twice) return text
  let known: ReadonlySet<string> | undefined
  const words = (): ReadonlySet<string> => {
    known ??= wordsOf(text)
    return known
  }
  return text
    .split('\n')
    .map((line) => {
      const single = twice ? halve(line) : line
      return spaced ? closeUp(single, words) : single
    })
    .join('\n')
}

const blank = 32
const lineEnd = 10

/** Whether the text may hold such letters: one pass over its characters, since nearly no text does. */
function suspect(text: string): { spaced: boolean; twice: boolean } {
  let spaced = false
  let twice = false
  let start = 0
  let singles = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : lineEnd
    if (code !== blank && code !== lineEnd) continue
    const length = at - start
    if (length === 1) {
      singles += 1
      if (singles >= 4) spaced = true
    } else if (length > 0) {
      singles = 0
      if (length >= 8 && isTwice(text, start, at)) twice = true
    }
    if (code === lineEnd) singles = 0
    start = at + 1
  }
  return { spaced, twice }
}

function isTwice(text: string, start: number, end: number): boolean {
  for (let at = start; at + 1 < end; at += 2) if (text.charCodeAt(at) !== text.charCodeAt(at + 1)) return false
  return true
}

/** Every word of the line must be doubled, or it is a number such as 2200 or 1122. */
function halve(line: string): string {
  const tokens = line.trim().split(/\s+/)
  if (!doubled.test(line) || !tokens.every((token) => /^(?:(.)\1)+$/u.test(token))) return line
  return tokens.map((token) => token.replace(/(.)\1/gu, '$1')).join(' ')
}

function closeUp(line: string, words: () => ReadonlySet<string>): string {
  const paged = line.replace(spacedPage, 'Page')
  if (!spacedRun.test(paged)) return spacedLine.test(paged) ? wholeWord(paged, words()) : paged
  return paged.replace(new RegExp(spacedRun, 'gu'), (run) => {
    if ((run.match(/\p{L}/gu)?.length ?? 0) * 3 < run.replace(/ /g, '').length * 2) return run
    const groups = run.trim().split(/ {2,}/)
    const glued = groups.map((group) => group.replaceAll(' ', ''))
    if (groups.length > 1 && glued.every((group) => group.length > 1 || /^[\p{N}AaI&–-]$/u.test(group))) {
      return glued.join(' ')
    }
    return segment(glued.join(''), words()) ?? run
  })
}

/** Few letters make one word or none. */
function wholeWord(line: string, words: ReadonlySet<string>): string {
  const glued = line.replace(/\s/g, '')
  return isWord(glued.toLowerCase(), words) ? glued : line
}

/** Two letters that are a word of English: others are mostly halves of one. */
const shortWords = new Set('of to in on is as by at an or be it we no do if so up us eu un uk'.split(' '))
const longestWord = 24

/** The fewest words of the text that a row of letters is made of; marks between them belong to the word before. */
function segment(letters: string, words: ReadonlySet<string>): string | undefined {
  const characters = [...letters]
  const fewest: { words: number; from: number }[] = [{ words: 0, from: 0 }]
  for (let end = 1; end <= characters.length; end += 1) {
    let best: { words: number; from: number } | undefined
    for (let from = Math.max(0, end - longestWord); from < end; from += 1) {
      const before = fewest[from]
      if (before === undefined || before.words < 0) continue
      const piece = characters.slice(from, end).join('').toLowerCase()
      if (!isWord(piece, words)) continue
      if (best === undefined || before.words + 1 < best.words) best = { words: before.words + 1, from }
    }
    fewest.push(best ?? { words: -1, from: 0 })
  }
  const found: string[] = []
  for (let end = characters.length; end > 0; ) {
    const step = fewest[end]
    if (step === undefined || step.words < 0) return undefined
    found.unshift(characters.slice(step.from, end).join(''))
    end = step.from
  }
  return found.length * 2.5 <= characters.length || found.length === 1 ? found.join(' ') : undefined
}

function isWord(piece: string, words: ReadonlySet<string>): boolean {
  const bare = piece.replace(/[.,:;!?)”’"']+$/u, '').replace(/^[(“‘"]/u, '')
  if (/^(?:\d+\.?|[&–-])$/.test(piece)) return true
  if (bare.length < 3) return bare === 'a' || bare === 'i' || shortWords.has(bare)
  return words.has(bare) || words.has(bare.replace(/[’']s$/, ''))
}

/** In scripts without blanks between words a single character may be one. */
const alphabetic = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u

/** Whether a line is a row of single letters: an axis of a figure, text that runs upwards, type that fell apart. */
export function isLettersOnly(line: string): boolean {
  // Looked at for every line: most are told by one or two characters.
  if (line[1] !== ' ' && !(line[4] === ' ' && line[6] === ' ')) return false
  const rows = anySpacedRun.test(line)
  if (!rows && (line.length > 9 || line[1] !== ' ')) return false
  const tokens = line.split(' ')
  const single = tokens.filter((token) => alphabetic.test(token)).length
  return rows ? single * 5 >= tokens.length * 4 : single === tokens.length && tokens.length >= 2
}
