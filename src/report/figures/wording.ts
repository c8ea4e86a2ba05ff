/** A whole number with its thousands apart, as in 21,301. */
export function grouped(number: number): string {
  const [whole = '', decimals] = String(number).split('.')
  const apart = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')
  return decimals === undefined ? apart : `${apart}.${decimals}`
}

/** A measured number in as many digits as a reader can use: 3,333, 47.3, 0.051. */
export function measured(number: number): string {
  const size = Math.abs(number)
  if (size >= 100 || number === 0) return grouped(Math.round(number))
  if (size >= 10) return signed(number, 1)
  if (size >= 1) return signed(number, 2)
  return size < 0.001 ? `${number < 0 ? '−' : ''}under 0.001` : signed(number, 3)
}

function signed(number: number, digits: number): string {
  return `${number < 0 ? '−' : ''}${Math.abs(number).toFixed(digits)}`
}

/** A share as per cent: 71%, and never 0% or 100% of what is not nothing or all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return 'under 1%'
  return rounded === 100 && share < 1 ? 'over 99%' : `${rounded}%`
}

/** A number of things: 1 document, 2 documents. */
export function countOf(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** Names as a sentence lists them: a, b and c. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** What a unit of co-occurrence is called: sentence, block of 20 tokens. */
export function unitNoun(unit: string): string {
  const [name = '', width] = unit.split(':')
  return width === undefined ? name : `block of ${width} tokens`
}

/** Several of them: sentences, blocks of 20 tokens. */
export function unitNouns(unit: string): string {
  return unit.includes(':') ? unitNoun(unit).replace('block', 'blocks') : `${unit}s`
}

/** A number of units: 1 sentence, 3 blocks of 20 tokens. */
export function unitsOf(number: number, unit: string): string {
  return `${grouped(number)} ${number === 1 ? unitNoun(unit) : unitNouns(unit)}`
}

/** A unit as part of a file's name: window-20. */
export function unitName(unit: string): string {
  return unit.replace(':', '-')
}

/** The first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
