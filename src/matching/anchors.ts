import { asCompared } from '../language/as-compared.js'
import { compoundParts } from '../language/compounds.js'
import { type Terms, tokenKinds } from '../language/tokens.js'
import type { WordForms } from '../language/word-forms.js'
import type { EntryPattern, Lexicon, WordPattern } from '../lexicon/lexicon.js'
import type { Query, TokenCondition } from '../lexicon/query.js'
import { ConditionIndex } from './condition-index.js'
import { WordIndex } from './word-index.js'

const word = tokenKinds.indexOf('word')

/**
 * What a match cannot be without.
 *
 * - `terms`: a token with one of these terms.
 * - `all`, `any`: what all or one of these asks.
 * - `nothing`: any sentence could hold a match.
 */
export type Anchor =
  | { readonly kind: 'terms'; readonly terms: readonly number[] }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Anchor[] }
  | { readonly kind: 'nothing' }

const nothing = { kind: 'nothing' } as const satisfies Anchor

/**
 * Resolves patterns against a dictionary: without any text it tells which terms a sentence must hold for one of them to
 * match in it. `lexicon` has the concepts that a query may stand on.
 */
export function anchorOf(
  patterns: readonly EntryPattern[],
  lexicon: Lexicon,
  terms: Terms,
  wordForms: WordForms,
): Anchor {
  const words = new WordIndex(wordForms)
  const conditions = new ConditionIndex()
  const sketch = new Sketch(lexicon, words, conditions)
  const laidOut: Outline = { kind: 'any', of: patterns.map((pattern) => sketch.ofPattern(pattern)) }
  const { hasWords, hasConditions } = sketch
  const resolvedOf = new Map<Outline, Anchor>()
  const byWord: number[][] = []
  const byCondition: number[][] = []
  for (let term = 0; term < terms.count; term += 1) {
    if (hasWords) for (const number of wordsOf(term)) file(byWord, number, term)
    if (!hasConditions) continue
    for (const number of conditions.holding({
      word: asCompared(terms.surface[term] as string),
      lemma: asCompared(terms.lemma[term] as string),
      pos: terms.pos[term] as number,
    }))
      file(byCondition, number, term)
  }
  return resolved(laidOut)

  function wordsOf(term: number): Iterable<number> {
    const surface = terms.surface[term] as string
    if (terms.kind[term] !== word) return words.patternsOf(surface, false)
    const parts = compoundParts(surface)
    if (parts.length === 1) return words.patternsOf(surface, true)
    return new Set(parts.flatMap(({ start, end }) => [...words.patternsOf(surface.slice(start, end), true)]))
  }

  function resolved(each: Outline): Anchor {
    const known = resolvedOf.get(each)
    if (known !== undefined) return known
    const anchor = resolvedAnew(each)
    resolvedOf.set(each, anchor)
    return anchor
  }

  function resolvedAnew(each: Outline): Anchor {
    switch (each.kind) {
      case 'word':
        return { kind: 'terms', terms: byWord[each.number] ?? [] }
      case 'condition':
        return { kind: 'terms', terms: byCondition[each.number] ?? [] }
      case 'all':
      case 'any':
        return { kind: each.kind, of: each.of.map(resolved) }
      case 'nothing':
        return nothing
    }
  }
}

/** An anchor before its terms are known. */
type Outline =
  | { readonly kind: 'word' | 'condition'; readonly number: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Outline[] }
  | { readonly kind: 'nothing' }

/** Lays patterns out, each concept that they stand on once, however many queries name it: outlines share what is below. */
class Sketch {
  hasWords = false
  hasConditions = false
  readonly #lexicon: Lexicon
  readonly #words: WordIndex
  readonly #conditions: ConditionIndex
  readonly #concepts = new Map<string, Outline>()
  #members: ReadonlyMap<string, ConceptMembers> | null = null
  constructor(lexicon: Lexicon, words: WordIndex, conditions: ConditionIndex) {
    this.#lexicon = lexicon
    this.#words = words
    this.#conditions = conditions
  }

