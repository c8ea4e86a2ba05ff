import { characterClass, digit, hyphen, letter, mark } from './characters.js'

/** The prefixes that turn a word into its opposite: a part behind one of them is no mention of the word. */
export const reversingPrefixes: ReadonlySet<string> = new Set(['non', 'un', 'de', 'dis'])

const enDash = 0x2013

/**
 * The parts of a hyphenated compound as half-open spans inside its surface form: `China-US` -> `China`, `US`. Any other
 * token is one part. A hyphen splits only between letters, digits or the full stop of `U.S.-led`.
 */
export function compoundParts(surface: string): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let start = 0
  for (let position = 1; position < surface.length - 1; position += 1) {
    const unit = surface.charCodeAt(position)
    if (unit !== enDash && characterClass[unit] !== hyphen) continue
    if (
      !joins(surface.charCodeAt(position + 1)) ||
      !(joins(surface.charCodeAt(position - 1)) || surface.charCodeAt(position - 1) === 46)
    )
      continue
    parts.push({ start, end: position })
    start = position + 1
  }
  parts.push({ start, end: surface.length })
  return parts
}

function joins(unit: number): boolean {
  const kind = characterClass[unit]
  return kind === letter || kind === digit || kind === mark || (unit >= 0xd800 && unit <= 0xdfff)
}
