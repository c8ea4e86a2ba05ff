import { splitTokens } from '../../src/language/tokenise.js'
import { type Terms, type Tokens, tokenKinds } from '../../src/language/tokens.js'

/** Base form and part of speech of a token, by its form and its place in the text. */
export type PlainTagger = (surface: string, token: number) => { readonly lemma: string; readonly pos: number }

const untagged: PlainTagger = (surface) => ({ lemma: surface.toLowerCase(), pos: 0 })

/** A dictionary of terms. */
export class PlainTerms implements Terms {
  readonly surface: string[] = []
  readonly lemma: string[] = []
  readonly pos: number[] = []
  readonly kind: number[] = []
  readonly #ids = new Map<string, number>()

  get count(): number {
    return this.surface.length
  }

  idOf(surface: string, kind: number, lemma: string, pos: number): number {
    const key = `${kind} ${pos} ${lemma} ${surface}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.count
    this.#ids.set(key, id)
    this.surface.push(surface)
    this.lemma.push(lemma)
    this.pos.push(pos)
    this.kind.push(kind)
    return id
  }
}

/**
 * Tokens by our own rule and sentences by a rough one: a sentence ends behind `.`, `!` or `?` and at an empty line.
 * A token is negated where it stands between `not` and the next punctuation mark.
 */
export function plainTokens(text: string, terms: PlainTerms, tagger: PlainTagger = untagged): Tokens {
  const spans = splitTokens(text)
  const surfaces = spans.map((span) => text.slice(span.start, span.end))
  const firstToken = [0]
  let isNegated = false
  const negated = spans.map((span, token) => {
    const previous = spans[token - 1]
    if (previous !== undefined) {
      const gap = text.slice(previous.end, span.start)
      if (/^[.!?]$/.test(surfaces[token - 1] as string) || gap.includes('\n\n')) firstToken.push(token)
    }
    if (span.kind === 'punctuation') isNegated = false
    const inScope = isNegated ? 1 : 0
    if (surfaces[token] === 'not') isNegated = true
    return inScope
  })
  if (spans.length > 0) firstToken.push(spans.length)
  const count = firstToken.length - 1
  return {
    count: spans.length,
    start: Int32Array.from(spans, (span) => span.start),
    end: Int32Array.from(spans, (span) => span.end),
    term: Int32Array.from(spans, (span, token) => {
      const surface = surfaces[token] as string
      const { lemma, pos } = tagger(surface, token)
      return terms.idOf(surface, tokenKinds.indexOf(span.kind), lemma, pos)
    }),
    negated: Uint8Array.from(negated),
    sentences: {
      count,
      start: Int32Array.from({ length: count }, (_, sentence) => spans[firstToken[sentence] as number]?.start ?? 0),
      end: Int32Array.from(
        { length: count },
        (_, sentence) => spans[(firstToken[sentence + 1] as number) - 1]?.end ?? 0,
      ),
      paragraph: new Int32Array(count),
      firstToken: Int32Array.from(firstToken),
    },
  }
}
