/** The pattern that finds a lemma, of one part of speech or of all. The value of an attribute is a regular expression for the whole word. */
export function patternOfTerm(term: string, pos?: string): string {
  const lemma = `lemma="${term.replace(/[\\^$.*+?()[\]{}|"]/g, '\\$&')}"`
  return pos === undefined ? `[${lemma}]` : `[${lemma} & pos="${pos}"]`
}
