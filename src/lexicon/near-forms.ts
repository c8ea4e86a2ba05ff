import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js'
import { compareCodeUnits } from '../language/order.js'

/** Shorter words have too many neighbours that are words of their own. */
const shortestWord = 6
const longestWord = 40

/** A form of the texts that differs from a word in one letter. */
export interface NearForm {
  readonly word: string
  readonly form: string
  readonly frequency: number
}

/**
 * The forms that are one letter put in, left out or exchanged away from one of the words, most frequent first. Both words
 * and forms are in lower case. Only pairs that share what is left when one letter is taken away are compared, so the work is
 * about that of reading the forms.
 */
export function nearForms(words: Iterable<string>, frequencies: ReadonlyMap<string, number>): NearForm[] {
  const byRest = new Map<string, Set<string>>()
  for (const word of words) {
    if (word.length < shortestWord || word.length > longestWord) continue
    for (const rest of restsOf(word)) byRest.set(rest, (byRest.get(rest) ?? new Set()).add(word))
  }
  const found: NearForm[] = []
  for (const [form, frequency] of frequencies) {
    if (form.length < shortestWord - 1 || form.length > longestWord + 1) continue
    const near = new Set([...restsOf(form)].flatMap((rest) => [...(byRest.get(rest) ?? [])]))
    for (const word of near) if (LevenshteinDistance(word, form) === 1) found.push({ word, form, frequency })
  }
  return found.sort(
    (a, b) => b.frequency - a.frequency || compareCodeUnits(a.form, b.form) || compareCodeUnits(a.word, b.word),
  )
}

/** A word, and what is left of it without one of its letters. */
function restsOf(word: string): Set<string> {
  const rests = new Set([word])
  for (let at = 0; at < word.length; at += 1) rests.add(word.slice(0, at) + word.slice(at + 1))
  return rests
}
