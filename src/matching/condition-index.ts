import { fileUnder } from '../language/file-under.js'
import { partsOfSpeech } from '../language/tokens.js'
import type { TokenCondition } from '../lexicon/query.js'
import { compileExpression, literalBranches } from '../lexicon/regular-expression.js'
import { InternalError } from '../problems/problem.js'

/** What queries see of a token. */
export interface TokenValues {
  readonly word: string
  readonly lemma: string
  /** Index into {@link partsOfSpeech}. */
  readonly pos: number
}

type ValueCondition = Extract<TokenCondition, { kind: 'value' }>
type Test = (values: TokenValues) => boolean

/** What a form must be, or begin or end with, for a condition to be worth a look. */
interface Clue {
  readonly attribute: 'word' | 'lemma'
  readonly ignoresCase: boolean
  readonly place: 'whole' | 'beginning' | 'end'
  readonly literal: string
}

/**
 * The distinct conditions of a lexicon's queries, by number, and which of them hold for a token. Most conditions ask for
 * certain words: they are filed under these, so that a token is held against few conditions, however many there are.
 */
export class ConditionIndex {
  readonly #numbers = new Map<string, number>()
  readonly #tests: Test[] = []
  readonly #values = new Map<string, Test>()
  readonly #filed = { word: new LiteralIndex(), lemma: new LiteralIndex() }
  readonly #filedFolded = { word: new LiteralIndex(), lemma: new LiteralIndex() }
  /** Conditions that any token could meet. */
  readonly #unfiled: number[] = []

  /** Number of a condition; the same for the same. */
  numberOf(condition: TokenCondition): number {
    const key = JSON.stringify(condition)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#tests.length
    this.#numbers.set(key, number)
    this.#tests.push(this.#test(condition))
    const clues = cluesOf(condition)
    if (clues === null) this.#unfiled.push(number)
    for (const clue of clues ?? []) {
      const filed = clue.ignoresCase ? this.#filedFolded : this.#filed
      filed[clue.attribute].add(clue, number)
    }
    return number
  }

  /** A number that no condition has. */
  reserve(): number {
    return this.#tests.push(() => false) - 1
  }

  /** Numbers of the conditions that hold for a token, ascending. */
  holding(values: TokenValues): number[] {
    const numbers = [...this.#unfiled]
    for (const attribute of ['word', 'lemma'] as const) {
      this.#filed[attribute].collect(values[attribute], numbers)
      this.#filedFolded[attribute].collect(folded(values[attribute]), numbers)
    }
    return [...new Set(numbers)].filter((number) => this.#tests[number]?.(values)).sort((a, b) => a - b)
  }

  #test(condition: TokenCondition): Test {
    switch (condition.kind) {
      case 'value':
        return this.#valueTest(condition)
      case 'not': {
        const test = this.#test(condition.condition)
        return (values) => !test(values)
      }
      case 'and': {
        const tests = condition.conditions.map((each) => this.#test(each))
        return (values) => tests.every((test) => test(values))
      }
      case 'or': {
        const tests = condition.conditions.map((each) => this.#test(each))
        return (values) => tests.some((test) => test(values))
      }
    }
  }

  #valueTest(condition: ValueCondition): Test {
    const key = JSON.stringify(condition)
    const test = this.#values.get(key) ?? valueTest(condition)
    this.#values.set(key, test)
    return test
  }
}

function valueTest({ attribute, expression, case: letterCase }: ValueCondition): Test {
  const branches = literalBranches(expression)
  if (attribute !== 'pos' && branches?.every(({ isWhole }) => isWhole)) {
    const words = new Set(branches.map(({ literal }) => (letterCase === 'exact' ? literal : literal.toLowerCase())))
    if (letterCase === 'exact') return (values) => words.has(values[attribute])
    if (isAscii(expression)) return (values) => words.has(folded(values[attribute]))
  }
  const compiled = compileExpression(expression, letterCase)
  if ('what' in compiled) throw new InternalError(`A query holds an expression that cannot be read: ${compiled.what}.`)
  if (attribute === 'pos') {
    const tags = partsOfSpeech.map((tag) => compiled.test(tag))
    return ({ pos }) => tags[pos] ?? false
  }
  // Terms that differ in nothing but another attribute follow one another often.
  let last = ''
  let answer = compiled.test(last)
  return (values) => {
    const value = values[attribute]
    if (value !== last) {
      last = value
      answer = compiled.test(value)
    }
    return answer
  }
}

/** The clues of which a token must fit one for the condition to hold; `null` where any token could. */
function cluesOf(condition: TokenCondition): readonly Clue[] | null {
  switch (condition.kind) {
    case 'not':
      return null
    case 'and': {
      const best = condition.conditions.flatMap((each) => {
        const clues = cluesOf(each)
        return clues === null ? [] : [clues]
      })
      return best.length === 0 ? null : best.reduce((a, b) => (b.length < a.length ? b : a))
    }
    case 'or': {
      const all = condition.conditions.map(cluesOf)
      return all.some((clues) => clues === null) ? null : all.flatMap((clues) => clues ?? [])
    }
    case 'value':
      return cluesOfValue(condition)
  }
}

function cluesOfValue({ attribute, expression, case: letterCase }: ValueCondition): readonly Clue[] | null {
  if (attribute === 'pos') return null
  const ignoresCase = letterCase === 'ignore'
  const end = /^\.\*([\p{L}\p{N}' _-]+)$/u.exec(expression)?.[1]
  if (end !== undefined) {
    const literal = ignoresCase ? (/[ -~]*$/.exec(end)?.[0] ?? '').toLowerCase() : end
    return literal === '' ? null : [{ attribute, ignoresCase, place: 'end', literal }]
  }
  const clues = literalBranches(expression)?.map((branch): Clue => {
    const ascii = ignoresCase ? (/^[ -~]*/.exec(branch.literal)?.[0] ?? '') : branch.literal
    const isWhole = branch.isWhole && ascii === branch.literal
    return {
      attribute,
      ignoresCase,
      place: isWhole ? 'whole' : 'beginning',
      literal: ignoresCase ? ascii.toLowerCase() : ascii,
    }
  })
  return clues === undefined || clues.some(({ literal }) => literal === '') ? null : clues
}

/** Which letters are the same but for case is a plain matter only here. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

/** A word as ASCII literals without case are held against it: the long s is the one letter that lower case leaves alone. */
function folded(word: string): string {
  return word.toLowerCase().replaceAll('ſ', 's')
}

/** Numbers filed under whole words, and under what words begin or end with. */
class LiteralIndex {
  readonly #filed = {
    whole: new Map<string, number[]>(),
    beginning: new Map<string, number[]>(),
    end: new Map<string, number[]>(),
  }
  readonly #longest = { whole: 0, beginning: 0, end: 0 }

  add({ place, literal }: Clue, number: number): void {
    fileUnder(this.#filed[place], literal, number)
    this.#longest[place] = Math.max(this.#longest[place], literal.length)
  }

  /** Appends the numbers filed under a word to `found`. */
  collect(word: string, found: number[]): void {
    const { whole, beginning, end } = this.#filed
    const append = (numbers: readonly number[] | undefined) => {
      for (const number of numbers ?? []) found.push(number)
    }
    append(whole.get(word))
    for (let length = Math.min(this.#longest.beginning, word.length); length > 0; length -= 1)
      append(beginning.get(word.slice(0, length)))
    for (let length = Math.min(this.#longest.end, word.length); length > 0; length -= 1)
      append(end.get(word.slice(word.length - length)))
  }
}
