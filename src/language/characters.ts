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
  [/[\s\u0085\u180e\u200b-\u200d\u2060\ufeff]/u, space],
  [/['\u2019\u02bc\uff07]/u, apostrophe],
  [/[-\u2010\u2011]/u, hyphen],
  [/[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/u, superscript],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, ideograph],
  [/\p{L}/u, letter],
  [/[\p{Nd}\u2080-\u2089]/u, digit],
  [/\p{M}/u, mark],
  [/\p{P}/u, punctuation],
]

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return surrogate
  const character = String.fromCharCode(unit)
  for (const [property, value] of properties) if (property.test(character)) return value
  return symbol
}

/** Class of each UTF-16 code unit. */
export const characterClass: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) => classify(unit))

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
