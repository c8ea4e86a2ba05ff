import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Where the tables of all benches stand. */
export const results = 'bench/RESULTS.md'

/**
 * Puts a section of a page in the place of the one of the same heading, or behind all others.
 *
 * @param {string} heading of the second level, without its marks
 * @param {string} text of the section
 * @param {string} path
 */
export function writeSection(heading, text, path = results) {
  const section = `## ${heading}\n\n${text}`
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '# Results\n'
  const sections = page.trimEnd().split(/\n+(?=## )/)
  const place = sections.findIndex((known) => known.startsWith(`## ${heading}\n`))
  sections.splice(place < 0 ? sections.length : place, place < 0 ? 0 : 1, section)
  writeFileSync(path, `${sections.join('\n\n')}\n`)
}

/**
 * A table of Markdown, columns aligned: the first to the left, all others to the right where `numbers` holds their index.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly number[]} numbers columns of numbers
 */
export function markdownTable(head, rows, numbers) {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  /** @param {readonly string[]} cells */
  const line = (cells) => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? ''
      return numbers.includes(column) ? cell.padStart(width) : cell.padEnd(width)
    })
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) =>
    numbers.includes(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')
}
