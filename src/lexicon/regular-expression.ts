import { RE2JS, RE2JSException } from 're2js'
import type { LetterCase } from './entry-options.js'
import type { PatternFault } from './pattern-fault.js'

const mostCharacters = 500
/** Steps that a character can cost: the time for a word is at most its length times this. */
const mostInstructions = 5000

/** A regular expression, held against whole words in time linear in their length. */
export interface RegularExpression {
  /** True where the whole word matches. */
  test(word: string): boolean
}

/**
 * Compiles a regular expression of the RE2 class, which has neither look-around nor back-references: only so can no
 * expression be slow.
 */
export function compileExpression(source: string, letterCase: LetterCase): RegularExpression | PatternFault {
  if (source === '')
    return { offset: 0, what: 'the regular expression is empty', advice: 'write what the token must be' }
  if (source.length > mostCharacters)
    return {
      offset: 0,
      what: `the regular expression has more than ${mostCharacters} characters`,
      advice: 'split it over several entries',
    }
  try {
    const compiled = RE2JS.compile(source, letterCase === 'ignore' ? RE2JS.CASE_INSENSITIVE : 0)
    if (compiled.programSize() > mostInstructions)
      return { offset: 0, what: 'the regular expression repeats too much', advice: 'lower its numbers of repetitions' }
    return { test: (word) => compiled.testExact(word) }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return inPlainWords(source, error.message)
  }
}

/** What a complaint of the compiler means; it names the piece that it stumbled over. */
function inPlainWords(source: string, message: string): PatternFault {
  const [, complaint = message, piece = ''] = /^error parsing regexp: ([^`]*?)(?:: `(.*)`)?$/s.exec(message) ?? []
  const at = (text: string) => Math.max(0, source.indexOf(text))
  const around = /\(\?<?[=!]/.exec(source)
  if (around !== null && /Perl syntax|named capture/.test(complaint))
    return {
      offset: around.index,
      what: `look-around \`${around[0]}\` cannot be run in linear time and is not supported`,
      advice: 'use != or a second condition with & instead',
    }
  if (/^\\[1-9]$/.test(piece))
    return {
      offset: at(piece),
      what: `the back-reference \`${piece}\` cannot be run in linear time and is not supported`,
      advice: 'write the alternatives out',
    }
  return {
    offset: piece === '' ? 0 : at(piece),
    what: `the regular expression cannot be read: ${complaint}${piece === '' ? '' : ` \`${piece}\``}`,
    advice: 'correct it, or put a backslash before a character that stands for itself',
  }
}

/** What a word must be or begin with to match an expression. */
export interface ExpressionBranch {
  readonly literal: string
  /** True where the literal is the whole word, false where it is only the beginning. */
  readonly isWhole: boolean
}

/**
 * The literal beginnings of an expression, one for each of its alternatives, or `null` where one has none: `norm|rule.*` is
 * `norm` and then `rule` with more behind it. With them a word is held against few of many expressions.
 */
export function literalBranches(source: string): ExpressionBranch[] | null {
  const branches: ExpressionBranch[] = []
  let literal = ''
  let isWhole = true
  for (let at = 0; at <= source.length; at += 1) {
    const character = source.charAt(at)
    if (character === '' || character === '|') {
      if (literal === '') return null
      branches.push({ literal, isWhole })
      literal = ''
      isWhole = true
    } else if (!isWhole) {
      // Behind the beginning of a branch only its end matters, and a group or class could hide that.
      if (/[([\\]/.test(character)) {
        if (source.slice(at).includes('|')) return null
        branches.push({ literal, isWhole })
        return branches
      }
    } else if (/[\p{L}\p{N}' _-]/u.test(character)) {
      literal += character
    } else {
      // `?`, `*` and `{` make the character before them optional.
      if (/[?*{]/.test(character)) literal = literal.slice(0, -1)
      isWhole = false
      at -= 1
      if (literal === '') return null
    }
  }
  return branches
}

/** True for an expression that is nothing but a word, or several with `|` between them. */
export function isLiteral(source: string): boolean {
  return literalBranches(source)?.every(({ isWhole }) => isWhole) ?? false
}
