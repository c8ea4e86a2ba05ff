import { wink } from '../language/wink.js'
import type { WordForms } from '../language/word-forms.js'
import { type RelatedText, replaced } from './candidates.js'
import type { Entry } from './lexicon.js'
import { nearForms } from './near-forms.js'

/**
 * The entries with one word one letter otherwise, as it is misspelt. Most words that are a letter apart are different
 * words: a misspelling is no word of the language, begins as the word does and is rarer than it.
 *
 * @param frequencies how often each form stands in the texts, in small letters as it is written there: names are none
 */
export function misspeltTexts(
  entries: readonly Entry[],
  frequencies: ReadonlyMap<string, number>,
  wordForms: WordForms,
): RelatedText[] {
  const forms = new Map([...frequencies].filter(([form]) => /^\p{Ll}+$/u.test(form)))
  const words = new Set<string>()
  replaced(entries, ({ word }) => {
    words.add(word.toLowerCase())
    return []
  })
  const byWord = new Map<string, string[]>()
  for (const { word, form, frequency } of nearForms(words, forms)) {
    if (form.charAt(0) !== word.charAt(0) || frequency >= (frequencies.get(word) ?? Number.POSITIVE_INFINITY)) continue
    const keys = wordForms.keysOf(word)
    // An inflected form of a word of the language may stand in no dictionary.
    const isNoWord = wordForms.keysOf(form).every((key) => !keys.includes(key) && !wink().knows(key))
    if (isNoWord && !wink().knows(form)) byWord.set(word, [...(byWord.get(word) ?? []), form])
  }
  return replaced(entries, ({ word }) => byWord.get(word.toLowerCase()) ?? [])
}
