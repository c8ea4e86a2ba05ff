/** Universal part-of-speech tags, in the order of their numbers. */
export const partsOfSpeech = [
  'UNK',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SPACE',
  'SYM',
  'VERB',
  'X',
  'SCONJ',
] as const

/** One of {@link partsOfSpeech}. */
export type PartOfSpeech = (typeof partsOfSpeech)[number]

/**
 * What a token is, in the order of their numbers. A `word` holds a letter; only words count in rates.
 * `clitic` is a word too small to stand alone (`'s`, `n't`): it holds a letter and counts as one.
 */
export const tokenKinds = ['word', 'clitic', 'number', 'punctuation', 'symbol', 'url', 'email', 'citation'] as const

/** One of {@link tokenKinds}. */
export type TokenKind = (typeof tokenKinds)[number]

/**
 * The sentences of one document, by number, in columns. A sentence never crosses a paragraph.
 */
export interface Sentences {
  readonly count: number
  /** First character, inclusive (UTF-16 code units of the document's text). */
  readonly start: Int32Array
  /** End, exclusive. */
  readonly end: Int32Array
  /** Number of the paragraph it stands in. */
  readonly paragraph: Int32Array
  /** First token; the sentence's tokens are `[firstToken[s], firstToken[s + 1])`. Length `count + 1`. */
  readonly firstToken: Int32Array
}

/**
 * The tokens of one document, in columns. Spans are half-open and do not overlap; the text between two tokens holds
 * nothing but white space, so tokens and gaps rebuild the text.
 */
export interface Tokens {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** Id in the {@link Terms} they were tagged with. */
  readonly term: Int32Array
  /** 1 where the token stands in the scope of a negation. */
  readonly negated: Uint8Array
  readonly sentences: Sentences
}

/**
 * Every distinct (surface form, part of speech, lemma), by id. Grows while documents are tagged; an id never changes
 * its meaning.
 */
export interface Terms {
  readonly count: number
  /** As it stands in the text. */
  readonly surface: readonly string[]
  /** Lower case. */
  readonly lemma: readonly string[]
  /** Index into {@link partsOfSpeech}. */
  readonly pos: readonly number[]
  /** Index into {@link tokenKinds}. */
  readonly kind: readonly number[]
}
