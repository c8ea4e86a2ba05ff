import type { Terms, Tokens } from '../language/tokens.js'
import type { WordForms } from '../language/word-forms.js'
import type { PhrasePattern } from '../lexicon/lexicon.js'
import { Automaton, dead } from './automaton.js'
import type { Candidates } from './candidates.js'
import { TermUnits } from './term-units.js'
import { WordIndex } from './word-index.js'

/** Marks a token that is one unit where a part of a compound could stand. */
const wholeToken = -1

/** Finds phrases in the units of a text: each part of a hyphenated compound is one, every other token is one. */
export class PhraseFinder {
  readonly #words: WordIndex
  readonly #automaton = new Automaton()
  /** 1 where a phrase begins and ends only at the borders of tokens. */
  readonly #isWhole: Uint8Array
  readonly #keepsCompounds: boolean
  readonly #classes = new Map<string, number>()
  readonly #wordlessClasses = new Map<string, number>()
  readonly #unitsOfTerms = new WeakMap<Terms, TermUnits>()

  /** For phrases with numbers below `count`; for `keepsCompounds` see {@link TermUnits}. */
  constructor(wordForms: WordForms, count: number, keepsCompounds: boolean) {
    this.#words = new WordIndex(wordForms)
    this.#isWhole = new Uint8Array(count)
    this.#keepsCompounds = keepsCompounds
  }

  add({ hyphens, sequences }: PhrasePattern, number: number): void {
    this.#isWhole[number] = hyphens === 'whole' ? 1 : 0
    for (const sequence of sequences)
      this.#automaton.add(
        sequence.map((word) => this.#words.numberOf(word)),
        number,
      )
  }

  /** What the terms of a dictionary are to these phrases. */
  unitsOf(terms: Terms): TermUnits {
    let units = this.#unitsOfTerms.get(terms)
    if (units === undefined) {
      const classes = {
        classOf: (surface: string, isWord: boolean) => this.#classOf(surface, isWord),
        canBegin: (unitClass: number) => this.#automaton.begin(unitClass) !== dead,
      }
      units = new TermUnits(terms, classes, this.#keepsCompounds)
      this.#unitsOfTerms.set(terms, units)
    }
    return units
  }

  #classOf(surface: string, isWord: boolean): number {
    const known = isWord ? this.#classes : this.#wordlessClasses
    let unitClass = known.get(surface)
    if (unitClass === undefined) {
      unitClass = this.#automaton.classOf(this.#words.patternsOf(surface, isWord))
      known.set(surface, unitClass)
    }
    return unitClass
  }

  /** Appends all matches in one sentence to `candidates`. */
  find(tokens: Tokens, units: TermUnits, firstCodes: Int32Array, sentence: number, candidates: Candidates): void {
    this.#automaton.trim()
    const { term, sentences } = tokens
    const first = sentences.firstToken[sentence] as number
    const end = sentences.firstToken[sentence + 1] as number
    /** What numbers of units are ahead of numbers of tokens. */
    let ahead = -first
    for (let token = first; token < end; token += 1) {
      let code = firstCodes[term[token] as number] as number
      if (code === 0) continue
      if (code < 0) code = units.resolve(term[token] as number)
      if (code > 0) {
        const state = this.#automaton.begin(code)
        if (state !== dead)
          this.#follow(state, tokens, units, sentence, token, wholeToken, code, token + ahead, candidates)
      } else if (code < 0) {
        const firstPart = units.firstPart(code)
        const lastPart = units.lastPart(code)
        for (let part = firstPart; part <= lastPart; part += 1) {
          if (units.partReversed[part]) continue
          const state = this.#automaton.begin(units.partClass[part] as number)
          if (state !== dead) {
            const firstUnit = token + ahead + part - firstPart
            this.#follow(state, tokens, units, sentence, token, part, code, firstUnit, candidates)
          }
        }
        ahead += lastPart - firstPart
      }
    }
  }

  /** Follows the phrases that begin at one unit to their ends and notes each that is complete. */
  #follow(
    begun: number,
    tokens: Tokens,
    units: TermUnits,
    sentence: number,
    firstToken: number,
    firstPart: number,
    firstCode: number,
    firstUnit: number,
    candidates: Candidates,
  ): void {
    const automaton = this.#automaton
    const sentenceEnd = tokens.sentences.firstToken[sentence + 1] as number
    let lastPart = wholeToken
    let beginsInside = false
    if (firstPart !== wholeToken) {
      lastPart = units.lastPart(firstCode)
      beginsInside = firstPart > units.firstPart(firstCode)
    }
    let state = begun
    let token = firstToken
    let part = firstPart
    let length = 1
    for (;;) {
      if (automaton.isFound(state)) {
        const isInside = beginsInside || part < lastPart
        const startOfPart = firstPart === wholeToken ? 0 : (units.partStart[firstPart] as number)
        const start = (tokens.start[firstToken] as number) + startOfPart
        const end =
          part === wholeToken
            ? (tokens.end[token] as number)
            : (tokens.start[token] as number) + (units.partEnd[part] as number)
        for (const phrase of automaton.foundAt(state))
          if (!isInside || this.#isWhole[phrase] === 0)
            candidates.add(phrase, firstUnit, length, firstToken, token + 1, start, end, sentence)
      }
      if (automaton.isLast(state)) return

      let unitClass: number
      if (part < lastPart) {
        part += 1
        unitClass = units.partClass[part] as number
      } else {
        token += 1
        if (token === sentenceEnd) return
        const code = units.resolve(tokens.term[token] as number)
        if (code === 0) return
        if (code > 0) {
          part = wholeToken
          lastPart = wholeToken
          unitClass = code
        } else {
          part = units.firstPart(code)
          lastPart = units.lastPart(code)
          unitClass = units.partClass[part] as number
        }
      }
      if (unitClass === 0) return
      state = automaton.step(state, unitClass)
      if (state === dead) return
      length += 1
    }
  }
}
