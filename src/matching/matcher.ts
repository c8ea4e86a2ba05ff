import type { Terms, Tokens } from '../language/tokens.js'
import type { WordForms } from '../language/word-forms.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { Candidates } from './candidates.js'
import type { Mentions } from './mentions.js'
import { keepLongestPerConcept } from './overlap.js'
import { dead, PhraseAutomaton } from './phrase-automaton.js'
import { TermUnits } from './term-units.js'
import { WordIndex } from './word-index.js'

/** Finds the entries of one lexicon in texts. */
export interface Matcher {
  /**
   * The mentions of the lexicon's entries in the tokens of one document. What is found in a document depends on nothing
   * else that was matched before; what was learnt about a term is kept for as long as its `terms` are.
   */
  match(tokens: Tokens, terms: Terms): Mentions
}

/** Marks a token that is one unit where a part of a compound could stand. */
const wholeToken = -1

/**
 * Compiles a lexicon. `wordForms` tells which words are forms of the same word. The text is a sequence of units: each part
 * of a hyphenated compound is one, every other token is one. An entry matches consecutive units inside a sentence; which of
 * its overlapping matches count is told in {@link keepLongestPerConcept}.
 */
export function createMatcher(lexicon: Lexicon, wordForms: WordForms): Matcher {
  const words = new WordIndex(wordForms)
  const automaton = new PhraseAutomaton()
  /** 1 where an entry begins and ends only at the borders of tokens. */
  const isWhole = new Uint8Array(lexicon.entries.length)
  for (const [entry, { pattern }] of lexicon.entries.entries()) {
    isWhole[entry] = pattern.hyphens === 'whole' ? 1 : 0
    for (const sequence of pattern.sequences)
      automaton.add(
        sequence.map((word) => words.numberOf(word)),
        entry,
      )
  }
  const settle = keepLongestPerConcept(Int32Array.from(lexicon.entries, (entry) => entry.concept))

  const classes = new Map<string, number>()
  const wordlessClasses = new Map<string, number>()
  const classOf = (surface: string, isWord: boolean): number => {
    const known = isWord ? classes : wordlessClasses
    let unitClass = known.get(surface)
    if (unitClass === undefined) {
      unitClass = automaton.classOf(words.patternsOf(surface, isWord))
      known.set(surface, unitClass)
    }
    return unitClass
  }

  const unitsOfTerms = new WeakMap<Terms, TermUnits>()
  const unitsOf = (terms: Terms): TermUnits => {
    const known = unitsOfTerms.get(terms) ?? new TermUnits(terms, classOf)
    unitsOfTerms.set(terms, known)
    return known
  }
  const candidates = new Candidates()

  return {
    match(tokens, terms) {
      const units = unitsOf(terms)
      const codes = units.codes()
      const { term, sentences } = tokens
      candidates.count = 0
      automaton.trim()
      for (let sentence = 0; sentence < sentences.count; sentence += 1) {
        const found = candidates.count
        const first = sentences.firstToken[sentence] as number
        const end = sentences.firstToken[sentence + 1] as number
        /** What numbers of units are ahead of numbers of tokens. */
        let ahead = -first
        for (let token = first; token < end; token += 1) {
          let code = codes[term[token] as number] as number
          if (code === 0) continue
          if (code < 0) code = units.resolve(term[token] as number)
          if (code > 0) {
            const state = automaton.begin(code)
            if (state !== dead) follow(state, tokens, units, codes, sentence, token, wholeToken, token + ahead)
          } else if (code < 0) {
            const firstPart = units.firstPart(code)
            const lastPart = units.lastPart(code)
            for (let part = firstPart; part <= lastPart; part += 1) {
              if (units.partReversed[part]) continue
              const state = automaton.begin(units.partClass[part] as number)
              if (state !== dead)
                follow(state, tokens, units, codes, sentence, token, part, token + ahead + part - firstPart)
            }
            ahead += lastPart - firstPart
          }
        }
        if (candidates.count > found) settle(candidates, found)
      }
      return candidates.toMentions(tokens.negated)
    },
  }

  /** Follows the phrases that begin at one unit to their ends and notes each that is complete. */
  function follow(
    begun: number,
    tokens: Tokens,
    units: TermUnits,
    codes: Int32Array,
    sentence: number,
    firstToken: number,
    firstPart: number,
    firstUnit: number,
  ): void {
    const sentenceEnd = tokens.sentences.firstToken[sentence + 1] as number
    let lastPart = wholeToken
    let beginsInside = false
    if (firstPart !== wholeToken) {
      const code = codes[tokens.term[firstToken] as number] as number
      lastPart = units.lastPart(code)
      beginsInside = firstPart > units.firstPart(code)
    }
    let state = begun
    let token = firstToken
    let part = firstPart
    let length = 1
    for (;;) {
      const isInside = beginsInside || part < lastPart
      for (const entry of automaton.entriesAt(state)) {
        if (isInside && isWhole[entry] === 1) continue
        candidates.reserve()
        const at = candidates.count
        candidates.count += 1
        candidates.entry[at] = entry
        candidates.firstUnit[at] = firstUnit
        candidates.units[at] = length
        candidates.firstToken[at] = firstToken
        candidates.endToken[at] = token + 1
        candidates.start[at] =
          (tokens.start[firstToken] as number) + (firstPart === wholeToken ? 0 : (units.partStart[firstPart] as number))
        candidates.end[at] =
          part === wholeToken
            ? (tokens.end[token] as number)
            : (tokens.start[token] as number) + (units.partEnd[part] as number)
        candidates.sentence[at] = sentence
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
