import type { Category } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { IndentedTree } from './nest-by-indent.js'
import { filledLines, weightNote } from './reading.js'

const weighted = /^(.*\S)\s*\((-?\d+(?:[.,]\d+)?)\)$/

/**
 * WordStat `.cat`: one category or entry a line, indented by tabs below its category; an entry ends with its weight, `WORD
 * (1)`. Underscores join the words of a phrase. A rule is `@NAME [...]`.
 */
export const wordstat: FormatDefinition = {
  tool: 'WordStat',
  extensions: ['.cat'],
  match: 'surface',
  powers: {
    title: false,
    keys: false,
    definitions: false,
    sources: false,
    notes: false,
    options: false,
    nesting: true,
    name: (label) =>
      label
        .replace(/^[#@\s]+/, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(weighted, '$1 $2'),
    refusal: (text) => {
      if (/^[#@]/.test(text)) return { kind: 'syntax', what: 'WordStat reads `@` as a rule and `#` as a remark' }
      return text.includes('_') ? { kind: 'syntax', what: 'WordStat reads `_` as a space' } : null
    },
  },
  read(text, reading) {
    const tree = new IndentedTree(reading)
    for (const { text: line, number } of filledLines(text)) {
      const content = line.trim()
      const width = indentation(line)
      const [, raw, weight = '1'] = weighted.exec(content) ?? []
      if (content.startsWith('@')) {
        reading.losses.add('rule', 'a rule of WordStat', {
          line: number,
          entry: content,
          ...conceptAt(tree.parentOf(width)),
        })
      } else if (raw !== undefined) {
        const category = tree.parentOf(width)
        if (category === null) {
          reading.losses.add('no-category', 'it stands above the first category', { line: number, entry: raw })
          continue
        }
        const note = weightNote(weight)
        if (note !== null)
          reading.losses.add('weight', `its weight of ${weight} is kept in the note alone`, {
            line: number,
            concept: category.name,
            entry: raw,
          })
        reading.addEntry(category, raw.replaceAll('_', ' '), number, '*?', { note })
      } else if (content.startsWith('#')) {
        reading.losses.add('unreadable-line', `\`${content}\` is a remark`, { line: number })
      } else {
        tree.addCategory(content, width, number)
      }
    }
    return { title: null, categories: tree.categories }
  },
  write(dictionary) {
    const lines: string[] = []
    const list = (category: Category, depth: number): void => {
      lines.push(`${'\t'.repeat(depth)}${category.name}`)
      // Entries first: behind a subcategory they would stand no deeper, and yet look as if they were its own.
      for (const entry of category.entries)
        lines.push(`${'\t'.repeat(depth + 1)}${entry.text.replaceAll(' ', '_')} (1)`)
      for (const child of category.categories) list(child, depth + 1)
    }
    for (const category of dictionary.categories) list(category, 0)
    return lines.map((line) => `${line}\r\n`).join('')
  },
}

function conceptAt(category: Category | null): { concept?: string } {
  return category === null ? {} : { concept: category.name }
}

/** How far a line is indented, tabs going to every eighth column. */
function indentation(line: string): number {
  let width = 0
  for (const character of line) {
    if (character === '\t') width += 8 - (width % 8)
    else if (/\s/.test(character)) width += 1
    else break
  }
  return width
}
