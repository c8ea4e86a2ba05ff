/**
 * Advance widths of the printable ASCII characters from space on, in thousandths of the type size, of Helvetica, Arial
 * and Liberation Sans, which were made to be alike. A figure is laid out by these numbers and by no font of the machine, so that it
 * is the same on each.
 */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]

/** Letters that stand on their own in a square, as those of Chinese do. */
const square = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/u
/** Marks that stand over others and take no room. */
const mark = /\p{Mn}|\p{Cf}/u

/** How much wider bold text is, about. */
export const boldness = 1.06

/** How wide a text is in pixels at a type size; other letters than those of English are taken for as wide as a figure. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    thousandths += widths[code - 32] ?? (mark.test(character) ? 0 : square.test(character) ? 1000 : 600)
  }
  return (thousandths * size) / 1000
}

/** Lines of words that are at most so wide; a word that is wider has a line of its own. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** The text, or as much of it as is at most so wide with an ellipsis behind. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
