import { LevenshteinDistance } from 'natural/lib/natural/distance/index.js'

/** Shorter words are one letter from too many others. */
export const shortestSimilar = 5

/**
 * The words that are one letter from `word`: one more, one less or another one, in code-unit order. Words of fewer than
 * {@link shortestSimilar} letters have none.
 *
 * @param vocabulary words in lower case
 */
export function wordsOneEditFrom(word: string, vocabulary: Iterable<string>): string[] {
  if (word.length < shortestSimilar) return []
  const found: string[] = []
  for (const other of vocabulary) {
    if (Math.abs(other.length - word.length) > 1 || other.length < shortestSimilar) continue
    // One edit leaves the first letter or the last as it was.
    if (other.charCodeAt(0) !== word.charCodeAt(0) && other.charAt(other.length - 1) !== word.charAt(word.length - 1))
      continue
    if (LevenshteinDistance(word, other) === 1) found.push(other)
  }
  return found.sort()
}
