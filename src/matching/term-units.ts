import { compoundParts, reversingPrefixes } from '../language/compounds.js'
import { grown } from '../language/surface-table.js'
import { type Terms, tokenKinds } from '../language/tokens.js'

const word = tokenKinds.indexOf('word')
const unresolved = -1
/** Codes of compounds go down from here. */
const firstCompound = -2

/** What a lexicon knows of a unit by itself. */
export interface UnitClasses {
  /** Class of a unit with this surface form: 0 where no word of the lexicon matches it. */
  classOf(surface: string, isWord: boolean): number
  /** True where a phrase can begin with a unit of this class. */
  canBegin(unitClass: number): boolean
}

/**
 * What the terms of one dictionary are to a lexicon: each term is looked at once and answered from an array from then
 * on. The code of a term is 0 where nothing in it matches a word of the lexicon, a class above 0 where it is one unit, and
 * below 0 where it is a compound with a part that matches. With `keepsCompounds` every compound is one: how many units a
 * stretch of tokens has must not depend on what else the lexicon holds.
 */
export class TermUnits {
  readonly #terms: Terms
  readonly #classes: UnitClasses
  readonly #keepsCompounds: boolean
  #codes = new Int32Array(0)
  #firstCodes = new Int32Array(0)
  /** Compound `c` has the parts from `#partsFrom[c]` to `#partsFrom[c + 1]`, exclusive. */
  readonly #partsFrom: number[] = [0]
  /** Class of each part. */
  readonly partClass: number[] = []
  /** Span of each part inside its token. */
  readonly partStart: number[] = []
  readonly partEnd: number[] = []
  /** True where the part stands behind `non-`, `un-`, `de-` or `dis-`: no match begins there. */
  readonly partReversed: boolean[] = []
  constructor(terms: Terms, classes: UnitClasses, keepsCompounds: boolean) {
    this.#terms = terms
    this.#classes = classes
    this.#keepsCompounds = keepsCompounds
  }

  /**
   * What the terms there are now are at the beginning of a phrase, to be read in a tight loop: their codes, but 0 for a
   * single unit with which none begins. {@link resolve} answers for those below 0.
   */
  firstCodes(): Int32Array {
    if (this.#codes.length < this.#terms.count) {
      const known = this.#codes.length
      const size = Math.max(1024, known * 2, this.#terms.count)
      this.#codes = grown(this.#codes, size).fill(unresolved, known)
      this.#firstCodes = grown(this.#firstCodes, size).fill(unresolved, known)
    }
    return this.#firstCodes
  }

  /** Code of a term, found out now if need be. */
  resolve(term: number): number {
    const known = this.#codes[term] as number
    if (known !== unresolved) return known
    const surface = this.#terms.surface[term] as string
    const isWord = this.#terms.kind[term] === word
    const parts = isWord ? compoundParts(surface) : []
    const code = parts.length > 1 ? this.#compound(surface, parts) : this.#classes.classOf(surface, isWord)
    this.#codes[term] = code
    this.#firstCodes[term] = code > 0 && !this.#classes.canBegin(code) ? 0 : code
    return code
  }

  /** First part of the compound with this code. */
  firstPart(code: number): number {
    return this.#partsFrom[firstCompound - code] as number
  }

  /** Last part of the compound with this code. */
  lastPart(code: number): number {
    return (this.#partsFrom[firstCompound - code + 1] as number) - 1
  }

  /** How many units the token with this term is. */
  unitsOf(term: number): number {
    const code = this.resolve(term)
    return code < 0 ? this.lastPart(code) - this.firstPart(code) + 1 : 1
  }

  #compound(surface: string, parts: readonly { readonly start: number; readonly end: number }[]): number {
    const texts = parts.map((part) => surface.slice(part.start, part.end))
    const classes = texts.map((text) => this.#classes.classOf(text, true))
    if (!this.#keepsCompounds && classes.every((unitClass) => unitClass === 0)) return 0
    for (const [index, part] of parts.entries()) {
      this.partClass.push(classes[index] as number)
      this.partStart.push(part.start)
      this.partEnd.push(part.end)
      this.partReversed.push(reversingPrefixes.has(texts[index - 1]?.toLowerCase() ?? ''))
    }
    this.#partsFrom.push(this.partClass.length)
    return firstCompound - (this.#partsFrom.length - 2)
  }
}
