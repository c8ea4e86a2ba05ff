import type { TextDocument } from '../documents/document.js'
import { regularBaseForms } from './inflection.js'
import { findSentences } from './sentences.js'
import { grown, SurfaceTable } from './surface-table.js'
import { TermDictionary } from './terms.js'
import { scanTokens, TokenSpans } from './tokenise.js'
import { type PartOfSpeech, partsOfSpeech, type Terms, type Tokens, tokenKinds } from './tokens.js'
import { wink } from './wink.js'
import { winkForm } from './wink-form.js'

/** Turns documents into tokens. Its tags of a sentence depend on that sentence and on nothing read before. */
export interface Tagger {
  /** Every term met so far. */
  readonly terms: Terms
  tag(document: Pick<TextDocument, 'text' | 'paragraphs'>): Tokens
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

/** Makes a {@link Tagger} with its own, empty dictionary of terms. */
export function createTagger(): Tagger {
  const terms = new TermDictionary()
  const surfaces = new SurfaceTable()
  /** Of each surface form: what wink is given, what stands before that part of it, and the pieces wink makes of it. */
  const forms: string[] = []
  const prefixes: string[] = []
  let firstPiece = new Int32Array(1 << 12)
  let pieceCount = new Uint8Array(1 << 12)
  /** The pieces of the sentence at hand. */
  let pieces = new Int32Array(1 << 10)
  /** Term by surface form and part of speech; -1 where the two have not met. */
  let termByPos = new Int32Array(partsOfSpeech.length << 12).fill(-1)
  const spans = new TokenSpans()

  const surfaceOf = (text: string, token: number): number => {
    const start = spans.start[token] as number
    const end = spans.end[token] as number
    const kind = spans.kind[token] as number
    const surface = surfaces.numberOf(text, start, end, kind)
    if (surface === forms.length) {
      const { form, prefix } = winkForm(text.slice(start, end), kind)
      forms.push(form)
      prefixes.push(prefix)
      if (forms.length > firstPiece.length) {
        const before = firstPiece.length
        firstPiece = grown(firstPiece, before * 2)
        pieceCount = grown(pieceCount, before * 2)
        termByPos = grown(termByPos, before * 2 * partsOfSpeech.length)
        termByPos.fill(-1, before * partsOfSpeech.length)
      }
      if (form !== '') {
        const { first, count } = wink().piecesOf(form)
        firstPiece[surface] = first
        pieceCount[surface] = count
      }
    }
    return surface
  }

  const addTerm = (text: string, token: number, surface: number, modelPos: number): number => {
    const kind = spans.kind[token] as number
    const written = detached(text.slice(spans.start[token], spans.end[token]))
    const form = forms[surface] as string
    const prefix = prefixes[surface] as string
    const pos = prefix === '' ? modelPos : compoundPos(modelPos, form)
    const isTagged = (fixedPos[kind] as number) < 0
    const lemma = isTagged
      ? lemmaOf(written, form, prefix, pos, wink().lemmaOf(firstPiece[surface] as number, modelPos))
      : written.toLowerCase()
    const term = sameTerm(surface, pos, lemma) ?? terms.add(written, lemma, pos, kind)
    termByPos[surface * partsOfSpeech.length + modelPos] = term
    return term
  }

  /** The term of that lemma that another of the model's parts of speech has come to, as in compounds. */
  const sameTerm = (surface: number, pos: number, lemma: string): number | undefined => {
    const first = surface * partsOfSpeech.length
    const known = termByPos.subarray(first, first + partsOfSpeech.length)
    return known.find((term) => term >= 0 && terms.pos[term] === pos && terms.lemma[term] === lemma)
  }

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
      const surface = new Int32Array(count)
      for (let token = 0; token < count; token += 1) surface[token] = surfaceOf(text, token)
      const term = new Int32Array(count)
      const negated = new Uint8Array(count)
      for (let index = 0; index < starts.length; index += 1) {
        const begin = firstToken[index] as number
        const end = firstToken[index + 1] as number
        tagSentence(surface, begin, end)
        const { pos: posOf, negated: isNegated } = wink()
        let piece = 0
        for (let token = begin; token < end; token += 1) {
          const written = surface[token] as number
          const fixed = fixedPos[spans.kind[token] as number] as number
          const pos = fixed >= 0 ? fixed : (posOf[piece] as number)
          const known = termByPos[written * partsOfSpeech.length + pos] as number
          term[token] = known >= 0 ? known : addTerm(text, token, written, pos)
          const seen = pieceCount[written] as number
          if (seen > 0) negated[token] = isNegated[piece] as number
          piece += seen
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

  /** Asks wink about the sentence of the tokens `[begin, end)`. */
  function tagSentence(surface: Int32Array, begin: number, end: number): void {
    let count = 0
    for (let token = begin; token < end; token += 1) {
      const written = surface[token] as number
      const first = firstPiece[written] as number
      const last = first + (pieceCount[written] as number)
      if (count + last - first > pieces.length) pieces = grown(pieces, pieces.length * 2)
      for (let piece = first; piece < last; piece += 1) {
        pieces[count] = piece
        count += 1
      }
    }
    wink().tag(pieces, count)
  }
}

/** In a compound a participle is an adjective (`rules-based`) and a verbal noun a noun (`capacity-building`). */
function compoundPos(pos: number, head: string): number {
  if (pos !== verb) return pos
  if (/ing$/i.test(head)) return noun
  return /e[dn]$/i.test(head) ? adjective : pos
}

/** The lemma of a word of whose form wink gave the lemma `modelLemma`. */
function lemmaOf(surface: string, form: string, prefix: string, pos: number, modelLemma: string): string {
  const lower = surface.toLowerCase().replaceAll('’', "'")
  const head = form.toLowerCase()
  const isOwnForm = head === lower.slice(prefix.length)
  if (!isOwnForm) return /^(?:'|n't)/.test(lower) ? modelLemma : lower
  if (prefix !== '' && pos !== noun && pos !== verb) return lower
  if (pos === noun && modelLemma === head && !wink().knows(head)) {
    return prefix + (head.endsWith('s') ? (regularBaseForms(head)[0] ?? head) : head)
  }
  if (prefix !== '' && pos === noun && /ing$/.test(head)) return lower
  return prefix + modelLemma
}

/** A slice of a long text keeps all of it alive; a copy of its characters does not. */
function detached(slice: string): string {
  return JSON.parse(JSON.stringify(slice)) as string
}
