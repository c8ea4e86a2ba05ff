import { readCategoryXml, refuseAttributes, type XmlNode, xmlAttribute } from './category-xml.js'
import { type Category, newCategory } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import type { Reading } from './reading.js'

/**
 * Lexicoder 2 `.lcd`: XML as Yoshikoder writes it, whose patterns are looked for as bare characters in a text that has a space
 * on both sides of every word. A space at the edge of a pattern is the border of a word, and none lets the word go on:
 * `" ECONOM"` is `ECONOM*`.
 */
export const lexicoder2: FormatDefinition = {
  tool: 'Lexicoder 2',
  extensions: ['.lcd'],
  match: 'surface',
  powers: {
    title: true,
    keys: false,
    definitions: false,
    sources: false,
    notes: false,
    options: false,
    nesting: false,
    name: (label) => label.replaceAll(/\s+/g, ' ').trim(),
    refusal: (text) =>
      /[*?]/.test(text.replace(/^\*/, '').replace(/\*$/, ''))
        ? { kind: 'wildcard', what: 'Lexicoder 2 can leave open only how an entry begins and ends' }
        : null,
  },
  read(text, reading) {
    const file = readCategoryXml(text, reading)
    if (file.patterns.length > 0)
      return reading.fail(file.patterns[0]?.line ?? 1, 'a pattern stands in no category', 'put it into a `<cnode>`')
    const name = file.attributes.name?.trim() ?? ''
    return {
      title: name === '' ? null : name,
      categories: file.categories.map((node) => categoryOf(node, reading)),
    }
  },
  write(dictionary) {
    const name = xmlAttribute(dictionary.title ?? 'dictionary')
    const lines = [
      '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
      `<dictionary style="Lexicoder" name="${name}">`,
      ...dictionary.categories.flatMap((category) => [
        `<cnode name="${xmlAttribute(category.name)}">`,
        ...category.entries.map((entry) => `<pnode name="${xmlAttribute(bordered(entry.text))}"></pnode>`),
        '</cnode>',
      ]),
      '</dictionary>',
    ]
    return lines.map((line) => `${line}\r\n`).join('')
  },
}

function categoryOf(node: XmlNode, reading: Reading): Category {
  const category = newCategory(node.attributes.name ?? '', node.line)
  refuseAttributes(node, ['name'], reading)
  for (const pattern of node.patterns) {
    const { attributes, line } = pattern
    refuseAttributes(pattern, ['name'], reading)
    const raw = attributes.name ?? ''
    const literal = /[*?]/.exec(raw)?.[0]
    if (literal !== undefined) {
      reading.refuseEntry(category, raw, line, 'literal-wildcard', `\`${literal}\` stands for itself there`)
      continue
    }
    const begin = raw.startsWith(' ') ? '' : '*'
    const end = raw.endsWith(' ') ? '' : '*'
    reading.addEntry(category, `${begin}${raw.trim()}${end}`, line, '*')
  }
  for (const child of node.categories) category.categories.push(categoryOf(child, reading))
  return category
}

function bordered(text: string): string {
  const begin = text.startsWith('*') ? text.slice(1) : ` ${text}`
  return begin.endsWith('*') ? begin.slice(0, -1) : `${begin} `
}
