import type { WordForms } from './word-forms.js'

/**
 * Forms with which only some words are looked for. Of a text's words most cannot be a form of any of them, and need not be
 * looked up: they have themselves as their only key. Any two words that share a key in `forms` and of which one is looked
 * for share one here.
 */
export function formsNear(words: readonly string[], forms: WordForms): WordForms {
  if (words.length === 0) return { keysOf: (word) => [word.toLowerCase()] }
  const wanted = new Set(words.flatMap((word) => [...forms.keysOf(word)]))
  const beginnings = new Set([...wanted, ...words].map((key) => key.charAt(0).toLowerCase()))
  return {
    keysOf(word) {
      const lower = word.toLowerCase()
      return mayChangeBeginning(lower) || beginnings.has(lower.charAt(0)) ? forms.keysOf(word) : [lower]
    },
  }
}

/** Irregular words with a base form of another first letter. A test holds them against all words that the model knows. */
const withOtherBeginning = new Set(
  (
    'am are is was were woz went better best worse worst ate cuz da dis ll ve ycleped yclept carat charivari eyrie ' +
    'kerb kwel philtre philtres artal artel aurar challoth lisente listente makuta maloti'
  ).split(' '),
)

/** Which words can have a base form with another first letter: irregular ones (`went`), `’re`, `aesthetic`, `gaoler`. */
function mayChangeBeginning(lower: string): boolean {
  return withOtherBeginning.has(lower) || /^(?:[ao]e|gaol|[^a-z])/.test(lower)
}
