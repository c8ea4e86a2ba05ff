import { compareCodeUnits } from '../language/order.js'
import type { WordForms } from '../language/word-forms.js'
import type { EntryOptions } from './entry-options.js'
import type { Entry, Lexicon, PhrasePattern, WordPattern } from './lexicon.js'
import { parseEntry, patternKey } from './parse-entry.js'
import type { SynonymFinder } from './synonyms.js'

/** A text that could be an entry, made from an entry that is there. */
export interface RelatedText {
  readonly text: string
  /** The entry it was made from. */
  readonly of: string
}

/** A lookup is a hundred tiny reads of a file, one after the other: several wait together, each with four files open. */
const lookupsAtATime = 16

/** The entries of a concept and of those below it that are phrases without wildcards, as their words. */
function plainPhrases(
  entries: readonly Entry[],
): { id: string; words: readonly Exclude<WordPattern, { kind: 'glob' }>[] }[] {
  return entries.flatMap(({ id, pattern }) => {
    const [words] = pattern.kind === 'phrase' ? pattern.sequences : []
    if (words === undefined) return []
    const plain = words.filter((word) => word.kind !== 'glob')
    return plain.length === words.length ? [{ id, words: plain }] : []
  })
}

/** What WordNet has beside the entries; phrases and words. */
export async function synonymTexts(entries: readonly Entry[], finder: SynonymFinder): Promise<RelatedText[]> {
  const phrases = plainPhrases(entries)
  const found: RelatedText[] = []
  for (let from = 0; from < phrases.length; from += lookupsAtATime) {
    const texts = phrases.slice(from, from + lookupsAtATime).map(async ({ id, words }) => {
      const synonyms = await finder.synonymsOf(words.map(({ word }) => word).join(' '))
      return synonyms.map((text) => ({ text, of: id }))
    })
    found.push(...(await Promise.all(texts)).flat())
  }
  return found
}

/** The entries with one word in a form of it that they do not match, such as the plural of a word in quotes. */
export function inflectedTexts(
  entries: readonly Entry[],
  vocabulary: readonly string[],
  wordForms: WordForms,
): RelatedText[] {
  const byKey = new Map<string, string[]>()
  for (const word of vocabulary)
    for (const key of wordForms.keysOf(word)) byKey.set(key, [...(byKey.get(key) ?? []), word])
  return replaced(entries, (word) =>
    word.kind === 'lemma'
      ? []
      : wordForms
          .keysOf(word.word)
          .flatMap((key) => (byKey.get(key) ?? []).filter((form) => form !== word.word.toLowerCase())),
  )
}

/** The entries without wildcards, each with one of its words replaced by another. */
export function replaced(
  entries: readonly Entry[],
  othersOf: (word: Exclude<WordPattern, { kind: 'glob' }>) => readonly string[],
): RelatedText[] {
  const found = new Map<string, RelatedText>()
  for (const { id, words } of plainPhrases(entries))
    for (const [at, word] of words.entries())
      for (const other of othersOf(word)) {
        const text = words.map(({ word: own }, index) => (index === at ? other : own)).join(' ')
        if (!found.has(text)) found.set(text, { text, of: id })
      }
  return [...found.values()].sort((a, b) => compareCodeUnits(a.text, b.text))
}

/** The pattern of a text as an entry under these options; `null` where it is none. */
export function candidatePattern(text: string, options: EntryOptions): PhrasePattern | null {
  const pattern = parseEntry(text, options)
  return 'what' in pattern || pattern.kind !== 'phrase' ? null : pattern
}

/** A lexicon of one concept with these options and entries, to find what each would find in the concept they hold for. */
export function lexiconOfCandidates(texts: readonly string[], options: EntryOptions): Lexicon {
  const place = { line: 1, column: 1 }
  return {
    title: 'candidates',
    version: null,
    language: 'en',
    matrix: null,
    concepts: [
      {
        ...{ id: 'candidates', parent: null, label: 'Candidates', definition: null, source: null, options, order: 0 },
        ...place,
      },
    ],
    entries: texts.flatMap((id) => {
      const pattern = candidatePattern(id, options)
      return pattern === null ? [] : [{ id, concept: 0, note: null, pattern, unless: [], near: null, ...place }]
    }),
  }
}

/** Keys of all patterns that entries have, to tell what is there already. */
export function knownPatterns(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ pattern }) => patternKey(pattern)))
}

/** True where a text is an entry under these options that is not there. */
export function isNewEntry(text: string, known: ReadonlySet<string>, options: EntryOptions): boolean {
  const pattern = candidatePattern(text, options)
  return pattern !== null && !known.has(patternKey(pattern))
}
