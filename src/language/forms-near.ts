import type { WordForms } from './word-forms.js'

/**
 * Forms with which only some words are looked for. Of a text's words most cannot be a form of any of them, and need not be
 * looked up: they have themselves as their only key. Any two words that share a key in `forms` and of which one is looked
 * for share one here.
 */
export function formsNear(words: readonly string[], forms: WordForms): WordForms {
  const wanted = new Set(words.flatMap((word) => [...forms.keysOf(word)]))
  const beginnings = new Set([...wanted, ...words].map((key) => key.charAt(0).toLowerCase()))
  return {
    keysOf(word) {
      const lower = word.toLowerCase()
      return mayChangeBeginning(lower) || beginnings.has(lower.charAt(0)) ? forms.keysOf(word) : [lower]
    },
  }
}

/** Which words can have a base form with another first letter: short ones (`went`, `better`, `’re`) and `aesthetic`, `oesophagus`. */
function mayChangeBeginning(lower: string): boolean {
  return lower.length <= 6 || /^(?:[ao]e|[^a-z])/.test(lower)
}
