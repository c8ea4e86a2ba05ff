import { englishShare } from './recognise-english.js'

/** What a text is written in. */
export interface Language {
  /** ISO 639-1 code, `und` where it cannot be told. */
  readonly code: string
  /** False where the text is too short, or the parts of it disagree. */
  readonly sure: boolean
}

type Detect = (text: string) => { language: string; isReliable: () => boolean }

let detector: Promise<Detect> | undefined

/** Loads the detector's model, once: about a quarter of a second and 80 MB. */
function loadDetector(): Promise<Detect> {
  detector ??= import('eld/extrasmall').then(({ eld }) => eld.detect)
  return detector
}

/** Enough for the detector, which looks at no more than some 370 bytes of what it is given. */
const windowLength = 220
const windows = 8
const fewestLetters = 20

/**
 * Tells the language of a text by the majority of eight stretches spread evenly over it, so that a preface in one
 * language does not decide for a text in another. Where one near the start and one near the end agree, the rest is not
 * asked; where both are plainly English, not even the detector is, which costs time and memory to load.
 */
export async function detectLanguage(text: string): Promise<Language> {
  const letters = text.length > 400 ? fewestLetters : (text.match(/\p{L}/gu) ?? []).length
  if (letters < fewestLetters) return { code: 'und', sure: false }
  if (text.length > windowLength && [1, 6].every((position) => isPlainlyEnglish(stretch(text, position)))) {
    return { code: 'en', sure: true }
  }
  const detect = await loadDetector()
  if (text.length <= windowLength) {
    const found = detect(text)
    return { code: found.language === '' || !found.isReliable() ? 'und' : found.language, sure: found.isReliable() }
  }
  const votes = new Map<string, number>()
  let cast = 0
  for (const [turn, position] of [1, 6, 0, 2, 3, 4, 5, 7].entries()) {
    if (turn === 2 && cast === 2 && votes.size === 1) break
    const found = detect(stretch(text, position))
    if (found.language === '' || !found.isReliable()) continue
    cast += 1
    votes.set(found.language, (votes.get(found.language) ?? 0) + 1)
  }
  const [first] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  if (first === undefined) return { code: 'und', sure: false }
  return { code: first[0], sure: first[1] * 3 >= cast * 2 }
}

/**
 * The language of one paragraph by its beginning, middle and end, which must agree.
 *
 * @returns its ISO 639-1 code, or `unsure` where they do not
 */
export async function languageOfParagraph(text: string, unsure: string): Promise<string> {
  const detect = await loadDetector()
  if (text.length <= 2 * windowLength) return reliable(detect(text)) ?? unsure
  const found = [0, 3, 7].map((position) => reliable(detect(stretch(text, position))))
  const [first] = found
  return first !== undefined && found.every((code) => code === first) ? first : unsure
}

/**
 * The language of the words in plain ASCII of a text whose encoding is not known yet: the words that hold other bytes are
 * left out.
 *
 * @returns its ISO 639-1 code, empty where it cannot be told
 */
export async function detectPlainWords(bytes: Uint8Array): Promise<string> {
  let text = ''
  let word = ''
  let plain = true
  for (const byte of bytes) {
    if (byte > 127) plain = false
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) word += String.fromCharCode(byte)
    else {
      if (plain && word !== '') text += `${word} `
      word = ''
      plain = true
    }
    if (text.length > 4 * windowLength) break
  }
  if (text.length < 60) return ''
  const detect = await loadDetector()
  return reliable(detect(text)) ?? ''
}

function reliable(found: ReturnType<Detect>): string | undefined {
  return found.language !== '' && found.isReliable() ? found.language : undefined
}

function isPlainlyEnglish(text: string): boolean {
  return englishShare(text) >= 0.25
}

/** A stretch of whole words. */
function stretch(text: string, position: number): string {
  const start = Math.floor(((text.length - windowLength) * position) / (windows - 1))
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1
  return text.slice(from > start + 60 ? start : from, start + windowLength)
}
