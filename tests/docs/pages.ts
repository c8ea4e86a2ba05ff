import { expect } from 'vitest'
import { filesBelow, textOf } from '../architecture/sources.js'

/** Every page of documentation that git keeps. */
export const pages = filesBelow('.', ['node_modules', 'dist', '.git']).filter(
  (path) => path.endsWith('.md') && (!path.startsWith('output/') || path === 'output/README.md'),
)

/** The fenced blocks of a page in a language, in their order. */
export function blocks(page: string, language: string): string[] {
  return [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text ?? '',
  )
}

/** The rows of all tables of a page with these headings, cell by cell. */
export function rowsUnder(page: string, ...headings: readonly string[]): string[][] {
  const lines = textOf(page)
    .split('\n')
    .map((line) =>
      line.startsWith('|')
        ? line
            .slice(1, -1)
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim())
        : [],
    )
  const headers = lines.flatMap((cells, index) => (cells.join('|') === headings.join('|') ? [index] : []))
  expect(headers.length, `tables of ${headings.join(', ')} in ${page}`).toBeGreaterThan(0)
  return headers.flatMap((header) => {
    const below = lines.slice(header + 2)
    const end = below.findIndex((cells) => cells.length === 0)
    return end < 0 ? below : below.slice(0, end)
  })
}

/** What stands in backticks, in its order. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')
}

/** The text of a page without its code, whose brackets are no links. */
export function proseOf(page: string): string {
  return textOf(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '))
}

/** Relative links of a page. */
export function linksOf(page: string): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
}

/** The anchors of a page's text: its headings as GitHub names them. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} +(.*)$/gm)) {
    const name = heading
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .trim()
      .replaceAll(' ', '-')
    let anchor = name
    for (let number = 1; anchors.has(anchor); number += 1) anchor = `${name}-${number}`
    anchors.add(anchor)
  }
  return anchors
}
