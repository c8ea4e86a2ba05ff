import { regularBaseForms } from './inflection.js'
import { unifySpelling } from './spelling.js'
import { wink } from './wink.js'

/** Answers which words are forms of the same word. */
export interface WordForms {
  /**
   * Comparison keys of one word (no hyphen, no space): lower case, spelling unified, the form itself and every base
   * form that it could be an inflection of; sorted by code unit, without repetition. Two words are forms of one word when
   * their keys have one in common. What the tagger thought of the word in its sentence plays no part, so that `Norms` in a
   * title, which taggers take for a name, is still a form of `norm`.
   */
  keysOf(word: string): readonly string[]
}

/** {@link WordForms} of English. Remembers what it was asked: memory grows with the vocabulary, not with the text. */
export function englishWordForms(): WordForms {
  const known = new Map<string, readonly string[]>()
  return {
    keysOf(word) {
      const lower = word.toLowerCase().replaceAll('’', "'")
      let keys = known.get(lower)
      if (keys === undefined) {
        keys = keysOfWord(lower)
        known.set(lower, keys)
      }
      return keys
    },
  }
}

function keysOfWord(lower: string): readonly string[] {
  const bases = new Set(wink().baseForms(lower))
  const forms = new Set([lower, ...bases, ...regularForms(lower, bases)])
  return forms.size === 1 ? [unifySpelling(lower)] : [...new Set([...forms].map(unifySpelling))].sort()
}

/**
 * The model knows some participles without their verb (`standardised`) and `analyses` without its noun and verb: for these
 * the regular endings are tried. A plural that it knows as a word of its own is one (`news` is no form of `new`).
 */
function regularForms(lower: string, bases: ReadonlySet<string>): string[] {
  if (!/(?:s|ed|ing)$/.test(lower)) return []
  if (!wink().knows(lower)) return regularBaseForms(lower)
  if (!/(?:ed|ing|lyses)$/.test(lower)) return []
  const isWithoutBase = [...bases].every((base) => unifySpelling(base) === unifySpelling(lower))
  return isWithoutBase ? regularBaseForms(lower) : []
}
