import { latinLetters, otherLetters } from './letter-frequencies.js'

/** The characters that an encoding of one byte a character gives the bytes 128 to 255. */
export type UpperHalf = readonly string[]

/** An encoding to weigh, and how unlikely it is before anything was read, as a logarithm. */
export interface Candidate {
  readonly encoding: string
  readonly upperHalf: UpperHalf
  readonly prior: number
}

/** The encoding under which a text reads best. */
export interface Guess {
  readonly encoding: string
  /** How sure it is, 0 to 1, against every encoding that reads it differently. */
  readonly confidence: number
  /** The next best that reads it differently, where there is one. */
  readonly rival: string | undefined
  /** Mean logarithm of the likelihood of a character beyond ASCII; below {@link illegible} they spell no words. */
  readonly fit: number
}

/** Below this mean, characters beyond ASCII are no text of the languages that are known here. */
export const illegible = -6

/** Bytes beyond ASCII with their neighbours: this many at most, spread over the text. */
const mostOccurrences = 4000

/**
 * Weighs encodings against each other by what they make of the bytes beyond ASCII: letters by how frequent they are in the
 * language they would be in, capitals and marks by whether they stand where such stand. Encodings that read the text the
 * same are one; of these the first is named.
 *
 * @param language ISO 639-1 code of the language that the words in plain ASCII are in, empty where there are too few
 */
export function guessEncoding(
  bytes: Uint8Array,
  candidates: readonly Candidate[],
  language: string,
): Guess | undefined {
  const occurrences = countOccurrences(bytes)
  const used = [...new Set([...occurrences.keys()].flatMap((key) => [(key >> 8) & 255]))].filter((byte) => byte > 127)
  const readings = new Map<string, { encoding: string; score: number }>()
  for (const { encoding, upperHalf, prior } of candidates) {
    const reading = used.map((byte) => upperHalf[byte - 128]).join('')
    if (readings.has(reading)) continue
    readings.set(reading, { encoding, score: prior + weigh(occurrences, upperHalf, language) })
  }
  const ranked = [...readings.values()].sort((a, b) => b.score - a.score || (a.encoding < b.encoding ? -1 : 1))
  const [best, next] = ranked
  if (best === undefined) return undefined
  const sum = ranked.reduce((total, { score }) => total + Math.exp(score - best.score), 0)
  let count = 0
  for (const times of occurrences.values()) count += times
  return { encoding: best.encoding, confidence: 1 / sum, rival: next?.encoding, fit: best.score / Math.max(1, count) }
}

/** Bytes as rare as this are all looked at: one of them may be what tells two encodings apart. */
const rare = 40

/** How often each byte beyond ASCII stands between which two bytes. */
function countOccurrences(bytes: Uint8Array): Map<number, number> {
  const totals = new Uint32Array(256)
  for (const byte of bytes) if (byte > 127) totals[byte] = (totals[byte] ?? 0) + 1
  const step = Math.max(1, Math.floor(totals.reduce((sum, count) => sum + count, 0) / mostOccurrences))
  const occurrences = new Map<number, number>()
  const seen = new Uint32Array(256)
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 128) continue
    const number = seen[byte] ?? 0
    seen[byte] = number + 1
    if (number >= rare && number % step !== 0) continue
    const key = ((bytes[at - 1] ?? 10) << 16) | (byte << 8) | (bytes[at + 1] ?? 10)
    occurrences.set(key, (occurrences.get(key) ?? 0) + 1)
  }
  return occurrences
}

/**
 * Logarithms of the shares of letters by their ranks. Of the few letters that a Latin alphabet adds the first are the most
 * of them; the letters of a whole alphabet become rarer by the same part from each to the next, about as they do in Russian,
 * Greek and Arabic.
 */
