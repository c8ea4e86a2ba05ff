import { asCompared } from '../language/as-compared.js'
import { partsOfSpeech } from '../language/tokens.js'
import type { LetterCase } from './entry-options.js'
import type { QueryPattern } from './lexicon.js'
import { nearestKey } from './nearest-key.js'
import type { PatternFault } from './pattern-fault.js'
import { type Query, querySize, type TokenAttribute, type TokenCondition, tokenAttributes } from './query.js'
import { stranger, strangerInBrackets } from './query-strangers.js'
import { compileExpression, isLiteral } from './regular-expression.js'

const deepestNesting = 32
const mostRepetitions = 100
/** Places for a token, repetitions written out. */
const mostPlaces = 1000

/** Reads a query in our subset of the Corpus Query Language. */
export function parseQuery(text: string): QueryPattern | PatternFault {
  try {
    return { kind: 'query', query: new QueryReader(text).read() }
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
}

/** Carries a fault out of the depth of a query. */
class Refusal extends Error {
  readonly fault: PatternFault
  constructor(fault: PatternFault) {
    super(fault.what)
    this.fault = fault
  }
}

function refuse(offset: number, what: string, advice: string): never {
  throw new Refusal({ offset, what, advice })
}

class QueryReader {
  readonly #text: string
  #at = 0
  #depth = 0
  constructor(text: string) {
    this.#text = text
  }

  read(): Query {
    const query = this.#choice()
    this.#within()
    if (this.#at < this.#text.length) this.#refuseHere()
    const { places, tokens, conditions } = querySize(query)
    if (places > mostPlaces)
      refuse(
        0,
        `the query has ${places} places for a token once repetitions are written out, and at most ${mostPlaces} are allowed`,
        'lower its numbers of repetitions',
      )
    if (tokens === 0)
      refuse(0, 'the query can be met by no token at all', 'ask for at least one token without ?, * or {0,n}')
    if (conditions === 0) refuse(0, 'the query would match every token', 'say what one of its tokens must be')
    return query
  }

  #choice(): Query {
    const items = [this.#sequence()]
    while (this.#take('|')) items.push(this.#sequence())
    return single('choice', items)
  }

  #sequence(): Query {
    const items: Query[] = []
    for (let item = this.#item(); item !== null; item = this.#item()) items.push(item)
    if (items.length > 0) return single('sequence', items)
    const next = this.#text.charAt(this.#at)
    if (next === '' || next === '|' || next === ')')
      refuse(
        this.#at,
        'an alternative of the query is empty',
        'write a token here, or use ? behind what may be missing',
      )
    return this.#refuseHere()
  }

  #item(): Query | null {
    const start = this.#skipBlanks()
    const item = this.#atom()
    if (item === null) return null
    const bounds = this.#quantifier()
    if (bounds === null) return item
    const again = this.#skipBlanks()
    if (this.#quantifier() !== null)
      refuse(again, 'a second quantifier follows the first', 'put what it is about in parentheses')
    const [least, most] = bounds
    if (most === 0) refuse(start, 'what is repeated 0 times is not there', 'remove it')
    return { kind: 'repeat', item, least, most }
  }

  #atom(): Query | null {
    const start = this.#at
    if (this.#take('[')) {
      if (this.#take(']')) return { kind: 'token', condition: null }
      const condition = this.#either()
      if (!this.#take(']')) this.#refuseInBrackets(start)
      return { kind: 'token', condition }
    }
    if (this.#take('(')) {
      this.#enter(start)
      const query = this.#choice()
      if (!this.#take(')'))
        if (this.#at < this.#text.length) this.#refuseHere()
        else refuse(start, 'the parenthesis that opens here is never closed', 'close it with )')
      this.#depth -= 1
      return query
    }
    if (this.#text.charAt(start) === '"') return { kind: 'token', condition: this.#value('word') }
    return this.#concept()
  }

  #concept(): Query | null {
    const start = this.#at
    const opening = this.#pattern(/<\s*concept\s*=\s*/y)
    if (opening === null) return null
    const offset = this.#at
    const concept = this.#quoted()
    if (!/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/.test(concept))
      refuse(offset, `\`${concept}\` is no id of a concept`, 'give its path, as in <concept="goal/standardization"/>')
    if (this.#pattern(/\s*\/\s*>/y) === null) refuse(start, '`<concept="...` is not closed', 'write <concept="..."/>')
    return { kind: 'concept', concept }
  }

  /** How often the item before may stand, or `null` where nothing is said. */
  #quantifier(): readonly [number, number | null] | null {
    const start = this.#skipBlanks()
    if (this.#take('?')) return [0, 1]
    if (this.#take('*')) return [0, null]
    if (this.#take('+')) return [1, null]
    if (!this.#take('{')) return null
    const written = this.#pattern(/\s*(?:\d{1,9}|(?=,\s*\d))\s*(?:,\s*(?:\d{1,9})?\s*)?\}/y)
    if (written === null) return refuse(start, 'these braces are no number of repetitions', 'write {2}, {0,5} or {1,}')
    const [first = '', second] = written.slice(0, -1).split(',')
    const least = Number(first)
    const most = second === undefined ? least : second.trim() === '' ? null : Number(second)
    if (least > mostRepetitions || (most ?? 0) > mostRepetitions)
      refuse(start, `at most ${mostRepetitions} repetitions are allowed`, 'lower the number')
    if (most !== null && most < least)
      refuse(start, `{${least},${most}} ends below its beginning`, `write {${most},${least}}`)
    return [least, most]
  }

  #within(): void {
    this.#skipBlanks()
    this.#pattern(/within\s*<\s*s\s*\/\s*>\s*/y)
  }

  #either(): TokenCondition {
    return this.#conditions('|', 'or', () => this.#conditions('&', 'and', () => this.#condition()))
  }

  #conditions(mark: '|' | '&', kind: 'or' | 'and', read: () => TokenCondition): TokenCondition {
    const first = read()
    const conditions = [first]
    while (this.#take(mark)) conditions.push(read())
    return conditions.length === 1 ? first : { kind, conditions }
  }

  #condition(): TokenCondition {
    const start = this.#skipBlanks()
    if (this.#take('!')) {
      this.#enter(start)
      const condition = this.#condition()
      this.#depth -= 1
      return { kind: 'not', condition }
    }
    if (this.#take('(')) {
      this.#enter(start)
      const condition = this.#either()
      if (!this.#take(')')) this.#refuseInBrackets(start)
      this.#depth -= 1
      return condition
    }
    const name = this.#pattern(/[\p{L}_][\w.]*/uy)
    if (name === null) return this.#refuseInBrackets(start)
    const attribute = tokenAttributes.find((known) => known === name)
    if (attribute === undefined) {
      const near = nearestKey(name, tokenAttributes)
      const guess = near === null ? '' : `did you mean ${near}? `
      return refuse(start, `a token has no attribute \`${name}\``, `${guess}it has ${tokenAttributes.join(', ')}`)
    }
    const operatorAt = this.#skipBlanks()
    const operator = this.#pattern(/!?==?|[<>]=?|[\p{L}]+/uy)
    if (operator !== '=' && operator !== '!=')
      return refuse(
        operatorAt,
        operator === null ? `behind \`${name}\` an = or != is missing` : `\`${operator}\` is not supported`,
        `write [${name}="..."] or [${name}!="..."]`,
      )
    this.#skipBlanks()
    const condition = this.#value(attribute)
    return operator === '=' ? condition : { kind: 'not', condition }
  }

  /** A regular expression in quotation marks and its flags. */
  #value(attribute: TokenAttribute): TokenCondition {
    const offset = this.#at + 1
    const expression = this.#quoted()
    // Base forms are in lower case whatever the text has.
    let letterCase: LetterCase = attribute === 'lemma' ? 'ignore' : 'exact'
    const flagsAt = this.#skipBlanks()
    const flags = this.#pattern(/%\w*/y)
    if (flags === '%c') letterCase = 'ignore'
    else if (flags !== null) refuse(flagsAt, `the flag \`${flags}\` is not supported`, 'there is %c, to ignore case')
    const known = isLiteral(expression) ? null : compileExpression(expression, letterCase)
    if (known !== null && 'what' in known) return refuse(offset + known.offset, known.what, known.advice)
    if (attribute === 'pos') this.#checkPartOfSpeech(expression, letterCase, offset)
    return { kind: 'value', attribute, expression, case: letterCase }
  }

  #checkPartOfSpeech(expression: string, letterCase: LetterCase, offset: number): void {
    const compiled = compileExpression(expression, letterCase)
    if ('what' in compiled || partsOfSpeech.some((tag) => compiled.test(tag))) return
    const tags = partsOfSpeech.map((tag) => tag.toLowerCase())
    const near = nearestKey(expression, tags)?.toUpperCase()
    const guess = near === undefined ? '' : `did you mean ${near}? `
    refuse(offset, `no part of speech is called \`${expression}\``, `${guess}there are ${partsOfSpeech.join(', ')}`)
  }

  /** The text in quotation marks that begin here. A backslash stays, but for `\"`. */
  #quoted(): string {
    const start = this.#at
    const quoted = this.#pattern(/"(?:[^"\\]|\\.)*"/sy)
    if (quoted === null) {
      const next = this.#text.charAt(start)
      if (next === '"')
        return refuse(start, 'the quotation mark that opens here is never closed', 'close it or remove it')
      return refuse(start, 'a text in quotation marks is missing here', 'put it in straight double quotation marks')
    }
    if (this.#text.charAt(this.#at) === '"')
      refuse(this.#at, 'two texts in quotation marks touch', 'put a blank between them, or write \\" for a mark inside')
    return asCompared(quoted.slice(1, -1).replaceAll('\\"', '"'))
  }

  #enter(offset: number): void {
    this.#depth += 1
    if (this.#depth > deepestNesting)
      refuse(offset, `the query is nested more than ${deepestNesting} deep`, 'use fewer parentheses')
  }

  #refuseInBrackets(opened: number): never {
    throw new Refusal(strangerInBrackets(this.#text, this.#skipBlanks(), opened))
  }

  #refuseHere(): never {
    throw new Refusal(stranger(this.#text, this.#skipBlanks()))
  }

  #skipBlanks(): number {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1
    return this.#at
  }

  /** Goes over `mark` and the blanks before it, if it is there. */
  #take(mark: string): boolean {
    this.#skipBlanks()
    if (!this.#text.startsWith(mark, this.#at)) return false
    this.#at += mark.length
    return true
  }

  /** Goes over what a sticky expression matches here and returns it. */
  #pattern(expression: RegExp): string | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#text)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }
}

function single(kind: 'sequence' | 'choice', items: readonly Query[]): Query {
  const [first] = items
  return items.length === 1 && first !== undefined ? first : { kind, items }
}
