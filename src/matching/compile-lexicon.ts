import type { WordForms } from '../language/word-forms.js'
import type { EntryPattern, Lexicon } from '../lexicon/lexicon.js'
import { patternKey } from '../lexicon/parse-entry.js'
import { conceptsIn } from '../lexicon/query.js'
import { patternsOf, referenceLevels } from '../lexicon/references.js'
import { UsageError } from '../problems/problem.js'
import type { EntryConditions } from './entry-conditions.js'
import { PhraseFinder } from './phrase-finder.js'
import { QueryFinder } from './query-finder.js'

/** What is looked for in one round; queries that stand on concepts wait until these have been found. */
export interface Round {
  readonly queries: QueryFinder
  /** Conditions that can be judged once the queries of this round have been found, by entry. */
  readonly conditions: ReadonlyMap<number, EntryConditions>
  /** For entries of which all is known now: those of their concepts that queries of later rounds stand on. */
  readonly named: ReadonlyMap<number, readonly number[]>
}

/** A lexicon ready for matching. */
export interface CompiledLexicon {
  readonly phrases: PhraseFinder
  /** None where there are only phrases without conditions. */
  readonly rounds: readonly Round[]
}

/**
 * Compiles the patterns of a lexicon. The pattern of an entry has the entry's number; what its conditions look for has
 * numbers behind those of all entries, one for equal patterns.
 */
export function compileLexicon(lexicon: Lexicon, wordForms: WordForms): CompiledLexicon {
  const { concepts, entries } = lexicon
  const numberOfConcept = new Map(concepts.map(({ id }, number) => [id, number]))
  checkConcepts(lexicon, numberOfConcept)
  const { levelOf, levelOfEntry } = referenceLevels(concepts, entries)

  const patterns: EntryPattern[] = entries.map(({ pattern }) => pattern)
  const numbers = new Map<string, number>()
  const numberOf = (pattern: EntryPattern): number => {
    const key = patternKey(pattern)
    const number = numbers.get(key) ?? patterns.push(pattern) - 1
    numbers.set(key, number)
    return number
  }
  const conditions = entries.flatMap(({ unless, near }, entry): EntryConditions[] => {
    if (unless.length === 0 && near === null) return []
    const nearby = near === null ? null : { patterns: near.patterns.map(numberOf), within: near.within }
    return [{ entry, unless: unless.map(numberOf), near: nearby }]
  })

  const isPlain = patterns.length === entries.length && patterns.every(({ kind }) => kind === 'phrase')
  const phrases = new PhraseFinder(wordForms, patterns.length, !isPlain)
  for (const [number, pattern] of patterns.entries()) if (pattern.kind === 'phrase') phrases.add(pattern, number)
  if (isPlain) return { phrases, rounds: [] }

  const levels = patterns.map(levelOf)
  const finalLevels = entries.map(levelOfEntry)
  const namedAbove = conceptsNamed(lexicon, numberOfConcept)
  const rounds = Array.from({ length: 1 + levels.reduce((a, b) => Math.max(a, b), 0) }, (_, level): Round => {
    const queries = new QueryFinder(numberOfConcept)
    for (const [number, pattern] of patterns.entries())
      if (pattern.kind === 'query' && levels[number] === level) queries.add(pattern, number)
    const known = entries.flatMap(({ concept }, entry) => {
      const named = namedAbove[concept] ?? []
      return named.length === 0 || (finalLevels[entry] as number) > level ? [] : [[entry, named] as const]
    })
    return {
      queries,
      conditions: new Map(
        conditions.flatMap((each) => (finalLevels[each.entry] === level ? [[each.entry, each] as const] : [])),
      ),
      named: new Map(known),
    }
  })
  return { phrases, rounds }
}

/** For each concept the concepts, itself or one above, that some query names. */
function conceptsNamed({ concepts, entries }: Lexicon, numberOfConcept: ReadonlyMap<string, number>): number[][] {
  const named = new Set(
    entries.flatMap((entry) =>
      patternsOf(entry).flatMap((pattern) => (pattern.kind === 'query' ? conceptsIn(pattern.query) : [])),
    ),
  )
  return concepts.map(({ id, parent }) => {
    const found: number[] = []
    let above: string | null = id
    let parentOfAbove = parent
    while (above !== null) {
      const number = numberOfConcept.get(above)
      if (named.has(above) && number !== undefined) found.push(number)
      above = parentOfAbove
      parentOfAbove = concepts[numberOfConcept.get(above ?? '') ?? -1]?.parent ?? null
    }
    return found
  })
}

/** A lexicon that was read from a file has been checked; one that was put together for a search has not. */
function checkConcepts({ entries }: Lexicon, numberOfConcept: ReadonlyMap<string, number>): void {
  for (const entry of entries)
    for (const pattern of patternsOf(entry))
      for (const concept of pattern.kind === 'query' ? conceptsIn(pattern.query) : [])
        if (!numberOfConcept.has(concept))
          throw new UsageError(
            `\`${entry.id}\` stands on the concept \`${concept}\`, and the lexicon has none of this name. Check its path.`,
          )
}
