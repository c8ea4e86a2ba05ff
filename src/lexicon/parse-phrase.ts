import { asCompared } from '../language/as-compared.js'
import { holdsLetter } from '../language/characters.js'
import { compoundParts } from '../language/compounds.js'
import { compareCodeUnits } from '../language/order.js'
import { splitTokens } from '../language/tokenise.js'
import type { EntryOptions } from './entry-options.js'
import { type PhrasePattern, type WordPattern, wordPatternKey } from './lexicon.js'
import type { PatternFault } from './pattern-fault.js'

const mostWords = 20
/** Every hyphen doubles the ways to write an entry. */
const mostHyphens = 4
const fewestLiterals = 2

/** A word of the entry; `joined` tells that a hyphen stands between it and the word before. */
interface EntryWord {
  readonly text: string
  readonly offset: number
  readonly isWord: boolean
  readonly isQuoted: boolean
  readonly joined: boolean
}

/**
 * Reads the text of an entry as a phrase of words: `"..."` for a form that must stand as written, `*` and `?` inside a
 * word, and a hyphen for words that are also written apart or as one. It is split into words exactly as a text is.
 */
export function parsePhrase(text: string, options: EntryOptions): PhrasePattern | PatternFault {
  const unquoted = withoutQuotes(text)
  if ('what' in unquoted) return unquoted
  const bar = unquoted.text.indexOf('|')
  if (bar !== -1)
    return {
      offset: unquoted.offsets[bar] ?? 0,
      what: 'a word in quotes is no regular expression, and `|` stands in no text',
      advice: 'write one entry for each alternative, or a query: [word="this|that"]',
    }
  const words = splitWords(unquoted)
  const fault = faultIn(words)
  if (fault !== null) return fault
  return { kind: 'phrase', hyphens: options.hyphens, sequences: sequencesOf(words, options) }
}

/** An entry's text without its quotation marks; for each character its offset in the entry and whether it is quoted. */
interface UnquotedText {
  readonly text: string
  readonly offsets: readonly number[]
  readonly quoted: readonly boolean[]
}

function withoutQuotes(text: string): UnquotedText | PatternFault {
  const offsets: number[] = []
  const quoted: boolean[] = []
  let plain = ''
  let opened = -1
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text.charAt(offset)
    if (!/["“”]/.test(character)) {
      plain += character
      offsets.push(offset)
      quoted.push(opened !== -1)
      continue
    }
    const behind = text.charAt(offset + 1)
    if (opened !== -1 && /[*?+{]/.test(behind))
      return {
        offset: offset + 1,
        what: `\`${behind}\` behind quotation marks says nothing in a phrase`,
        advice: 'put a wildcard inside the marks, or write [word="..."] to repeat a token',
      }
    const outside = opened === -1 ? text.charAt(offset - 1) : text.charAt(offset + 1)
    if (/[\p{L}\p{N}*?]/u.test(outside))
      return {
        offset,
        what: 'a quotation mark stands inside a word',
        advice: 'put the marks around whole words, in pairs',
      }
    opened = opened === -1 ? offset : -1
  }
  if (opened !== -1)
    return {
      offset: opened,
      what: 'the quotation mark that opens here is never closed',
      advice: 'close it or remove it',
    }
  return { text: plain, offsets, quoted }
}

function splitWords({ text, offsets, quoted }: UnquotedText): EntryWord[] {
  // To the tokeniser a wildcard is a letter, so that `norm-sett*` is one compound as `norm-setter` is.
  const masked = text.replaceAll(/[*?]/g, 'q')
  return splitTokens(masked).flatMap((token) => {
    const isWord = token.kind === 'word'
    const surface = masked.slice(token.start, token.end)
    const parts = isWord ? compoundParts(surface) : [{ start: 0, end: surface.length }]
    return parts.map((part, index) => {
      const start = token.start + part.start
      const end = token.start + part.end
      return {
        text: asCompared(text.slice(start, end)),
        offset: offsets[start] ?? 0,
        isWord: isWord && holdsLetter(text.slice(start, end)),
        isQuoted: quoted[start] ?? false,
        joined: index > 0,
      }
    })
  })
}

function faultIn(words: readonly EntryWord[]): PatternFault | null {
  for (const word of words) {
    if (!isGlob(word.text)) continue
    const literals = word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (literals === 0)
      return { offset: word.offset, what: `\`${word.text}\` would match every word`, advice: 'write the words out' }
    if (literals < fewestLiterals)
      return {
        offset: word.offset,
        what: `\`${word.text}\` would match thousands of words`,
        advice: `give at least ${fewestLiterals} letters beside \`*\` and \`?\``,
      }
  }
  const first = words[0]?.offset ?? 0
  if (!words.some((word) => /[\p{L}\p{N}]/u.test(word.text)))
    return { offset: first, what: 'the entry holds no word', advice: 'write a word or phrase, or remove it' }
  if (words.length > mostWords)
    return {
      offset: words[mostWords]?.offset ?? first,
      what: `the entry has ${words.length} words and at most ${mostWords} are allowed`,
      advice: 'shorten it to the words that tell it from others',
    }
  const hyphens = words.filter((word) => word.joined)
  if (hyphens.length > mostHyphens)
    return {
      offset: hyphens[mostHyphens]?.offset ?? first,
      what: `the entry has ${hyphens.length} hyphens and at most ${mostHyphens} are allowed, since each doubles the ways to write it`,
      advice: 'write spaces for some of them: a space in an entry matches a hyphen in the text too',
    }
  return null
}

/** Every way to write the words: each hyphen leaves two units, or makes them one word. */
function sequencesOf(words: readonly EntryWord[], options: EntryOptions): WordPattern[][] {
  let ways: EntryWord[][][] = [[]]
  for (const word of words) {
    const apart = ways.map((way) => [...way, [word]])
    const closed = word.joined ? ways.map((way) => [...way.slice(0, -1), [...(way.at(-1) ?? []), word]]) : []
    ways = [...apart, ...closed]
  }
  const sequences = new Map<string, WordPattern[]>()
  for (const way of ways) {
    const sequence = way.map((written) => wordPattern(written, options))
    sequences.set(sequenceKey(sequence), sequence)
  }
  return [...sequences].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, sequence]) => sequence)
}

/** The pattern of one or several words written as one. */
function wordPattern(written: readonly EntryWord[], options: EntryOptions): WordPattern {
  const text = written.map((word) => word.text).join('')
  if (isGlob(text)) {
    const glob = text.replaceAll(/[*?]{2,}/g, leanWildcards)
    return { kind: 'glob', glob: options.case === 'exact' ? glob : glob.toLowerCase(), case: options.case }
  }
  if (options.case === 'exact') return { kind: 'exact', word: text }
  const isForm = options.match === 'lemma' && written.every((word) => word.isWord && !word.isQuoted)
  return { kind: isForm ? 'lemma' : 'surface', word: text.toLowerCase() }
}

/** `**` says no more than `*`, nor `*?` more than `?*`. */
function leanWildcards(run: string): string {
  return '?'.repeat(run.length - run.replaceAll('?', '').length) + (run.includes('*') ? '*' : '')
}

function isGlob(word: string): boolean {
  return word.includes('*') || word.includes('?')
}

/** A text that two sequences share only if they mean the same. */
export function sequenceKey(sequence: readonly WordPattern[]): string {
  return sequence.map(wordPatternKey).join(' ')
}
