/**
 * The mentions of one document, in columns, sorted by start, end and entry. Spans are half-open; a mention never
 * crosses a sentence.
 */
export interface Mentions {
  readonly count: number
  /** Index into the lexicon's entries. */
  readonly entry: Int32Array
  /** First of the tokens it touches. */
  readonly firstToken: Int32Array
  /** Behind the last of the tokens it touches. */
  readonly endToken: Int32Array
  /** First character: inside the first token where the mention begins with a later part of a compound. */
  readonly start: Int32Array
  /** Behind the last character: the text from `start` to `end` is the matched words. */
  readonly end: Int32Array
  readonly sentence: Int32Array
  /** 1 where one of its tokens stands in the scope of a negation. */
  readonly negated: Uint8Array
}
