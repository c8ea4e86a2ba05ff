import { fileUnder } from '../language/file-under.js'
import type { WordForms } from '../language/word-forms.js'
import { type Entry, type Lexicon, type PhrasePattern, type WordPattern, wordPatternKey } from './lexicon.js'

/** An entry that adds no mention to its concept, and the entry that has them all. */
export interface SwallowedEntry {
  readonly entry: Entry
  readonly by: Entry
}

/**
 * Finds phrases of which every match is one of another entry of the same concept too. Only what holds for every text is
 * told; that a glob has all forms of a word is not. Of two entries that match the same the later one in the file is named.
 */
export function findSwallowed({ concepts, entries }: Lexicon, wordForms: WordForms): SwallowedEntry[] {
  const byConcept = concepts.map((): Entry[] => [])
  for (const entry of entries) if (entry.pattern.kind === 'phrase') byConcept[entry.concept]?.push(entry)
  return byConcept.flatMap((members) => swallowedAmong(members, wordForms))
}

function swallowedAmong(members: readonly Entry[], wordForms: WordForms): SwallowedEntry[] {
  const wider = new PhraseTree(wordForms)
  for (const entry of members) if (isPlain(entry)) wider.add(entry)
  return members.flatMap((entry) => {
    for (const by of wider.around(phraseOf(entry).sequences[0] ?? [])) {
      if (by === entry || !isWithin(phraseOf(entry), phraseOf(by), wordForms)) continue
      const isSame = isPlain(entry) && isWithin(phraseOf(by), phraseOf(entry), wordForms)
      if (!isSame || isBehind(entry, by)) return [{ entry, by }]
    }
    return []
  })
}

/** A place in a {@link PhraseTree}: the entries that end there, and the words that lead on, by pattern and by clue. */
interface PhraseNode {
  readonly ends: Entry[]
  readonly next: Map<string, NextWord>
  readonly byClue: Map<string, NextWord[]>
}

interface NextWord {
  readonly word: WordPattern
  readonly node: PhraseNode
}

/** Phrases word by word, so that a phrase is held against those alone that could hold it, however many there are. */
class PhraseTree {
  readonly #root = newNode()
  readonly #wordForms: WordForms
  constructor(wordForms: WordForms) {
    this.#wordForms = wordForms
  }

  add(entry: Entry): void {
    for (const sequence of phraseOf(entry).sequences) {
      let node = this.#root
      for (const word of sequence) {
        const key = wordPatternKey(word)
        let next = node.next.get(key)
        if (next === undefined) {
          next = { word, node: newNode() }
          node.next.set(key, next)
          for (const clue of cluesOfWide(word, this.#wordForms)) fileUnder(node.byClue, clue, next)
        }
        node = next.node
      }
      node.ends.push(entry)
    }
  }

  /** The entries with a sequence that matches all that this one does. */
  *around(sequence: readonly WordPattern[], node = this.#root, at = 0): Generator<Entry> {
    const word = sequence[at]
    if (word === undefined) {
      yield* node.ends
      return
    }
    const nexts = new Set(cluesOfNarrow(word, this.#wordForms).flatMap((clue) => node.byClue.get(clue) ?? []))
    for (const next of nexts)
      if (isWordWithin(word, next.word, this.#wordForms)) yield* this.around(sequence, next.node, at + 1)
  }
}

function newNode(): PhraseNode {
  return { ends: [], next: new Map(), byClue: new Map() }
}

/** What a word must have in common with this one, at least one of these, to lie within it. */
function cluesOfWide(word: WordPattern, wordForms: WordForms): string[] {
  if (word.kind !== 'glob') return wordForms.keysOf(word.word).map((key) => `word ${key}`)
  const prefix = prefixOf(word.glob)
  return [`glob ${word.glob}`, ...(prefix === null ? [] : [`prefix ${prefix.toLowerCase()}`])]
}

function cluesOfNarrow(word: WordPattern, wordForms: WordForms): string[] {
  if (word.kind === 'glob') return [`glob ${word.glob}`]
  const lower = word.word.toLowerCase()
  return [
    ...wordForms.keysOf(word.word).map((key) => `word ${key}`),
    ...Array.from({ length: lower.length }, (_, last) => `prefix ${lower.slice(0, last + 1)}`),
  ]
}

function phraseOf({ pattern }: Entry): PhrasePattern {
  return pattern.kind === 'phrase' ? pattern : { kind: 'phrase', hyphens: 'parts', sequences: [] }
}

function isPlain({ unless, near }: Entry): boolean {
  return unless.length === 0 && near === null
}

function isBehind(a: Entry, b: Entry): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column)
}

/** True where every match of one phrase is a match of the other. */
function isWithin(narrow: PhrasePattern, wide: PhrasePattern, wordForms: WordForms): boolean {
  if (narrow.hyphens === 'parts' && wide.hyphens === 'whole') return false
  return narrow.sequences.every((sequence) =>
    wide.sequences.some(
      (other) =>
        other.length === sequence.length &&
        sequence.every((word, index) => isWordWithin(word, other[index] as WordPattern, wordForms)),
    ),
  )
}

function isWordWithin(narrow: WordPattern, wide: WordPattern, wordForms: WordForms): boolean {
  if (narrow.kind === 'glob')
    return wide.kind === 'glob' && narrow.glob === wide.glob && (wide.case === 'ignore' || narrow.case === 'exact')
  switch (wide.kind) {
    case 'exact':
      return narrow.kind === 'exact' && narrow.word === wide.word
    case 'surface':
      return narrow.kind !== 'lemma' && narrow.word.toLowerCase() === wide.word
    case 'lemma': {
      const keys = new Set(wordForms.keysOf(wide.word))
      const own = wordForms.keysOf(narrow.word)
      // A form of a word shares one key with it: to have all its forms takes all of its keys.
      return narrow.kind === 'lemma' ? own.every((key) => keys.has(key)) : own.some((key) => keys.has(key))
    }
    case 'glob':
      if (narrow.kind === 'lemma' || (wide.case === 'exact' && narrow.kind !== 'exact')) return false
      return isOfPrefix(wide.case === 'exact' ? narrow.word : narrow.word.toLowerCase(), wide.glob)
  }
}

/** True for a word and a glob of one beginning and a `*` behind it, the kind that most globs are. */
function isOfPrefix(word: string, glob: string): boolean {
  const prefix = prefixOf(glob)
  return prefix !== null && word.startsWith(prefix) && /^[\p{L}\p{M}\p{N}']*$/u.test(word)
}

/** The beginning that a glob asks for; `null` where it asks for more. */
function prefixOf(glob: string): string | null {
  return /^[^*?]+\*$/.test(glob) ? glob.slice(0, -1) : null
}
