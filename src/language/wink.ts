import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { InternalError } from '../problems/problem.js'
import { partsOfSpeech } from './tokens.js'

/**
 * What wink-nlp keeps of a document while it reads it: four integers a token, of which the third holds the part of speech
 * above bit 20 and the fourth is the negation flag. wink's own `out()` calls a function a token for each of them.
 */
interface RawDocument {
  readonly cache: Cache
  readonly tokens: readonly number[]
}

interface Cache {
  lookup(text: string): number[] | null
  intrinsicSize(): number
}

interface Addons {
  lemmatize(value: string, pos: string, cache: Cache): string
}

type Lemma = (index: number, document: RawDocument, addons: Addons) => string
type Setter = (document: RawDocument, ...rest: unknown[]) => void
type Model = { pos(): { setter: Setter }; addons: Addons }

const tokenSize = 4
const lemmaBits = 20
const partMask = 0x3f
const negationFlag = 2 ** 31
/** wink describes a part of a contraction by four numbers. */
const expansionSize = 4

/** The tags of one sentence. */
export interface Tags {
  readonly count: number
  /** Index into `partsOfSpeech`. */
  posOf(index: number): number
  isNegated(index: number): boolean
  /** Lower case. */
  lemmaOf(index: number): string
}

/**
 * wink-nlp with its English model, behind the three questions that are put to it. One instance a thread: the library
 * can be set up only some twenty times in a process.
 */
export interface Wink {
  /** Tags a sentence whose tokens, each of a form that {@link Wink.tokensOf} knows, are joined by one space. */
  tag(sentence: string): Tags
  /** Number of tokens that wink makes of one of our forms: one but for contractions written together (`cannot`: two). */
  tokensOf(form: string): number
  /** Base forms of a lower-case word as noun, verb and adjective; may repeat. */
  baseForms(word: string): string[]
  /** True for a word of the model's vocabulary, whatever was read before. */
  knows(word: string): boolean
}

let instance: Wink | undefined

/** The thread's wink. */
export function wink(): Wink {
  instance ??= start()
  return instance
}

function start(): Wink {
  const original = model as unknown as Model
  let raw: RawDocument | undefined
  // The part-of-speech setter is wink's last step over a document: a model whose setter remembers the document hands its
  // integers out without a call for each token.
  const watched = {
    ...original,
    pos() {
      const pos = original.pos()
      return {
        ...pos,
        setter(document: RawDocument, ...rest: unknown[]) {
          pos.setter(document, ...rest)
          raw = document
        },
      }
    },
  }
  const nlp = winkNLP(watched as unknown as Parameters<typeof winkNLP>[0], ['negation', 'pos'])
  const lemmaOf = nlp.its.lemma as unknown as Lemma
  const addons = original.addons

  const read = (text: string): RawDocument => {
    raw = undefined
    nlp.readDoc(text)
    if (raw === undefined) throw new InternalError('The language model did not hand out the tags of a sentence.')
    return raw
  }
  const cache = read('a').cache
  const isKnown = (word: string): boolean => {
    const found = cache.lookup(word)
    return found !== null && (found.length > 1 || (found[0] as number) < cache.intrinsicSize())
  }
  const lemma = (document: RawDocument, index: number): string => {
    const value: unknown = lemmaOf(index, document, addons)
    return typeof value === 'string' ? value.toLowerCase() : ''
  }
  const partNumber = (name: (typeof partsOfSpeech)[number]) => partsOfSpeech.indexOf(name)

  return {
    tag(sentence) {
      const document = read(sentence)
      const tokens = document.tokens
      return {
        count: tokens.length / tokenSize,
        posOf: (index) => ((tokens[index * tokenSize + 2] as number) >>> lemmaBits) & partMask,
        isNegated: (index) => (tokens[index * tokenSize + 3] as number) >= negationFlag,
        lemmaOf: (index) => lemma(document, index),
      }
    },
    tokensOf(form) {
      const found = cache.lookup(form)
      return found === null || found.length === 1 ? 1 : found.length / expansionSize
    },
    baseForms(word) {
      const found = cache.lookup(word)
      if (found !== null && found.length > 1) return []
      return (['NOUN', 'VERB', 'ADJ'] as const).map((name) => {
        const value: unknown =
          found === null
            ? addons.lemmatize(word, name, cache)
            : lemmaOf(0, { cache, tokens: [found[0] as number, 0, partNumber(name) << lemmaBits, 0] }, addons)
        return typeof value === 'string' && value !== '' ? value.toLowerCase() : word
      })
    },
    knows: isKnown,
  }
}
