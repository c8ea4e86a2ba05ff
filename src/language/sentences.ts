import { finalButBeforeNumbers, neverFinal, sentenceOpeners, sometimesFinal } from './abbreviations.js'
import { characterClass, digit, letter } from './characters.js'
import type { TokenSpans } from './tokenise.js'
import { tokenKinds } from './tokens.js'

/** A sentence with more tokens than this is cut: it is a table or a list without full stops, not a sentence. */
export const longestSentence = 1000

const word = tokenKinds.indexOf('word')
const number = tokenKinds.indexOf('number')
const citation = tokenKinds.indexOf('citation')

/** Marks that may stand between the end of a sentence and the next one: closing quotes, brackets. */
const closing = new Set(['"', '”', '’', "'", '»', ')', ']', '}'])
const opening = new Set(['"', '“', '‘', "'", '«', '(', '[', '{', '¿', '¡'])
const romanNumber = /^(?:[IVX]+|[ivx]+)$/

/**
 * The first token of each sentence among the tokens `[first, spans.count)`, which are one paragraph's.
 *
 * A sentence ends at `.`, `!`, `?`, `…` or `。` with the closing quotes, brackets and citation marks behind it, and with the
 * number of a note that has lost its superscript (`rules.12 States`). A full stop does not end one after a title or
 * reference abbreviation (`Mr.`, `No. 5`), after an initial, after the number that opens a sentence (`12. States should`,
 * `IV. Norms`), inside a word, or before a lower-case letter.
 */
export function findSentences(text: string, spans: TokenSpans, first: number): number[] {
  const starts: number[] = []
  let begin = first
  let token = first
  while (token < spans.count) {
    if (token === begin) starts.push(begin)
    const limit = Math.min(begin + longestSentence, spans.count)
    let next = token + 1
    if (isTerminator(text, spans, token)) {
      while (next < limit && isTerminator(text, spans, next)) next += 1
      next = Math.min(pastNote(text, spans, token, pastClosing(text, spans, next, limit)), limit)
      if (next < spans.count && endsSentence(text, spans, begin, token, next)) begin = next
    } else if (endsWithStop(text, spans, token)) {
      next = pastClosing(text, spans, next, limit)
      if (next < spans.count && endsAtAbbreviation(text, spans, token, next)) begin = next
    }
    if (next === limit) begin = next
    token = next
  }
  return starts
}

function isTerminator(text: string, spans: TokenSpans, token: number): boolean {
  const start = spans.start[token] as number
  if ((spans.end[token] as number) - start !== 1) return false
  const unit = text.charCodeAt(start)
  return unit === 46 || unit === 33 || unit === 63 || unit === 0x2026 || unit === 0x3002
}

function pastClosing(text: string, spans: TokenSpans, from: number, limit: number): number {
  let next = from
  while (next < limit) {
    const isCitation = spans.kind[next] === citation
    if (!isCitation && !closing.has(surfaceOf(text, spans, next))) break
    // A quote apart from the full stop opens the next sentence; a note mark may stand apart.
    if (isApart(spans, next) && !isCitation) break
    next += 1
  }
  return next
}

/** Behind the number of a note at `next`, where the full stop `token` ends a sentence and a capital follows the number. */
function pastNote(text: string, spans: TokenSpans, token: number, next: number): number {
  const isNote =
    next > token &&
    next + 1 < spans.count &&
    spans.kind[next] === number &&
    /^\d{1,3}$/.test(surfaceOf(text, spans, next)) &&
    !isApart(spans, next) &&
    isApart(spans, next + 1) &&
    token > 0 &&
    !isApart(spans, token) &&
    spans.kind[token - 1] === word &&
    /\p{L}{2}$/u.test(surfaceOf(text, spans, token - 1)) &&
    !isAbbreviation(surfaceOf(text, spans, token - 1).toLowerCase())
  if (!isNote) return next
  const follower = pastOpening(text, spans, next + 1)
  return follower < spans.count && isCapital(surfaceOf(text, spans, follower)) ? next + 1 : next
}

function pastOpening(text: string, spans: TokenSpans, from: number): number {
  let next = from
  while (next < spans.count && opening.has(surfaceOf(text, spans, next))) next += 1
  return next
}

/** True where white space stands before the token. */
function isApart(spans: TokenSpans, token: number): boolean {
  return (spans.start[token] as number) > (spans.end[token - 1] as number)
}

function isAbbreviation(lower: string): boolean {
  return neverFinal.has(lower) || finalButBeforeNumbers.has(lower) || sometimesFinal.has(lower)
}

function endsSentence(text: string, spans: TokenSpans, begin: number, token: number, next: number): boolean {
  const follower = pastOpening(text, spans, next)
  if (follower === spans.count) return false
  const unit = text.charCodeAt(spans.start[token] as number)
  // Scripts with this full stop write no space behind it.
  if (unit === 0x3002) return true
  const following = surfaceOf(text, spans, follower)
  const beginsCapital = isCapital(following)
  if (!isApart(spans, next))
    return beginsCapital && token > begin && isLowerWord(text, spans, token - 1) && token === next - 1
  if (isLowerCase(following)) return false
  if (unit !== 46 || token === begin) return true
  const before = surfaceOf(text, spans, token - 1)
  if (isApart(spans, token)) return true
  // "12. States should": the number of a paragraph or of a list.
  if (token - 1 === begin && (spans.kind[token - 1] === number || before.length === 1 || romanNumber.test(before))) {
    return false
  }
  const lower = before.toLowerCase()
  if (neverFinal.has(lower)) return false
  if (finalButBeforeNumbers.has(lower)) return !isReference(following)
  if (sometimesFinal.has(lower) || isInitial(before)) {
    return beginsCapital && sentenceOpeners.has(following.toLowerCase())
  }
  return true
}

/** True for `U.S.`, whose last full stop is part of the word and may end the sentence too. */
function endsWithStop(text: string, spans: TokenSpans, token: number): boolean {
  return spans.kind[token] === word && text.charCodeAt((spans.end[token] as number) - 1) === 46
}

function endsAtAbbreviation(text: string, spans: TokenSpans, token: number, next: number): boolean {
  if (neverFinal.has(surfaceOf(text, spans, token).toLowerCase())) return false
  const following = surfaceOf(text, spans, next)
  return isCapital(following) && sentenceOpeners.has(following.toLowerCase())
}

/** True for what may stand behind `No.`: `5`, `II`, `A` of `A/RES/70/237`. */
function isReference(surface: string): boolean {
  return /^(?:\P{L}*\p{N}.*|\p{Lu}|[IVXLC]+)$/u.test(surface)
}

function isInitial(surface: string): boolean {
  return surface.length === 1 && isCapital(surface)
}

function isCapital(surface: string): boolean {
  const first = String.fromCodePoint(surface.codePointAt(0) ?? 0)
  return first !== first.toLowerCase()
}

function isLowerCase(surface: string): boolean {
  const first = String.fromCodePoint(surface.codePointAt(0) ?? 0)
  return first !== first.toUpperCase()
}

function isLowerWord(text: string, spans: TokenSpans, token: number): boolean {
  const unit = text.charCodeAt((spans.end[token] as number) - 1)
  const kind = characterClass[unit]
  return kind === digit
    ? false
    : kind === letter && spans.kind[token] === word && isLowerCase(surfaceOf(text, spans, token))
}

function surfaceOf(text: string, spans: TokenSpans, token: number): string {
  return text.slice(spans.start[token], spans.end[token])
}
