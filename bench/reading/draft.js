import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'

/** @typedef {{ text: string, left: number, right: number, top: number, bottom: number }} Piece */

/**
 * A draft of a page's gold, to be corrected by eye: the lines that `pdftotext -bbox-layout` finds, each with a guessed
 * zone and its place on the page. Small raised figures stand in braces.
 *
 * @param {string} path of the PDF
 * @param {number} page counted from 1
 * @returns {string}
 */
export function draftPage(path, page) {
  const options = ['-cropbox', '-bbox-layout', '-f', String(page), '-l', String(page), path, '-']
  const markup = execFileSync('pdftotext', options, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const height = Number(/<page width="[\d.]+" height="([\d.]+)"/.exec(markup)?.[1] ?? 792)
  const lines = mergeLabels([...markup.matchAll(/<line [^>]*>(.*?)<\/line>/gs)].map((match) => pieces(match[1] ?? '')))
  const sizes = lines.map(size).sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 10
  const out = [`# file ${basename(path)}`, `# page ${page}`, '# layout ']
  for (const line of lines) {
    const [first, last] = [line[0], line.at(-1)]
    if (first === undefined || last === undefined) continue
    const zone = guessZone(first, height, size(line) / usual)
    const place = [first.left, last.right, first.top, size(line)].map((number) => number.toFixed(0)).join(',')
    out.push(`${zone}\t${place}\t${spell(line)}`)
  }
  return `${out.join('\n')}\n`
}

/** @param {string} markup @returns {Piece[]} */
function pieces(markup) {
  const found = markup.matchAll(
    /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/gs,
  )
  return [...found].map(([, left, top, right, bottom, text]) => ({
    text: unescapeMarkup(text ?? ''),
    left: Number(left),
    right: Number(right),
    top: Number(top),
    bottom: Number(bottom),
  }))
}

/** @type {ReadonlyMap<string, string>} */
const entities = new Map(Object.entries({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }))

/** @param {string} text */
function unescapeMarkup(text) {
  return text.replace(/&(\w+);/g, (entity, name) => entities.get(name) ?? entity)
}

/** A number or bullet to the left of a line is a line of its own for pdftotext. @param {Piece[][]} lines */
function mergeLabels(lines) {
  /** @type {Piece[][]} */
  const merged = []
  for (const line of lines) {
    const before = merged.at(-1)
    const [first, last] = [line[0], before?.at(-1)]
    const label = before !== undefined && before.length === 1 && last !== undefined && last.text.length <= 5
    if (
      label &&
      first !== undefined &&
      Math.abs(first.bottom - last.bottom) < 4 &&
      first.left - last.right < 60 &&
      first.left > last.right
    ) {
      before.push(...line)
    } else {
      merged.push([...line])
    }
  }
  return merged
}

/** @param {Piece[]} line */
function size(line) {
  return Math.max(...line.map((piece) => piece.bottom - piece.top))
}

/** @param {Piece} first @param {number} height @param {number} relative */
function guessZone(first, height, relative) {
  if (first.top < height * 0.07 || first.bottom > height * 0.94) return 'running-head'
  if (relative < 0.9 && first.top > height / 2) return 'footnote'
  return relative > 1.15 ? 'heading' : 'body'
}

/** @param {Piece[]} line */
function spell(line) {
  const tall = size(line)
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const piece of line) {
    if (text !== '' && piece.left - right > tall * 0.1) text += ' '
    const raised = /^[\d*†‡,]+$/.test(piece.text) && piece.bottom - piece.top < tall * 0.8
    text += raised ? `{${piece.text}}` : piece.text
    right = piece.right
  }
  return text
}
