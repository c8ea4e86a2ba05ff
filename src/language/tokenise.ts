import { findAt, hostEnd, mailEnd, matchEnd, pastLabels, webEnd } from './addresses.js'
import {
  apostrophe,
  characterClass,
  digit,
  hyphen,
  ideograph,
  isWordEnd,
  letter,
  mark,
  punctuation,
  space,
  superscript,
  surrogate,
} from './characters.js'
import { type TokenKind, tokenKinds } from './tokens.js'

const word = tokenKinds.indexOf('word')
const clitic = tokenKinds.indexOf('clitic')
const number = tokenKinds.indexOf('number')
const punctuationMark = tokenKinds.indexOf('punctuation')
const symbolMark = tokenKinds.indexOf('symbol')
const url = tokenKinds.indexOf('url')
const email = tokenKinds.indexOf('email')
const citation = tokenKinds.indexOf('citation')

const citationMark = /\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,99}\]/y

/** Token spans of a text, in growing columns: reused from text to text so that the hot loop allocates nothing. */
export class TokenSpans {
  count = 0
  start = new Int32Array(1024)
  end = new Int32Array(1024)
  /** Index into `tokenKinds`. */
  kind = new Uint8Array(1024)

  clear(): void {
    this.count = 0
  }

  push(start: number, end: number, kind: number): void {
    if (this.count === this.start.length) this.grow()
    this.start[this.count] = start
    this.end[this.count] = end
    this.kind[this.count] = kind
    this.count += 1
  }

  private grow(): void {
    const size = this.start.length * 2
    const start = new Int32Array(size)
    const end = new Int32Array(size)
    const kind = new Uint8Array(size)
    start.set(this.start)
    end.set(this.end)
    kind.set(this.kind)
    this.start = start
    this.end = end
    this.kind = kind
  }
}

/**
 * Splits `text` from `from` to `to` into tokens and appends them to `spans`. Every character but white space belongs
 * to exactly one token. What a token is depends on nothing but the characters of the text:
 *
 * - letters, digits and marks run together (`5G`, `G20`), also over a hyphen (`cyber-superpower`, `COVID-19`), an inner
 *   apostrophe (`Xi'an`) and an ampersand (`R&D`); an en dash joins only letters (`China–US`); two numbers are not joined;
 * - clitics stand apart (`China` `'s`, `do` `n't`);
 * - letters with full stops stay whole (`U.S.`, `e.g.`), also in a compound (`China-U.S.`);
 * - numbers keep inner points and thousands (`1,000`, `3.5`);
 * - web addresses, mail addresses and citation marks (`[12]`, superscript digits) are tokens of their own kinds;
 * - every other mark stands alone.
 */
export function scanTokens(text: string, from: number, to: number, spans: TokenSpans): void {
  let nextAt = findAt(text, from, to)
  /** No bare host begins before this position: what is known of a run of labels is not asked again at each of them. */
  let hostlessTo = from
  let position = from
  while (position < to) {
    const kind = characterClass[text.charCodeAt(position)]
    if (kind === space) {
      position += 1
      continue
    }
    const begin = position
    if (kind === letter || kind === digit || (kind === surrogate && isAstralLetter(text, position))) {
      if (nextAt < begin) nextAt = findAt(text, begin, to)
      const mail = mailEnd(text, begin, to, nextAt)
      let address = mail > 0 ? mail : webEnd(text, begin, to)
      if (address === 0 && begin >= hostlessTo) {
        const labels = pastLabels(text, begin, to)
        address = hostEnd(text, begin, labels, to)
        hostlessTo = labels
      }
      if (address > 0) {
        position = address
        spans.push(begin, position, mail > 0 ? email : url)
        continue
      }
      position = scanWord(text, begin, to, spans)
      continue
    }
    if (kind === ideograph) {
      position = pastMarks(text, begin + 1, to)
      spans.push(begin, position, word)
      continue
    }
    if (kind === superscript) {
      do position += 1
      while (position < to && characterClass[text.charCodeAt(position)] === superscript)
      spans.push(begin, position, citation)
      continue
    }
    if (text.charCodeAt(begin) === 91) {
      const end = matchEnd(citationMark, text, begin, to)
      if (end > 0) {
        position = end
        spans.push(begin, position, citation)
        continue
      }
    }
    if (kind === apostrophe) {
      const end = cliticEnd(text, begin, to)
      if (end > 0 && begin > from && endsWithWord(spans, begin)) {
        position = end
        spans.push(begin, position, clitic)
        continue
      }
    }
    position = pastMarks(text, begin + (kind === surrogate && isPair(text, begin) ? 2 : 1), to)
    spans.push(
      begin,
      position,
      kind === punctuation || kind === apostrophe || kind === hyphen ? punctuationMark : symbolMark,
    )
  }
}

/** The tokens of a short text as objects: for entries of a lexicon, patterns and tests. */
export function splitTokens(text: string): { start: number; end: number; kind: TokenKind }[] {
  const spans = new TokenSpans()
  scanTokens(text, 0, text.length, spans)
  return Array.from({ length: spans.count }, (_, token) => ({
    start: spans.start[token] as number,
    end: spans.end[token] as number,
    kind: tokenKinds[spans.kind[token] as number] as TokenKind,
  }))
}

