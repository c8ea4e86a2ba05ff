import { compoundParts } from '../language/compounds.js'
import { type Terms, tokenKinds } from '../language/tokens.js'
import type { WordForms } from '../language/word-forms.js'
import type { EntryPattern, Lexicon, WordPattern } from '../lexicon/lexicon.js'
import type { Query, TokenCondition } from '../lexicon/query.js'
import { ConditionIndex } from './condition-index.js'
import { asCompared, WordIndex } from './word-index.js'

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

const nothing: Anchor = { kind: 'nothing' }

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
  const laidOut: Outline = {
    kind: 'any',
    of: patterns.map((pattern) => outline(pattern, lexicon, words, conditions, new Set())),
  }
  const hasWords = holds(laidOut, 'word')
  const hasConditions = holds(laidOut, 'condition')
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

function holds(each: Outline, kind: 'word' | 'condition'): boolean {
  return each.kind === kind || ('of' in each && each.of.some((inner) => holds(inner, kind)))
}

function outline(
  pattern: EntryPattern,
  lexicon: Lexicon,
  words: WordIndex,
  conditions: ConditionIndex,
  above: ReadonlySet<string>,
): Outline {
  if (pattern.kind === 'phrase') {
    const ofWord = (each: WordPattern): Outline => ({ kind: 'word', number: words.numberOf(each) })
    return { kind: 'any', of: pattern.sequences.map((sequence) => ({ kind: 'all', of: sequence.map(ofWord) })) }
  }
  return ofQuery(pattern.query)

  function ofQuery(query: Query): Outline {
    switch (query.kind) {
      case 'token':
        return query.condition === null ? { kind: 'nothing' } : ofCondition(query.condition)
      case 'concept':
        return ofConcept(query.concept)
      case 'sequence':
        return { kind: 'all', of: query.items.map(ofQuery) }
      case 'choice':
        return { kind: 'any', of: query.items.map(ofQuery) }
      case 'repeat':
        return query.least === 0 ? { kind: 'nothing' } : ofQuery(query.item)
    }
  }

  function ofCondition(condition: TokenCondition): Outline {
    return { kind: 'condition', number: conditions.numberOf(condition) }
  }

  function ofConcept(id: string): Outline {
    // A circle is refused where the lexicon is read; one that was put together by hand could have one.
    if (above.has(id)) return { kind: 'nothing' }
    const inside = new Set([...above, id])
    const members = lexicon.entries.filter(({ concept }) => isBelow(lexicon.concepts[concept]?.id ?? '', id))
    return { kind: 'any', of: members.map((entry) => outline(entry.pattern, lexicon, words, conditions, inside)) }
  }
}

function isBelow(id: string, ancestor: string): boolean {
  return id === ancestor || id.startsWith(`${ancestor}/`)
}

function file(lists: number[][], number: number, term: number): void {
  const list = lists[number]
  if (list === undefined) lists[number] = [term]
  else list.push(term)
}

/** True where one of several sets of terms can be chosen, so that it matters how often they occur. */
export function hasChoice(anchor: Anchor): boolean {
  if (anchor.kind !== 'all' && anchor.kind !== 'any') return false
  return (anchor.kind === 'all' && anchor.of.length > 1) || anchor.of.some(hasChoice)
}

/** All terms of an anchor, ascending. */
export function termsIn(anchor: Anchor): number[] {
  if (anchor.kind === 'nothing') return []
  const found = anchor.kind === 'terms' ? anchor.terms : anchor.of.flatMap(termsIn)
  return [...new Set(found)].sort((a, b) => a - b)
}

/**
 * The terms of which every match holds one, chosen so that they occur least often; `null` where there are none such.
 * `frequencyOf` tells how often a term occurs.
 */
export function rarestTerms(anchor: Anchor, frequencyOf: (term: number) => number): readonly number[] | null {
  switch (anchor.kind) {
    case 'terms':
      return anchor.terms
    case 'nothing':
      return null
    case 'any': {
      const found = anchor.of.map((each) => rarestTerms(each, frequencyOf))
      return found.some((each) => each === null) ? null : [...new Set(found.flatMap((each) => each ?? []))]
    }
    case 'all': {
      let rarest: readonly number[] | null = null
      let least = Number.POSITIVE_INFINITY
      for (const each of anchor.of) {
        const found = rarestTerms(each, frequencyOf)
        const cost = found?.reduce((sum, term) => sum + frequencyOf(term), 0) ?? Number.POSITIVE_INFINITY
        if (cost < least) {
          rarest = found
          least = cost
        }
      }
      return rarest
    }
  }
}

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