  ofPattern(pattern: EntryPattern): Outline {
    if (pattern.kind === 'query') return this.#ofQuery(pattern.query)
    this.hasWords = true
    const ofWord = (each: WordPattern): Outline => ({ kind: 'word', number: this.#words.numberOf(each) })
    return { kind: 'any', of: pattern.sequences.map((sequence) => ({ kind: 'all', of: sequence.map(ofWord) })) }
  }

  #ofQuery(query: Query): Outline {
    switch (query.kind) {
      case 'token':
        return query.condition === null ? nothing : this.#ofCondition(query.condition)
      case 'concept':
        return this.#ofConcept(query.concept)
      case 'sequence':
        return { kind: 'all', of: query.items.map((item) => this.#ofQuery(item)) }
      case 'choice':
        return { kind: 'any', of: query.items.map((item) => this.#ofQuery(item)) }
      case 'repeat':
        return query.least === 0 ? nothing : this.#ofQuery(query.item)
    }
  }

  #ofCondition(condition: TokenCondition): Outline {
    this.hasConditions = true
    return { kind: 'condition', number: this.#conditions.numberOf(condition) }
  }

  #ofConcept(id: string): Outline {
    const known = this.#concepts.get(id)
    if (known !== undefined) return known
    // A circle is refused where the lexicon is read; in one that was put together by hand it ends here.
    this.#concepts.set(id, nothing)
    this.#members ??= conceptMembers(this.#lexicon)
    const { entries, children } = this.#members.get(id) ?? { entries: [], children: [] }
    const laidOut: Outline = {
      kind: 'any',
      of: [...entries.map((pattern) => this.ofPattern(pattern)), ...children.map((child) => this.#ofConcept(child))],
    }
    this.#concepts.set(id, laidOut)
    return laidOut
  }
}

/** What counts for a concept: the patterns of its own entries, and the concepts right below it. */
interface ConceptMembers {
  readonly entries: EntryPattern[]
  readonly children: string[]
}

function conceptMembers({ concepts, entries }: Lexicon): ReadonlyMap<string, ConceptMembers> {
  const members = new Map(concepts.map(({ id }): [string, ConceptMembers] => [id, { entries: [], children: [] }]))
  for (const { id, parent } of concepts) if (parent !== null) members.get(parent)?.children.push(id)
  for (const { concept, pattern } of entries) members.get(concepts[concept]?.id ?? '')?.entries.push(pattern)
  return members
}

function file(lists: number[][], number: number, term: number): void {
  const list = lists[number]
  if (list === undefined) lists[number] = [term]
  else list.push(term)
}

/** True where one of several sets of terms can be chosen, so that it matters how often they occur. */
export function hasChoice(anchor: Anchor): boolean {
  return [...partsOf(anchor)].some((part) => part.kind === 'all' && part.of.length > 1)
}

/** All terms of an anchor, ascending. */
export function termsIn(anchor: Anchor): number[] {
  const found = new Set<number>()
  for (const part of partsOf(anchor)) if (part.kind === 'terms') for (const term of part.terms) found.add(term)
  return [...found].sort((a, b) => a - b)
}

/** An anchor and all that it is made of, each once: anchors share what several of them are made of. */
function partsOf(anchor: Anchor): Set<Anchor> {
  const parts = new Set([anchor])
  // A set grows while it is walked through, and the walk goes on over what it has grown by.
  for (const part of parts) if ('of' in part) for (const inner of part.of) parts.add(inner)
  return parts
}

/**
 * The terms of which every match holds one, chosen so that they occur least often; `null` where there are none such.
 * `frequencyOf` tells how often a term occurs.
 */
export function rarestTerms(anchor: Anchor, frequencyOf: (term: number) => number): readonly number[] | null {
  const known = new Map<Anchor, Choice>()
  return chosen(anchor).terms

  function chosen(each: Anchor): Choice {
    const choice = known.get(each) ?? chosenAnew(each)
    known.set(each, choice)
    return choice
  }

  function chosenAnew(each: Anchor): Choice {
    switch (each.kind) {
      case 'terms':
        return costOf(each.terms)
      case 'nothing':
        return unbounded
      case 'any':
        return joined(each.of.map(chosen))
      case 'all':
        return each.of.map(chosen).reduce((least, other) => (other.cost < least.cost ? other : least), unbounded)
    }
  }

  function joined(choices: readonly Choice[]): Choice {
    const lists = new Set(choices.map(({ terms }) => terms))
    const [first] = lists
    if (lists.size === 1 && first !== undefined && first !== null) return choices[0] ?? unbounded
    const terms = new Set<number>()
    for (const list of lists) {
      if (list === null) return unbounded
      for (const term of list) terms.add(term)
    }
    return costOf([...terms])
  }

  function costOf(terms: readonly number[]): Choice {
    return { terms, cost: terms.reduce((sum, term) => sum + frequencyOf(term), 0) }
  }
}

/** Terms of which a match holds one, and how often they occur together; `null` where it need hold none. */
interface Choice {
  readonly terms: readonly number[] | null
  readonly cost: number
}

const unbounded: Choice = { terms: null, cost: Number.POSITIVE_INFINITY }

/** True where a match is one unit of one token and what stands around it plays no part. */
export function isOneToken(pattern: EntryPattern): boolean {
  if (pattern.kind === 'phrase') return pattern.sequences.every(({ length }) => length === 1)
  return isOneTokenQuery(pattern.query)
}

function isOneTokenQuery(query: Query): boolean {
  switch (query.kind) {
    case 'token':
      return query.condition !== null
    case 'sequence':
      return query.items.length === 1 && query.items.every(isOneTokenQuery)
    case 'choice':
      return query.items.every(isOneTokenQuery)
    case 'concept':
    case 'repeat':
      return false
  }
}

/** The words of a pattern, and of the concepts it may stand on, of which other forms are looked for too. */
export function lemmaWords(patterns: readonly EntryPattern[]): string[] {
  return patterns.flatMap((pattern) =>
    pattern.kind === 'query'
      ? []
      : pattern.sequences.flatMap((sequence) => sequence.flatMap((each) => (each.kind === 'lemma' ? [each.word] : []))),
  )
}
