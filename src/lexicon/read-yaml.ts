import { Composer, CST, Lexer, type ParsedNode, Parser, type YAMLParseError } from 'yaml'
import type { FaultList } from './lexicon-error.js'

/** No lexicon is longer, in characters; the 10,000 entries of a large one take about 300,000. */
const mostCharacters = 5_000_000
const mostLines = 200_000
const mostMarks = 1_000_000

/** How deep lists and maps may stand in one another. */
export const deepestNesting = 64

/**
 * Reads YAML into nodes that know where they stand, every scalar as the text that was written. Whatever is no plain tree
 * of lists, maps and texts (aliases, tags, further documents) is a fault. Returns `null` where there is nothing to read
 * or a fault was found.
 */
export function readYaml(text: string, faults: FaultList): ParsedNode | null {
  if (!isReasonable(text, faults)) return null
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false })
  let contents: ParsedNode | null = null
  let isFirst = true
  for (const document of composer.compose(new Parser().parse(text), true, text.length)) {
    if (!isFirst) {
      faults.add(document.range[0], 'a second YAML document begins here', 'keep one lexicon in a file')
      break
    }
    isFirst = false
    contents = document.contents
    for (const error of [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
      // One slip makes the parser stumble again on the same line; only its first complaint is about the slip.
      if (faults.full || faults.hasFaultIn(faults.position(error.pos[0]).line)) continue
      const [what, advice] = inPlainWords(error, text)
      const indentation = /[ ]*/y
      indentation.lastIndex = error.pos[0]
      faults.add(error.pos[0] + (indentation.exec(text)?.[0].length ?? 0), what, advice)
    }
  }
  return faults.count === 0 ? contents : null
}

/**
 * Looks at the bare marks of the file before anything is built from them: what a hostile file would blow up is refused
 * here, and so are YAML's own constructs that an entry can turn into by accident (`*ism` is an alias).
 */
function isReasonable(text: string, faults: FaultList): boolean {
  if (text.length > mostCharacters) {
    faults.add(
      0,
      `the file has more than ${mostCharacters} characters`,
      'a lexicon is smaller: is this the right file?',
    )
    return false
  }
  if (faults.lines > mostLines) {
    faults.add(0, `the file has more than ${mostLines} lines`, 'a lexicon is smaller: is this the right file?')
    return false
  }
  let offset = 0
  let marks = 0
  let open = 0
  let inLine = 0
  let isScalar = false
  for (const mark of new Lexer().lex(text)) {
    marks += 1
    const type = isScalar ? 'scalar' : CST.tokenType(mark)
    isScalar = false
    if (type === 'scalar') {
      isScalar = CST.tokenType(mark) === 'scalar'
      if (isScalar) continue
    }
    if (type === 'doc-mode' || type === 'flow-error-end') continue
    if (type === 'flow-seq-start' || type === 'flow-map-start') open += 1
    else if (type === 'flow-seq-end' || type === 'flow-map-end') open -= 1
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind') inLine += 1
    else if (type === 'newline') inLine = 0
    else if (type === 'alias' || type === 'anchor' || type === 'tag') refuse(type, mark, offset, faults)
    else if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && !isClosed(mark)) {
      faults.add(offset, 'the quotation mark that opens here is never closed', `close it with ${mark.charAt(0)}`)
      return false
    }
    if (open > deepestNesting || inLine > deepestNesting) {
      faults.add(offset, ...tooDeep)
      return false
    }
    if (marks > mostMarks) {
      faults.add(0, 'the file has far too many lists and keys', 'a lexicon is smaller: is this the right file?')
      return false
    }
    if (faults.full) return false
    offset += mark.length
  }
  return true
}

/** True where the last mark of a quoted text closes it: it is doubled (`''`) or escaped (`\"`) where it does not. */
function isClosed(mark: string): boolean {
  const closing = mark.charAt(0)
  const last = mark.length - 1
  if (last === 0 || mark.charAt(last) !== closing) return false
  const escaping = closing === '"' ? '\\' : closing
  let escapes = 0
  while (last - escapes > 1 && mark.charAt(last - escapes - 1) === escaping) escapes += 1
  return escapes % 2 === 0
}

const tooDeep = [`lists and maps stand more than ${deepestNesting} deep in one another`, 'use fewer levels'] as const

function refuse(type: 'alias' | 'anchor' | 'tag', mark: string, offset: number, faults: FaultList): void {
  const shown = mark.length > 40 ? `${mark.slice(0, 40)}…` : mark
  if (type === 'alias') {
    faults.add(
      offset,
      `to YAML \`${shown}\` is an alias, a reference to another place, and a lexicon has none`,
      `put an entry that begins with \`*\` in quotes: '${shown}'`,
    )
  } else {
    faults.add(
      offset,
      `to YAML \`${shown}\` is ${type === 'tag' ? 'a tag' : 'an anchor'}, and a lexicon has none`,
      `put a text that begins with \`${mark.charAt(0)}\` in quotes, or leave it out`,
    )
  }
}

/** What a complaint of the YAML parser means to somebody who has never heard of block scalars. */
function inPlainWords(error: Pick<YAMLParseError, 'code' | 'message' | 'pos'>, text: string): [string, string] {
  const before = text.slice(Math.max(0, error.pos[0] - 200), error.pos[0]).trimEnd()
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['a tab is used for indentation', 'use spaces']
    case 'RESOURCE_EXHAUSTION':
      return [...tooDeep]
    case 'BAD_SCALAR_START':
      return [`a text cannot begin with \`${text.charAt(error.pos[0])}\` in YAML`, 'put the text in single quotes']
    case 'BAD_DQ_ESCAPE':
      return ['a backslash in double quotes begins a special character that YAML does not know', 'use single quotes']
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (error.message.includes('compact'))
        return [
          'a colon inside the text makes YAML read a key where none is meant',
          'put the text behind the first colon in quotes',
        ]
      return misplaced
    case 'BAD_INDENT':
      if (error.message.startsWith('Flow')) return ['a bracket is opened and never closed', 'close it with ] or }']
      return misplaced
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return misplaced
    case 'UNEXPECTED_TOKEN':
      if (before.endsWith('"') || before.endsWith("'"))
        return [
          'text follows a closing quotation mark',
          `put the whole text in single quotes, for example '"rule of law" index', and write an apostrophe in it twice`,
        ]
      if (before.endsWith(']'))
        return ['text follows a closing bracket', 'put an entry that begins with a bracket in single quotes']
      return [`YAML does not expect this here (${error.message})`, 'correct the line, or put the text in quotes']
    default:
      return [`YAML cannot read this (${error.message})`, 'correct the line, or put the text in quotes']
  }
}

const misplaced: [string, string] = [
  'this line fits neither into a list (`- entry`) nor into a map (`key: value`)',
  'indent it like the lines it belongs with',
]
