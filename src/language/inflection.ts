/**
 * Base forms that a regular inflection could come from, for words that the model's vocabulary does not hold
 * (`cyberattacks`, `sinicizing`). Every possibility is given: the lexicon's own words decide which of them matter.
 */
export function regularBaseForms(word: string): string[] {
  const forms: string[] = []
  if (word.length < 4) return forms
  if (/(?:[^aeiou]|qu)ies$/.test(word)) forms.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('lyses')) forms.push(`${word.slice(0, -2)}is`)
  if (/(?:s|x|z|ch|sh)es$/.test(word)) forms.push(word.slice(0, -2))
  if (/[^siu]s$/.test(word)) forms.push(word.slice(0, -1))
  for (const suffix of ['ed', 'ing']) {
    if (!word.endsWith(suffix)) continue
    const stem = word.slice(0, -suffix.length)
    if (stem.length < 3 || !/[aeiouy]/.test(stem)) continue
    forms.push(stem, `${stem}e`)
    if (/([bdgklmnprt])\1$/.test(stem)) forms.push(stem.slice(0, -1))
  }
  if (/[^aeiou]ied$/.test(word)) forms.push(`${word.slice(0, -3)}y`)
  return forms
}
