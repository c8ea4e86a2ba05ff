import type { TextDocument } from '../documents/document.js'
import { InternalError } from '../problems/problem.js'
import { regularBaseForms } from './inflection.js'
import { findSentences } from './sentences.js'
import { TermDictionary } from './terms.js'
import { scanTokens, TokenSpans } from './tokenise.js'
import { type PartOfSpeech, partsOfSpeech, type Terms, type Tokens, tokenKinds } from './tokens.js'
import { type Tags, wink } from './wink.js'
import { winkForm } from './wink-form.js'

/** Turns documents into tokens. Its tags of a sentence depend on that sentence and on nothing read before. */
export interface Tagger {
  /** Every term met so far. */
  readonly terms: Terms
  tag(document: Pick<TextDocument, 'text' | 'paragraphs'>): Tokens
}

/** What is known of a surface form, once for all its occurrences. */
interface Surface {
  readonly form: string
  readonly prefix: string
  /** Number of tokens wink makes of the form. */
  readonly winkTokens: number
  /** Term id by part of speech; -1 where it has not occurred with it. */
  readonly termByPos: Int32Array
}

const noun = partsOfSpeech.indexOf('NOUN')
const adjective = partsOfSpeech.indexOf('ADJ')
const verb = partsOfSpeech.indexOf('VERB')
/** Parts of speech that follow from the kind of a token; words and clitics are asked of the model. */
const posOfKind: readonly (PartOfSpeech | undefined)[] = tokenKinds.map((kind) => {
  switch (kind) {
    case 'number':
      return 'NUM'
    case 'punctuation':
      return 'PUNCT'
    case 'symbol':
      return 'SYM'
    case 'word':
    case 'clitic':
      return undefined
    default:
      return 'X'
  }
})
const fixedPos = Int8Array.from(posOfKind, (pos) => (pos === undefined ? -1 : partsOfSpeech.indexOf(pos)))

/** The tags of a sentence of which the model sees no token. */
const noTags: Tags = { count: 0, posOf: () => 0, isNegated: () => false, lemmaOf: () => '' }

/** Makes a {@link Tagger} with its own, empty dictionary of terms. */
export function createTagger(): Tagger {
  const terms = new TermDictionary()
  const surfaces = tokenKinds.map(() => new Map<string, Surface>())
  const spans = new TokenSpans()

  const surfaceOf = (text: string, token: number): Surface => {
    const kind = spans.kind[token] as number
    const surface = text.slice(spans.start[token], spans.end[token])
    const byText = surfaces[kind] as Map<string, Surface>
    let known = byText.get(surface)
    if (known === undefined) {
      const { form, prefix } = winkForm(surface, kind)
      known = {
        form,
        prefix,
        winkTokens: form === '' ? 0 : wink().tokensOf(form),
        termByPos: new Int32Array(partsOfSpeech.length).fill(-1),
      }
      byText.set(detached(surface), known)
    }
    return known
  }

  const termOf = (text: string, token: number, known: Surface, tags: Tags, tag: number): number => {
    const kind = spans.kind[token] as number
    const fixed = fixedPos[kind] as number
    const modelPos = fixed >= 0 ? fixed : tags.posOf(tag)
    const existing = known.termByPos[modelPos] as number
    if (existing >= 0) return existing
    const surface = detached(text.slice(spans.start[token], spans.end[token]))
    const pos = known.prefix === '' ? modelPos : compoundPos(modelPos, known.form)
    const lemma = fixed >= 0 ? surface.toLowerCase() : lemmaOf(surface, known, pos, tags.lemmaOf(tag))
    const term = sameTerm(known, pos, lemma) ?? terms.add(surface, lemma, pos, kind)
    known.termByPos[modelPos] = term
    return term
  }

  /** The term of the same lemma that two of the model's parts of speech come to, as in compounds. */
  const sameTerm = (known: Surface, pos: number, lemma: string): number | undefined =>
    known.termByPos.find((term) => term >= 0 && terms.pos[term] === pos && terms.lemma[term] === lemma)

  return {
    terms,
    tag({ text, paragraphs }) {
      spans.clear()
      const starts: number[] = []
      const paragraphOf: number[] = []
      paragraphs.forEach((paragraph, index) => {
        const first = spans.count
        scanTokens(text, paragraph.start, paragraph.end, spans)
        for (const start of findSentences(text, spans, first)) {
          starts.push(start)
          paragraphOf.push(index)
        }
      })
      const count = spans.count
      const firstToken = Int32Array.from([...starts, count])
      const term = new Int32Array(count)
      const negated = new Uint8Array(count)
      const sentence: Surface[] = []
      for (let index = 0; index < starts.length; index += 1) {
        const begin = firstToken[index] as number
        const end = firstToken[index + 1] as number
        sentence.length = 0
        let joined = ''
        let expected = 0
        for (let token = begin; token < end; token += 1) {
          const known = surfaceOf(text, token)
          sentence.push(known)
          if (known.winkTokens === 0) continue
          joined = joined === '' ? known.form : `${joined} ${known.form}`
          expected += known.winkTokens
        }
        const tags = expected === 0 ? noTags : wink().tag(joined)
        if (tags.count !== expected) {
          throw new InternalError(
            `The language model read other tokens than it was given in "${joined.slice(0, 200)}".`,
          )
        }
        let tag = 0
        for (let token = begin; token < end; token += 1) {
          const known = sentence[token - begin] as Surface
          term[token] = termOf(text, token, known, tags, tag)
          if (known.winkTokens > 0) negated[token] = tags.isNegated(tag) ? 1 : 0
          tag += known.winkTokens
        }
      }
      return {
        count,
        start: spans.start.slice(0, count),
        end: spans.end.slice(0, count),
        term,
        negated,
        sentences: {
          count: starts.length,
          start: Int32Array.from(starts, (token) => spans.start[token] as number),
          end: Int32Array.from(starts, (_, index) => spans.end[(firstToken[index + 1] as number) - 1] as number),
          paragraph: Int32Array.from(paragraphOf),
          firstToken,
        },
      }
    },
  }
}

/** In a compound a participle is an adjective (`rules-based`) and a verbal noun a noun (`capacity-building`). */
function compoundPos(pos: number, head: string): number {
  if (pos !== verb) return pos
  if (/ing$/i.test(head)) return noun
  return /e[dn]$/i.test(head) ? adjective : pos
}

/** The lemma of a word whose form the model gave the lemma `modelLemma`. */
function lemmaOf(surface: string, known: Surface, pos: number, modelLemma: string): string {
  const lower = surface.toLowerCase().replaceAll('’', "'")
  const isOwnForm = known.form.toLowerCase() === lower.slice(known.prefix.length)
  if (!isOwnForm) return /^(?:'|n't)/.test(lower) ? modelLemma : lower
  if (known.prefix !== '' && pos !== noun && pos !== verb) return lower
  const head = known.form.toLowerCase()
  if (pos === noun && modelLemma === head && !wink().knows(head)) {
    return known.prefix + (head.endsWith('s') ? (regularBaseForms(head)[0] ?? head) : head)
  }
  if (known.prefix !== '' && pos === noun && /ing$/.test(head)) return lower
  return known.prefix + modelLemma
}

/** A slice of a long text keeps all of it alive; a copy of its characters does not. */
function detached(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string
}
