import { asCompared } from '../language/as-compared.js'
import { grown } from '../language/surface-table.js'
import type { Terms, Tokens } from '../language/tokens.js'
import type { QueryPattern } from '../lexicon/lexicon.js'
import { Automaton, dead, root } from './automaton.js'
import type { Candidates } from './candidates.js'
import { layOut } from './compile-query.js'
import type { ConceptEdges } from './concept-edges.js'
import { ConditionIndex } from './condition-index.js'
import type { TermUnits } from './term-units.js'

/** No match of a query is longer, in tokens: what bounds the work where a query says `[]*`. */
export const longestMatch = 500

const unresolved = -1

/** Finds queries in the tokens of a text. A hyphenated compound is one token to a query. */
export class QueryFinder {
  readonly #automaton = new Automaton()
  readonly #conditions = new ConditionIndex()
  /** For each concept by its number the pattern of its mentions here, -1 where no query of ours names it. */
  readonly #patternOfConcept: Int32Array
  /** Of the edges of the sentence: the class of each, 0 where no query of ours names its concepts. */
  #classOfEdge = new Int32Array(256)
  readonly #numberOfConcept: ReadonlyMap<string, number>
  readonly #codesOfTerms = new WeakMap<Terms, Int32Array>()
  /** State of the sequences that have read what lies between the first token and each one behind it. */
  readonly #pending = new Int32Array(longestMatch + 1)
  /** For each token of the sentence how many units go before it; of `#countedSentence` only. */
  #unitsBefore = new Int32Array(256)
  #countedSentence = -1

  /** `numberOfConcept` gives the number of each concept. */
  constructor(numberOfConcept: ReadonlyMap<string, number>) {
    this.#numberOfConcept = numberOfConcept
    this.#patternOfConcept = new Int32Array(numberOfConcept.size).fill(-1)
  }

  add({ query }: QueryPattern, number: number): void {
    const automaton = this.#automaton
    const end = layOut(automaton, automaton.start, query, {
      ofCondition: (condition) => this.#conditions.numberOf(condition),
      ofConcept: (concept) => this.#conceptPattern(concept),
    })
    end.found.push(number)
  }

