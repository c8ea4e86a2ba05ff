import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import { InternalError, UsageError } from '../problems/problem.js'
import { isEmptyNode } from './fields.js'
import { parseLexicon } from './parse-lexicon.js'

type ParsedMap = YAMLMap.Parsed
type ParsedList = YAMLSeq.Parsed

/**
 * Writes entries into the YAML of a lexicon, behind those that a concept has, and nothing else: every byte of the text stays as it
 * is, with new ones between. In a list of lines each entry is a line; in a list in brackets they stand before the closing one, and a
 * concept in braces without a list gets one in brackets.
 *
 * @param file the name that messages give the lexicon
 * @param concept id of the concept
 * @throws {UsageError} where there is no such concept or its entries are no list; {@link LexiconError} where an entry
 * is none, or stands there already.
 */
export function addEntries(text: string, file: string, concept: string, entries: readonly string[]): string {
  const before = parseLexicon(text, file)
  if (!before.concepts.some(({ id }) => id === concept))
    throw new UsageError(`${file} has no concept ${concept}. "tallyrand lexicon show" lists those that it has.`)
  const mark = text.startsWith('\ufeff') ? 1 : 0
  const { at, insert } = insertion(text.slice(mark), file, concept, [...new Set(entries)])
  const edited = text.slice(0, at + mark) + insert + text.slice(at + mark)
  const after = parseLexicon(edited, file)
  if (after.entries.length !== before.entries.length + new Set(entries).size)
    throw new InternalError(`Adding entries to ${concept} in ${file} did not give ${entries.length} entries more.`)
  return edited
}

interface Insertion {
  /** Offset into the text. */
  readonly at: number
  readonly insert: string
}

function insertion(text: string, file: string, concept: string, entries: readonly string[]): Insertion {
  const node = conceptNode(text, concept)
  const list = valueUnder(node, 'entries')
  if (isSeq(list)) {
    const items = list.items as ParsedNode[]
    return (list as ParsedList).flow === true
      ? inBrackets(list as ParsedList, items, entries)
      : inLines(text, items, entries)
  }
  if (list !== undefined && !isEmptyNode(list))
    throw new UsageError(`${file}: the entries of ${concept} are no list. Write them as one by hand.`)
  if (node.flow !== true) return firstEntries(text, node, list !== undefined, entries)
  if (list !== undefined)
    throw new UsageError(`${file}: concept ${concept} has a key \`entries\` without a list. Write one entry by hand.`)
  // A concept has entries or concepts, or the lexicon could not have been read.
  const last = node.items.at(-1)
  const end = (last?.value ?? last?.key)?.range[1] ?? node.range[0] + 1
  return { at: end, insert: `, entries: [${listed(entries)}]` }
}

function conceptNode(text: string, concept: string): ParsedMap {
  let node = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true }).contents as
    | ParsedNode
    | null
    | undefined
  for (const key of concept.split('/')) node = valueUnder(valueUnder(node, 'concepts'), key)
  if (!isMap(node)) throw new InternalError(`Concept ${concept} was read and is no map.`)
  return node as ParsedMap
}

function pairOf(node: ParsedNode | null | undefined, key: string) {
  return isMap(node)
    ? (node as ParsedMap).items.find((pair) => isScalar(pair.key) && pair.key.value === key)
    : undefined
}

function valueUnder(node: ParsedNode | null | undefined, key: string): ParsedNode | null | undefined {
  return pairOf(node, key)?.value
}

/** Lines behind that of the last item, with its indentation. */
function inLines(text: string, items: readonly ParsedNode[], entries: readonly string[]): Insertion {
  const last = items.at(-1) as ParsedNode
  const dash = text.lastIndexOf('-', last.range[0] - 1)
  const lead = text.slice(text.lastIndexOf('\n', dash) + 1, dash)
  // Behind a key on the same line, as in `? - a`, the dash has no indentation of its own.
  const indentation = lead.replaceAll(/[^ ]/g, ' ')
  return linesBehind(
    text,
    last.range[1],
    entries.map((entry) => `${indentation}- ${scalar(entry)}`),
  )
}

function inBrackets(list: ParsedList, items: readonly ParsedNode[], entries: readonly string[]): Insertion {
  const last = items.at(-1)
  if (last === undefined) return { at: list.range[0] + 1, insert: listed(entries) }
  return { at: last.range[1], insert: `, ${listed(entries)}` }
}

function listed(entries: readonly string[]): string {
  return entries.map((entry) => scalar(entry, true)).join(', ')
}

/** A list where there was none: behind what the concept says of itself, before the concepts below it. */
function firstEntries(text: string, node: ParsedMap, hasKey: boolean, entries: readonly string[]): Insertion {
  const [first] = node.items
  const start = first?.key.range[0] ?? 0
  const indentation = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1)
  const lines = entries.map((entry) => `${indentation}  - ${scalar(entry)}`)
  if (hasKey) return linesBehind(text, pairOf(node, 'entries')?.key.range[1] ?? start, lines)
  const at = node.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === 'concepts')
  const before = at === -1 ? node.items.at(-1) : node.items[at - 1]
  const whole = [`${indentation}entries:`, ...lines]
  if (before !== undefined) return linesBehind(text, (before.value ?? before.key).range[1], whole)
  return { at: text.lastIndexOf('\n', start - 1) + 1, insert: whole.map((line) => line + lineEnd(text)).join('') }
}

/** Lines behind the line in which a value ends; a comment on that line stays with it. */
function linesBehind(text: string, end: number, lines: readonly string[]): Insertion {
  const ending = lineEnd(text)
  // A block scalar ends behind its last line feed.
  if (text[end - 1] === '\n') return { at: end, insert: lines.map((line) => line + ending).join('') }
  const feed = text.indexOf('\n', end)
  if (feed === -1) return { at: text.length, insert: lines.map((line) => ending + line).join('') }
  return { at: feed + 1, insert: lines.map((line) => line + ending).join('') }
}

function lineEnd(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** The entry as YAML writes it, in quotes where it would be read as something else. */
function scalar(entry: string, inBracketsOrBraces = false): string {
  const written = stringify(entry, { lineWidth: 0, singleQuote: true, defaultKeyType: 'PLAIN' }).trimEnd()
  return inBracketsOrBraces && /[,[\]{}]/.test(written) && !/^['"]/.test(written)
    ? `'${entry.replaceAll("'", "''")}'`
    : written
}
