import { readCategoryXml, refuseAttributes, type XmlNode, xmlAttribute } from './category-xml.js'
import { type Category, newCategory } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { type Reading, weightNote } from './reading.js'

/**
 * Yoshikoder `.ykd`: XML with a `<cnode>` for each category and a `<pnode>` for each pattern. The topmost category is the
 * dictionary itself. `*` is any run of characters in a word; with `patternengine="regexp"` patterns are regular expressions.
 */
export const yoshikoder: FormatDefinition = {
  tool: 'Yoshikoder',
  extensions: ['.ykd'],
  match: 'surface',
  powers: {
    title: true,
    keys: false,
    definitions: true,
    sources: false,
    notes: false,
    options: false,
    nesting: true,
    name: (label) => label.replaceAll(/\s+/g, ' ').trim(),
    refusal: (text) =>
      text.includes('?') ? { kind: 'wildcard', what: 'Yoshikoder has no wildcard for one letter' } : null,
  },
  read(text, reading) {
    const file = readCategoryXml(text, reading)
    const engine = file.attributes.patternengine ?? 'substring'
    if (file.patterns.length > 0)
      return reading.fail(file.patterns[0]?.line ?? 1, 'a pattern stands in no category', 'put it into a `<cnode>`')
    const [first] = file.categories
    const isDictionary = first !== undefined && file.categories.length === 1 && first.patterns.length === 0
    const description = isDictionary ? textOrNull(first.attributes.desc) : null
    if (description !== null)
      reading.losses.add('definition', `a lexicon has no place for the description \`${description}\``, {
        line: first?.line ?? 1,
      })
    const top = isDictionary && first.categories.length > 0 ? first.categories : file.categories
    return {
      title: isDictionary ? (first.attributes.name ?? null) : null,
      categories: top.map((node) => categoryOf(node, engine === 'regexp', reading)),
    }
  },
  write(dictionary) {
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<dictionary style="050805" patternengine="substring">',
      `\t<cnode name="${xmlAttribute(dictionary.title ?? 'New dictionary')}" desc="">`,
    ]
    const list = (category: Category, depth: number): void => {
      const indent = '\t'.repeat(depth)
      const description = xmlAttribute(category.definition ?? '')
      lines.push(`${indent}<cnode name="${xmlAttribute(category.name)}" desc="${description}">`)
      for (const entry of category.entries) lines.push(`${indent}\t<pnode name="${xmlAttribute(entry.text)}"/>`)
      for (const child of category.categories) list(child, depth + 1)
      lines.push(`${indent}</cnode>`)
    }
    for (const category of dictionary.categories) list(category, 2)
    return `${[...lines, '\t</cnode>', '</dictionary>'].join('\n')}\n`
  },
}

function categoryOf(node: XmlNode, isRegular: boolean, reading: Reading): Category {
  const category = newCategory(node.attributes.name ?? '', node.line)
  category.definition = textOrNull(node.attributes.desc)
  if (node.attributes.color !== undefined)
    reading.losses.add('presentation', `its colour ${node.attributes.color}`, {
      line: node.line,
      concept: category.name,
    })
  refuseAttributes(node, ['name', 'desc', 'color'], reading)
  for (const pattern of node.patterns) {
    const { attributes, line } = pattern
    refuseAttributes(pattern, ['name', 'desc', 'score'], reading)
    const raw = attributes.name ?? ''
    const glob = isRegular ? globOf(raw) : raw
    if (glob === null) {
      reading.refuseEntry(category, raw, line, 'regular-expression', 'the pattern is a regular expression')
      continue
    }
    const score = attributes.score?.trim() ?? ''
    const weight = score === '' ? null : weightNote(score)
    if (weight !== null)
      reading.losses.add('weight', `its score of ${score} is kept in the note alone`, {
        line,
        concept: category.name,
        entry: raw,
      })
    const note = [textOrNull(attributes.desc), weight].filter((part) => part !== null).join('; ')
    reading.addEntry(category, glob, line, isRegular ? '*?' : '*', { note: note === '' ? null : note })
  }
  for (const child of node.categories) category.categories.push(categoryOf(child, isRegular, reading))
  return category
}

/** The parts of the regular expressions that a glob says as well, and what it says for them. */
const globParts: readonly (readonly [part: RegExp, glob: string | null])[] = [
  [/(?:\.|\\w|\\S)\*/y, '*'],
  [/\.|\\w|\\S/y, '?'],
  [/\\([-'.])/y, null],
  [/([\p{L}\p{M}\p{N} '’-])(?![*+?{])/uy, null],
]

/** A regular expression as a glob; `null` where it says more than letters, any letter and any letters. */
function globOf(expression: string): string | null {
  let glob = ''
  for (let at = 0; at < expression.length; ) {
    const before = at
    for (const [part, said] of globParts) {
      part.lastIndex = at
      const match = part.exec(expression)
      if (match === null) continue
      glob += said ?? match[1] ?? ''
      at = part.lastIndex
      break
    }
    if (at === before || (at < expression.length && '+?{'.includes(expression.charAt(at)))) return null
  }
  return glob
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