  #conceptPattern(concept: string): number {
    const number = this.#numberOfConcept.get(concept) ?? -1
    const known = this.#patternOfConcept[number] as number
    if (known >= 0) return known
    const pattern = this.#conditions.reserve()
    this.#patternOfConcept[number] = pattern
    return pattern
  }

  /**
   * Codes of the terms of a dictionary: twice the class of their tokens, and 1 more where a query can begin with them; below 0
   * where not worked out yet.
   */
  codesOf(terms: Terms): Int32Array {
    let codes = this.#codesOfTerms.get(terms) ?? new Int32Array(0)
    if (codes.length < terms.count) {
      const known = codes.length
      codes = grown(codes, Math.max(1024, known * 2, terms.count)).fill(unresolved, known)
      this.#codesOfTerms.set(terms, codes)
    }
    return codes
  }

  #resolve(term: number, terms: Terms, codes: Int32Array): number {
    const tokenClass = this.#automaton.classOf(
      this.#conditions.holding({
        word: asCompared(terms.surface[term] as string),
        lemma: asCompared(terms.lemma[term] as string),
        pos: terms.pos[term] as number,
      }),
    )
    const code = 2 * tokenClass + (this.#automaton.begin(tokenClass) === dead ? 0 : 1)
    codes[term] = code
    return code
  }

  /** To be called before the first sentence of a document. */
  begin(): void {
    this.#countedSentence = -1
  }

  /**
   * Appends all matches in one sentence to `candidates`. `edges` tells where mentions of concepts lie in it; it may be `null`
   * for queries that name none.
   */
  find(
    tokens: Tokens,
    terms: Terms,
    codes: Int32Array,
    units: TermUnits,
    sentence: number,
    edges: ConceptEdges | null,
    candidates: Candidates,
  ): void {
    if (edges !== null) this.#classEdges(edges)
    const first = tokens.sentences.firstToken[sentence] as number
    const end = tokens.sentences.firstToken[sentence + 1] as number
    for (let token = first; token < end; token += 1) {
      let code = codes[tokens.term[token] as number] as number
      if (code < 0) code = this.#resolve(tokens.term[token] as number, terms, codes)
      const begins = (code & 1) === 1
      if (this.#automaton.trim() && edges !== null) this.#classEdges(edges)
      if (edges === null) {
        if (!begins) continue
        const begun = this.#automaton.begin(code >> 1)
        this.#follow(begun, token, end, tokens, terms, codes, units, sentence, candidates)
      } else if (begins || edges.firstAt(token) !== 0) {
        this.#followEdges(token, end, tokens, terms, codes, units, sentence, edges, candidates)
      }
    }
  }

  #classEdges(edges: ConceptEdges): void {
    if (edges.count >= this.#classOfEdge.length) this.#classOfEdge = new Int32Array(2 * (edges.count + 1))
    for (let edge = 1; edge <= edges.count; edge += 1) {
      const patterns = edges.conceptsOf(edge).flatMap((concept) => {
        const pattern = this.#patternOfConcept[concept] as number
        return pattern < 0 ? [] : [pattern]
      })
      this.#classOfEdge[edge] =
        patterns.length === 0 ? 0 : this.#automaton.classOfOther([...new Set(patterns)].sort((a, b) => a - b))
    }
  }

  /** Follows the queries that begin at one token to their ends and notes each that is complete. */
  #follow(
    begun: number,
    firstToken: number,
    sentenceEnd: number,
    tokens: Tokens,
    terms: Terms,
    codes: Int32Array,
    units: TermUnits,
    sentence: number,
    candidates: Candidates,
  ): void {
    const automaton = this.#automaton
    const limit = Math.min(sentenceEnd, firstToken + longestMatch)
    let state = begun
    for (let token = firstToken + 1; ; token += 1) {
      if (automaton.isFound(state)) this.#note(state, firstToken, token, tokens, units, sentence, candidates)
      if (token >= limit || automaton.isLast(state)) return
      let code = codes[tokens.term[token] as number] as number
      if (code < 0) code = this.#resolve(tokens.term[token] as number, terms, codes)
      state = automaton.step(state, code >> 1)
      if (state === dead) return
    }
  }

  /** The same where a step may also lead over all tokens of a mention: several states wait at different tokens then. */
  #followEdges(
    firstToken: number,
    sentenceEnd: number,
    tokens: Tokens,
    terms: Terms,
    codes: Int32Array,
    units: TermUnits,
    sentence: number,
    edges: ConceptEdges,
    candidates: Candidates,
  ): void {
    const automaton = this.#automaton
    const pending = this.#pending
    pending[0] = root
    let furthest = 0
    const arrive = (length: number, state: number) => {
      if (state === dead || length > longestMatch) return
      pending[length] = automaton.union(pending[length] as number, state)
      furthest = Math.max(furthest, length)
    }
    for (let length = 0; length <= furthest; length += 1) {
      const state = pending[length] as number
      pending[length] = dead
      if (state === dead) continue
      const token = firstToken + length
      if (length > 0) this.#note(state, firstToken, token, tokens, units, sentence, candidates)
      if (automaton.isLast(state) || token === sentenceEnd) continue
      let code = codes[tokens.term[token] as number] as number
      if (code < 0) code = this.#resolve(tokens.term[token] as number, terms, codes)
      arrive(length + 1, length === 0 ? automaton.begin(code >> 1) : automaton.step(state, code >> 1))
      for (let edge = edges.firstAt(token); edge !== 0; edge = edges.after(edge)) {
        const edgeClass = this.#classOfEdge[edge] as number
        if (edgeClass !== 0) arrive(edges.endOf(edge) - firstToken, automaton.stepOther(state, edgeClass))
      }
    }
  }

  /** Notes what is complete in a state. */
  #note(
    state: number,
    firstToken: number,
    endToken: number,
    tokens: Tokens,
    units: TermUnits,
    sentence: number,
    candidates: Candidates,
  ): void {
    if (this.#countedSentence !== sentence) this.#countUnits(tokens, units, sentence)
    const first = tokens.sentences.firstToken[sentence] as number
    const firstUnit = this.#unitsBefore[firstToken - first] as number
    const length = (this.#unitsBefore[endToken - first] as number) - firstUnit
    const start = tokens.start[firstToken] as number
    const end = tokens.end[endToken - 1] as number
    for (const found of this.#automaton.foundAt(state))
      candidates.add(found, firstUnit, length, firstToken, endToken, start, end, sentence)
  }

  #countUnits(tokens: Tokens, units: TermUnits, sentence: number): void {
    const first = tokens.sentences.firstToken[sentence] as number
    const end = tokens.sentences.firstToken[sentence + 1] as number
    if (end - first >= this.#unitsBefore.length) this.#unitsBefore = new Int32Array(2 * (end - first + 1))
    let before = 0
    for (let token = first; token < end; token += 1) {
      this.#unitsBefore[token - first] = before
      before += units.unitsOf(tokens.term[token] as number)
    }
    this.#unitsBefore[end - first] = before
    this.#countedSentence = sentence
  }
}
