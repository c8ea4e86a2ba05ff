/**
 * Classes of characters for the scanner, one byte a UTF-16 code unit. Built once from Unicode properties, so that the
 * hot loop is a table look-up and the same on every version of Node that knows the same Unicode letters.
 */
export const space = 0
export const letter = 1
export const digit = 2
/** Combining marks: they continue whatever they stand on. */
export const mark = 3
export const apostrophe = 4
export const hyphen = 5
export const punctuation = 6
export const symbol = 7
/** Han, Hiragana and Katakana are written without spaces: each character is a token. */
export const ideograph = 8
/** First half of a character beyond the Basic Multilingual Plane. */
export const surrogate = 9
/** Superscript digits mark notes. */
export const superscript = 10

const properties: readonly [RegExp, number][] = [
  [/[\s\u0085\u180e\u200b-\u200d\u2060\ufeff]+/gu, space],
  [/['\u2019\u02bc\uff07]+/gu, apostrophe],
  [/[-\u2010\u2011]+/gu, hyphen],
  [/[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+/gu, superscript],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu, ideograph],
  [/\p{L}+/gu, letter],
  [/[\p{Nd}\u2080-\u2089]+/gu, digit],
  [/\p{M}+/gu, mark],
  [/\p{P}+/gu, punctuation],
]

/** Class of each UTF-16 code unit. */
export const characterClass: Uint8Array = classes()

/** A property is looked for in all characters at once, as runs: every command waits for this, and asking one after the other takes longer. */
function classes(): Uint8Array {
  let all = ''
  for (let unit = 0; unit < 0x10000; unit += 1) all += isSurrogate(unit) ? '\0' : String.fromCharCode(unit)
  const result = new Uint8Array(0x10000).fill(symbol)
  // The first property that holds decides, so it is written last.
  for (const [property, value] of [...properties].reverse())
    for (const { 0: run, index } of all.matchAll(property)) result.fill(value, index, index + run.length)
  return result.fill(surrogate, 0xd800, 0xe000)
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

/** True for a token that holds a letter; only such tokens are words. */
export function holdsLetter(text: string): boolean {
  return /\p{L}/u.test(text)
}

/** True at `to` and where the character at `position` does not go on with a word. */
export function isWordEnd(text: string, position: number, to: number): boolean {
  if (position >= to) return true
  const kind = characterClass[text.charCodeAt(position)]
  return kind !== letter && kind !== digit && kind !== mark
}
