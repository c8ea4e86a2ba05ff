import { characterClass, space } from '../../src/language/characters.js'
import { findSentences } from '../../src/language/sentences.js'
import { createTagger, type Tagger } from '../../src/language/tag.js'
import { scanTokens, splitTokens, TokenSpans } from '../../src/language/tokenise.js'
import { type PartOfSpeech, partsOfSpeech } from '../../src/language/tokens.js'

/** The surfaces of the tokens of a text. */
export function tokensOf(text: string): string[] {
  return splitTokens(text).map(({ start, end }) => text.slice(start, end))
}

/** The tokens of a text as `surface/kind`. */
export function kindsOf(text: string): string[] {
  return splitTokens(text).map(({ start, end, kind }) => `${text.slice(start, end)}/${kind}`)
}

/** The sentences of a text that is one paragraph, from their first character to their last. */
export function sentencesOf(text: string): string[] {
  const spans = new TokenSpans()
  scanTokens(text, 0, text.length, spans)
  const starts = findSentences(text, spans, 0)
  return starts.map((first, sentence) => {
    const behind = starts[sentence + 1] ?? spans.count
    return text.slice(spans.start[first], spans.end[behind - 1])
  })
}

export interface TaggedToken {
  readonly surface: string
  readonly pos: PartOfSpeech
  readonly lemma: string
  readonly negated: boolean
}

/** What a tagger says of a text whose paragraphs are its lines. */
export function tagged(text: string, tagger: Tagger = createTagger()): TaggedToken[] {
  const paragraphs: { start: number; end: number; zone: 'body'; page: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    paragraphs.push({ start, end: start + line.length, zone: 'body', page: 0 })
    start += line.length + 1
  }
  const tokens = tagger.tag({ text, paragraphs })
  return Array.from({ length: tokens.count }, (_, token) => {
    const term = tokens.term[token] ?? -1
    return {
      surface: text.slice(tokens.start[token], tokens.end[token]),
      pos: partsOfSpeech[tagger.terms.pos[term] ?? 0] ?? 'UNK',
      lemma: tagger.terms.lemma[term] ?? '',
      negated: tokens.negated[token] === 1,
    }
  })
}

/** The tags of a text as one line: `surface/POS/lemma`, with `!` behind what is negated. */
export function spoken(text: string, tagger: Tagger = createTagger()): string {
  return tagged(text, tagger)
    .map(({ surface, pos, lemma, negated }) => `${surface}/${pos}/${lemma}${negated ? '!' : ''}`)
    .join(' ')
}

/** True where a character is white space to the scanner. */
export function isSpace(character: string): boolean {
  return characterClass[character.charCodeAt(0)] === space
}
