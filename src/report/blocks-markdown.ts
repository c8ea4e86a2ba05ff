import type { Block } from './blocks.js'

/** Blocks as Markdown (CommonMark with tables). Nothing of a text is taken for a mark, a link or HTML. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'table':
      return [
        lineOf(block.columns.map(({ name }) => name)),
        `| ${block.columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
        ...block.rows.map(lineOf),
      ].join('\n')
    case 'quotes':
      return block.quotes
        .map(({ place, before, match, after }) => {
          const [left, right] = [escapeMarkdown(before), escapeMarkdown(after)]
          return `- ${escapeMarkdown(place)}: ${left}<mark>${escapeMarkdown(match)}</mark>${right}`
        })
        .join('\n')
  }
}

function lineOf(cells: readonly string[]): string {
  // In a cell nothing is the beginning of a line: a lone dash is one.
  return `| ${cells.map((cell) => (cell === '-' ? cell : escapeMarkdown(cell))).join(' | ')} |`
}

/** Text that means itself in Markdown, at the beginning of a line too. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^( *)([-+=])(?= |$|[-=])/, '$1\\$2')
    .replace(/^( *\d+)([.)])(?= |$)/, '$1\\$2')
}
