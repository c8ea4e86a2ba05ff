/** Words that hardly a sentence of English does without and that few other languages in Latin letters share. */
const english = new Set(
  'the of and to that is are was were been with for this these which by from have has will shall should its their our we it not at an on'.split(
    ' ',
  ),
)

/** The share of a text's words that are such words: some 0.35 of running English, hardly 0.1 of any other language. */
export function englishShare(text: string): number {
  const words = text.split(' ')
  let found = 0
  for (const each of words) if (isEnglishWord(each)) found += 1
  return found / words.length
}

/** True for one of the commonest words of English, with the marks around it. */
export function isEnglishWord(text: string): boolean {
  if (text.length >= 10) return false
  const lower = text.toLowerCase()
  return english.has(lower) || (/[^a-z]/.test(lower) && english.has(lower.replace(/[^a-z]/g, '')))
}
