import type { WordForms } from '../language/word-forms.js'
import type { Entry, Lexicon, PhrasePattern, WordPattern } from './lexicon.js'

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
  const wider = members.filter(({ unless, near }) => unless.length === 0 && near === null)
  const byKey = new Map<string, Entry[]>()
  const globs: Entry[] = []
  for (const entry of wider) {
    for (const sequence of phraseOf(entry).sequences) {
      const first = sequence[0]
      if (first === undefined) continue
      if (first.kind === 'glob') globs.push(entry)
      else for (const key of wordForms.keysOf(first.word)) file(byKey, key, entry)
    }
  }
  return members.flatMap((entry) => {
    const firsts = phraseOf(entry).sequences.flatMap(([first]) => (first === undefined ? [] : [first]))
    const keys = firsts.flatMap((first) => (first.kind === 'glob' ? [] : [...wordForms.keysOf(first.word)]))
    const others = new Set([...keys.flatMap((key) => byKey.get(key) ?? []), ...globs])
    for (const by of others) {
      if (by === entry || !isWithin(phraseOf(entry), phraseOf(by), wordForms)) continue
      const isSame = isPlain(entry) && isWithin(phraseOf(by), phraseOf(entry), wordForms)
      if (!isSame || isBehind(entry, by)) return [{ entry, by }]
    }
    return []
  })
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
  return /^[^*?]+\*$/.test(glob) && word.startsWith(glob.slice(0, -1)) && /^[\p{L}\p{M}\p{N}']*$/u.test(word)
}

function file<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const filed = map.get(key)
  if (filed === undefined) map.set(key, [value])
  else filed.push(value)
}