function sharesOf(letters: string, whole: boolean): ReadonlyMap<string, number> {
  const list = [...letters]
  const weights = list.map((_, rank) => (whole ? Math.exp((-3.2 * rank) / list.length) : 1 / (rank + 2)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return new Map(list.map((letter, rank) => [letter, Math.log((weights[rank] ?? 0) / sum)]))
}

interface Model {
  readonly language: string
  readonly latin: boolean
  readonly shares: ReadonlyMap<string, number>
  /** Logarithms of the shares of letters and of marks among the characters beyond ASCII. */
  readonly letters: number
  readonly marks: number
}

const models: readonly Model[] = [
  ...Object.entries(latinLetters).map(([language, letters]): Model => {
    // English has hardly a letter beyond ASCII, but for names.
    const share = language === 'en' ? 0.1 : 0.85
    const shares = sharesOf(letters, false)
    return { language, latin: true, shares, letters: Math.log(share), marks: Math.log(1 - share) }
  }),
  ...Object.entries(otherLetters).map(([language, letters]): Model => {
    return { language, latin: false, shares: sharesOf(letters, true), letters: Math.log(0.97), marks: Math.log(0.03) }
  }),
]

/** What it costs, for each character, to hold a text for another language than its plain words are in. */
const otherLanguage = -2.5
const englishAfterAll = -1.5
/** The same for the script, once for the whole text: a quotation may be long. */
const otherScript = -5

function weigh(occurrences: ReadonlyMap<number, number>, upperHalf: UpperHalf, language: string): number {
  const reading = readWith(occurrences, upperHalf)
  let best = Number.NEGATIVE_INFINITY
  for (const model of models) {
    const strange =
      language === '' || !model.latin || model.language === language
        ? 0
        : model.language === 'en'
          ? englishAfterAll
          : otherLanguage
    // Words of another script between words of plain letters are an exception.
    let score = language !== '' && !model.latin ? otherScript : 0
    score += reading.places + reading.marks * (model.marks + strange)
    for (const [letter, times] of reading.letters) {
      const small = letter.toLowerCase()
      // A letter of another language: a name.
      const share = model.shares.get(letter) ?? model.shares.get(small) ?? (isLatin(letter) === model.latin ? -8 : -10)
      score += times * (model.letters + share + strange)
    }
    if (score > best) best = score
  }
  return best
}

/** What an encoding makes of the bytes, as far as no language matters. */
interface Reading {
  readonly letters: ReadonlyMap<string, number>
  /** How many characters are no letters. */
  readonly marks: number
  /** Sum of the logarithms of how likely characters are where they stand. */
  readonly places: number
}

function readWith(occurrences: ReadonlyMap<number, number>, upperHalf: UpperHalf): Reading {
  const character = (byte: number): string =>
    byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? '\ufffd')
  const letters = new Map<string, number>()
  let marks = 0
  let places = 0
  for (const [key, times] of occurrences) {
    const before = character(key >> 16)
    const here = character((key >> 8) & 255)
    const after = character(key & 255)
    if (letter.test(here)) {
      letters.set(here, (letters.get(here) ?? 0) + times)
      places += times * letterPlace(before, here, after)
    } else {
      marks += times
      places += times * markPlace(before, here, after)
    }
  }
  return { letters, marks, places }
}

const letter = /[\p{L}\p{M}]/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u
const asciiLetter = /[a-zA-Z]/

function isLatin(character: string): boolean {
  return /[\p{Script=Latin}\p{M}]/u.test(character)
}

/** Logarithm of the likelihood of a letter where it stands. */
function letterPlace(before: string, here: string, after: string): number {
  let score = 0
  const previous = letter.test(before)
  const next = letter.test(after)
  if (upper.test(here)) {
    if (previous && lower.test(before)) score -= 7
    else score -= upper.test(before) || upper.test(after) ? 0.1 : 2.5
  } else if (lower.test(here) && upper.test(before) && upper.test(after)) score -= 4
  if (!previous && !next) score -= 2
  // Words are of one script.
  if (!isLatin(here) && (asciiLetter.test(before) || asciiLetter.test(after))) score -= 5
  return score
}

/** What follows an apostrophe in English, what goes before one in the Romance languages, and the end of a quotation. */
function apostrophe(before: string, after: string): number {
  if (!letter.test(before)) return digit.test(before) || letter.test(after) ? -4.5 : -6
  if (!letter.test(after)) return -2.5
  if (/[stdlmrv]/.test(after)) return -1.2
  return /[ldnsjcmtu]/i.test(before) && /[aeiouhyéèêàâôîœ]/i.test(after) ? -1.2 : -7
}

const blank = /[\s\u00a0]/
const digit = /\d/

/** Logarithm of the likelihood of a mark where it stands, among all marks. */
function markPlace(before: string, here: string, after: string): number {
  const previous = letter.test(before)
  const next = letter.test(after)
  const inWord = previous && next
  const code = here.codePointAt(0) ?? 0xfffd
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || here === '') return -16
  if (here === '\u00a0') return -3.5
  if (here === '\u00ad') return inWord ? -5 : -7
  if (here === '’') return apostrophe(before, after)
  if (/[‘“„«‹¿¡‚]/.test(here)) return !previous && !blank.test(after) ? -2.5 : /[“‘«]/.test(here) && !next ? -3.5 : -8
  if (/[”»›]/.test(here)) return !blank.test(before) && !next ? -2.5 : here === '»' && !previous ? -4 : -8
  if (/[–—]/.test(here)) {
    if (inWord) return -4
    return (blank.test(before) && blank.test(after)) || (digit.test(before) && digit.test(after)) ? -2 : -4
  }
  if (here === '…') return blank.test(before) && next ? -6 : -3.5
  if (/[•·■▪●]/.test(here)) return previous || next ? -7 : -3.5
  if (code >= 0x2500 && code < 0x25a0) {
    // Rules and bars are runs of one character; between them stand few others.
    const runs = before === here || after === here
    const framed = (other: string): boolean => blank.test(other) || /[\u2500-\u259f]/.test(other)
    return runs ? -2.5 : framed(before) && framed(after) ? -6 : -10
  }
  if (/[§°ºª€£½¼¾±×©®™′″²³¹†‡¢¥%]/.test(here)) return inWord ? -10 : -5.5
  return inWord ? -12 : -8
}
