import { Document, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { isEmptyNode, readFields } from '../fields.js'
import { readYaml } from '../read-yaml.js'
import { type Category, newCategory } from './dictionary.js'
import type { FormatDefinition } from './format.js'
import { deepestCategory } from './nest-by-indent.js'
import type { Reading } from './reading.js'

/** Key under which quanteda writes what belongs to a category that has categories below it. */
const ownEntries = '__'

/** quanteda YAML: a map of categories, each a list of globs or a map of further categories. */
export const quanteda: FormatDefinition = {
  tool: 'quanteda',
  extensions: ['.yml', '.yaml'],
  match: 'surface',
  powers: {
    title: false,
    keys: false,
    definitions: false,
    sources: false,
    notes: false,
    options: false,
    nesting: true,
    name: (label) => (label === ownEntries ? '_' : label.replaceAll(/\s+/g, ' ').trim()),
    refusal: (text) => {
      if (text.includes('_')) return { kind: 'syntax', what: 'quanteda reads `_` as a joint between words' }
      return isRegular(text) ? { kind: 'syntax', what: 'it would be taken for a regular expression' } : null
    },
  },
  read(text, reading) {
    const root = readYaml(text, reading.faults)
    reading.faults.throwIfAny(reading.file)
    const top = newCategory('the dictionary', 1)
    if (root !== null && !isMap(root))
      return reading.fail(1, 'a quanteda dictionary is a map of categories', 'write `category: [entry, entry]` lines')
    readNode(root, top, 0, reading)
    reading.faults.throwIfAny(reading.file)
    return { title: null, categories: top.categories }
  },
  write(dictionary) {
    // R reads YAML 1.1, to which `no` and `on` are truth values: what it would not take for text stands in quotes.
    return new Document(mapOf(dictionary.categories), { compat: 'yaml-1.1' }).toString({ lineWidth: 0 })
  },
}

function readNode(node: ParsedNode | null, category: Category, depth: number, reading: Reading): void {
  if (isEmptyNode(node)) return
  const line = reading.faults.position(node?.range[0] ?? 0).line
  if (isScalar(node)) readEntry(String(node.value), category, line, reading)
  else if (isSeq(node)) for (const item of node.items) readNode(item as ParsedNode, category, depth, reading)
  else if (isMap(node)) readMap(node, category, depth, reading)
}

function readMap(node: ParsedNode, category: Category, depth: number, reading: Reading): void {
  if (depth === deepestCategory)
    reading.faults.add(
      node.range[0],
      `categories stand more than ${deepestCategory} deep in one another`,
      'use fewer levels',
    )
  if (depth >= deepestCategory) return
  const owner = depth === 0 ? 'the dictionary' : `category \`${category.name}\``
  for (const [key, field] of readFields(reading.faults, node, node.range[0], owner, null)) {
    if (key === ownEntries && depth > 0) {
      readNode(field.value, category, depth, reading)
      continue
    }
    const child = newCategory(key, reading.faults.position(field.at).line)
    category.categories.push(child)
    readNode(field.value, child, depth + 1, reading)
  }
}

function readEntry(raw: string, category: Category, line: number, reading: Reading): void {
  if (isRegular(raw)) {
    reading.refuseEntry(category, raw, line, 'regular-expression', 'it looks like a regular expression')
    return
  }
  if (raw.includes('_'))
    reading.losses.add('underscore', 'its underscores are read as spaces', {
      line,
      concept: category.name,
      entry: raw,
    })
  reading.addEntry(category, raw.replaceAll('_', ' '), line, '*?')
}

/** A dictionary file does not say whether its patterns are globs; these signs no glob has. */
function isRegular(pattern: string): boolean {
  return /^\^|\\[a-zA-Z.]|\.[*+]|\[[^[\]]*\]|\([^()|]*\||\(\?/.test(pattern)
}

type YamlMap = Map<string, YamlMap | string[]>

function mapOf(categories: readonly Category[]): YamlMap {
  return new Map(
    categories.map((category): [string, YamlMap | string[]] => {
      const entries = category.entries.map((entry) => entry.text)
      if (category.categories.length === 0) return [category.name, entries]
      const below = mapOf(category.categories)
      if (entries.length > 0) below.set(ownEntries, entries)
      return [category.name, below]
    }),
  )
}
