/** What is wrong with the text of a pattern; `offset` points into it, in UTF-16 code units. */
export interface PatternFault {
  readonly offset: number
  readonly what: string
  readonly advice: string
}
