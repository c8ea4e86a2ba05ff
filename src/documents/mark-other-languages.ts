import { languageOfParagraph } from './detect-language.js'
import { countedByDefault, type Paragraph, type TextDocument } from './document.js'
import { englishShare, isEnglishWord } from './recognise-english.js'

/** A document with its foreign paragraphs marked, and how many words these have. */
export interface MarkedDocument {
  readonly document: TextDocument
  /** Words in the paragraphs that were marked. */
  readonly words: number
  readonly paragraphs: number
  /** ISO 639-1 codes of the languages found, in the order of the alphabet. */
  readonly languages: readonly string[]
}

/** Shorter paragraphs are names, titles and addresses, which detectors take for anything. */
const fewestWords = 40

const word = /[\p{L}\p{N}'’-]*\p{L}[\p{L}\p{N}'’-]*/gu

/** Share of such words from which on a paragraph is English without asking the detector. */
const enoughEnglish = 0.15
/** Beyond this share it is English whatever the detector says: it may quote names. */
const doubtful = 0.08
/** As much of a paragraph as is looked at, in characters. */
const longest = 3000

/**
 * Puts the paragraphs of an English document that are written in another language into a zone of their own: those of 40
 * words or more by the detector, any of two words or more in another script, and short ones between two such paragraphs
 * of the same language.
 */
export async function markOtherLanguages(document: TextDocument): Promise<MarkedDocument> {
  const texts = document.paragraphs.map(({ start, end }) => document.text.slice(start, end))
  const found: (string | undefined)[] = []
  for (const [index, text] of texts.entries()) {
    const counted = countedByDefault.includes(document.paragraphs[index]?.zone ?? 'body')
    found.push(counted ? await foreign(text) : undefined)
  }
  if (found.every((code) => code === undefined || code === unsure)) {
    return { document, words: 0, paragraphs: 0, languages: [] }
  }
  takeSides(found)
  const languages = new Set<string>()
  let sum = 0
  let marked = 0
  const paragraphs = document.paragraphs.map((paragraph, index): Paragraph => {
    const code = found[index]
    if (code === undefined || code === unsure) return paragraph
    languages.add(code)
    marked += 1
    sum += texts[index]?.match(word)?.length ?? 0
    return { ...paragraph, zone: 'other-language' }
  })
  const sorted = [...languages].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return { document: { ...document, paragraphs }, words: sum, paragraphs: marked, languages: sorted }
}

/** Too short to tell by itself. */
const unsure = ''

/** The code of another language, undefined for English, {@link unsure} for neither. */
async function foreign(text: string): Promise<string | undefined> {
  if (anotherScript.test(text)) {
    const sample = text.slice(0, longest)
    const all = sample.match(/\p{L}/gu)?.length ?? 0
    const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
    if (latin * 2 < all && all >= fewestLetters) return await languageOfParagraph(text, 'und')
  }
  // Most paragraphs are English by their first words.
  if (englishShare(text.slice(0, 400)) >= enoughEnglish) return undefined
  const words = text.slice(0, longest).match(word)
  if (words === null || words.length < fewestWords) return words?.some(isEnglishWord) ? undefined : unsure
  if (englishShare(text.slice(0, longest)) >= doubtful) return undefined
  const code = await languageOfParagraph(text, 'en')
  return code === 'en' ? undefined : code
}

const anotherScript = /[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]/
const fewestLetters = 8

/** Whether so large a share of the words are English for certain; six of them at once are enough. */
/** A short paragraph between two of one other language is in that language too. */
function takeSides(found: (string | undefined)[]): void {
  let before: string | undefined
  let from = 0
  found.forEach((code, index) => {
    if (code === unsure) return
    if (code !== undefined && code === before) found.fill(code, from + 1, index)
    before = code
    from = index
  })
}