/** Scans a word or number that begins at `begin` and appends it, with its clitic if it has one. Returns its end. */
function scanWord(text: string, begin: number, to: number, spans: TokenSpans): number {
  let position = begin
  let letters = 0
  let segmentLetters = 0
  /** Behind the last full stop of `U.S.` only a hyphen or dash goes on: a letter there is a missing space. */
  let isStopped = false
  for (;;) {
    const unit = text.charCodeAt(position)
    const kind = position < to ? characterClass[unit] : space
    if (!isStopped && (kind === letter || (kind === surrogate && isAstralLetter(text, position)))) {
      position += kind === letter ? 1 : 2
      letters += 1
      segmentLetters += 1
      if (segmentLetters === 1) {
        position = dottedEnd(text, position, to)
        isStopped = text.charCodeAt(position - 1) === 46
      }
      continue
    }
    if (kind === mark || (kind === digit && !isStopped)) {
      position += 1
      continue
    }
    if (position + 1 >= to) break
    const next = characterClass[text.charCodeAt(position + 1)]
    if (kind === hyphen && (next === letter || next === digit) && joinsHyphen(text, position, to, segmentLetters)) {
      position += 1
      segmentLetters = 0
      isStopped = false
      continue
    }
    if (unit === 0x2013 && next === letter && (isStopped || isLetterBefore(text, position))) {
      position += 1
      segmentLetters = 0
      isStopped = false
      continue
    }
    if (
      kind === apostrophe &&
      next === letter &&
      segmentLetters > 0 &&
      !isStopped &&
      cliticEnd(text, position, to) === 0
    ) {
      position += 1
      continue
    }
    if (unit === 38 && next === letter && isLetterBefore(text, position)) {
      position += 1
      continue
    }
    if (letters === 0 && isDecimal(text, position, to)) {
      position += 1
      continue
    }
    break
  }
  const negation = letters > 0 ? contractedNot(text, begin, position) : 0
  if (negation > 0) {
    spans.push(begin, negation, word)
    spans.push(negation, position, clitic)
  } else {
    spans.push(begin, position, letters > 0 ? word : number)
  }
  return position
}

/** End of `U.S.` when `position` stands behind its first letter; `position` itself where there are no such letters. */
function dottedEnd(text: string, position: number, to: number): number {
  let end = position
  while (
    end + 1 < to &&
    text.charCodeAt(end) === 46 &&
    characterClass[text.charCodeAt(end + 1)] === letter &&
    (end + 2 >= to || characterClass[text.charCodeAt(end + 2)] !== letter)
  ) {
    end += 2
  }
  return end > position && end < to && text.charCodeAt(end) === 46 ? end + 1 : end
}

/** A hyphen joins unless both sides are numbers: `2015-2017` are two, `10-year` is one. */
function joinsHyphen(text: string, position: number, to: number, lettersBefore: number): boolean {
  if (lettersBefore > 0) return true
  for (let next = position + 1; next < to; next += 1) {
    const kind = characterClass[text.charCodeAt(next)]
    if (kind === letter) return true
    if (kind !== digit) return false
  }
  return false
}

/** True at the point of `3.5` and at the comma of `1,000`. */
function isDecimal(text: string, position: number, to: number): boolean {
  const unit = text.charCodeAt(position)
  const isDigit = (at: number) => at < to && characterClass[text.charCodeAt(at)] === digit
  if (unit === 46) return isDigit(position + 1)
  if (unit !== 44) return false
  return isDigit(position + 1) && isDigit(position + 2) && isDigit(position + 3) && !isDigit(position + 4)
}

/** End of the clitic `'s 're 've 'll 'd 'm` whose apostrophe stands at `position`; 0 where there is none. */
function cliticEnd(text: string, position: number, to: number): number {
  const first = text.charCodeAt(position + 1) | 32
  if (position + 1 >= to) return 0
  if (first === 115 || first === 100 || first === 109) {
    return isWordEnd(text, position + 2, to) ? position + 2 : 0
  }
  const second = text.charCodeAt(position + 2) | 32
  const pair =
    (first === 114 && second === 101) || (first === 118 && second === 101) || (first === 108 && second === 108)
  return pair && position + 2 < to && isWordEnd(text, position + 3, to) ? position + 3 : 0
}

/** Where `n't` begins in the word `[begin, end)`; 0 where the word has none. */
function contractedNot(text: string, begin: number, end: number): number {
  if (end - begin < 4 || (text.charCodeAt(end - 1) | 32) !== 116 || (text.charCodeAt(end - 3) | 32) !== 110) return 0
  return characterClass[text.charCodeAt(end - 2)] === apostrophe ? end - 3 : 0
}

function pastMarks(text: string, position: number, to: number): number {
  let end = position
  while (end < to && characterClass[text.charCodeAt(end)] === mark) end += 1
  return end
}

/** True where the last token is a word, clitic or number that ends at `position`. */
function endsWithWord(spans: TokenSpans, position: number): boolean {
  const last = spans.count - 1
  if (last < 0 || spans.end[last] !== position) return false
  const kind = spans.kind[last]
  return kind === word || kind === clitic || kind === number
}

function isLetterBefore(text: string, position: number): boolean {
  return position > 0 && characterClass[text.charCodeAt(position - 1)] === letter
}

/** False for half a character alone: it takes no neighbour with it. */
function isPair(text: string, position: number): boolean {
  return (text.codePointAt(position) ?? 0) > 0xffff
}

function isAstralLetter(text: string, position: number): boolean {
  const point = text.codePointAt(position)
  return point !== undefined && point > 0xffff && /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(point))
}
