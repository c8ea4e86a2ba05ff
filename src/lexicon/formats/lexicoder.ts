import { type Category, newCategory } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { filledLines } from './reading.js'

const colour = /#[0-9a-f]{6}$/i

/** Lexicoder 3 `.lc3`: `+Category`, with its colour if it has one (`+Category#AA0000`), and below it an entry a line. */
export const lexicoder: FormatDefinition = {
  tool: 'Lexicoder 3',
  extensions: ['.lc3'],
  match: 'surface',
  powers: {
    title: false,
    keys: false,
    definitions: false,
    sources: false,
    notes: false,
    options: false,
    nesting: false,
    name: (label) =>
      label
        .replace(/^[+\s]+/, '')
        .trimEnd()
        .replace(colour, (shade) => ` ${shade.slice(1)}`)
        .replaceAll(/\s+/g, ' '),
    refusal: (text) => {
      if (text.includes('?')) return { kind: 'wildcard', what: 'Lexicoder has no wildcard for one letter' }
      return text.startsWith('+') ? { kind: 'syntax', what: 'Lexicoder reads `+` as a category' } : null
    },
  },
  read(text, reading) {
    const categories: Category[] = []
    for (const { text: line, number } of filledLines(text)) {
      const content = line.trim()
      const category = categories.at(-1)
      if (content.startsWith('+')) {
        const name = content.slice(1).replace(colour, '').trim()
        if (name.length < content.slice(1).trim().length)
          reading.losses.add('presentation', `its colour ${colour.exec(content)?.[0]}`, { line: number, concept: name })
        categories.push(newCategory(name, number))
      } else if (category === undefined) {
        reading.losses.add('no-category', 'it stands above the first category', { line: number, entry: content })
      } else {
        reading.addEntry(category, content, number, '*')
      }
    }
    return { title: null, categories }
  },
  write(dictionary) {
    return dictionary.categories
      .flatMap((category) => [`+${category.name}`, ...category.entries.map((entry) => entry.text)])
      .map((line) => `${line}\n`)
      .join('')
  },
}
