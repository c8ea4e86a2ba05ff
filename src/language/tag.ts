import type { TextDocument } from '../documents/document.js'
import { InternalError } from '../problems/problem.js'
import { regularBaseForms } from './inflection.js'
import { findSentences } from './sentences.js'
import { grown, SurfaceTable } from './surface-table.js'
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
  const surfaces = new SurfaceTable()
  /** Of each surface form: what wink is given, what stands before that part of it, and how many tokens wink makes of it. */
  const forms: string[] = []
  const prefixes: string[] = []
  const winkTokens: number[] = []
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
      winkTokens.push(form === '' ? 0 : wink().tokensOf(form))
      const needed = forms.length * partsOfSpeech.length
      if (needed > termByPos.length) {
        const before = termByPos.length
        termByPos = grown(termByPos, before * 2)
        termByPos.fill(-1, before)
      }
    }
    return surface
  }

  const addTerm = (text: string, token: number, surface: number, modelPos: number, tags: Tags, tag: number): number => {
    const kind = spans.kind[token] as number
    const written = detached(text.slice(spans.start[token], spans.end[token]))
    const form = forms[surface] as string
    const prefix = prefixes[surface] as string
    const pos = prefix === '' ? modelPos : compoundPos(modelPos, form)
    const isTagged = (fixedPos[kind] as number) < 0
    const lemma = isTagged ? lemmaOf(written, form, prefix, pos, tags.lemmaOf(tag)) : written.toLowerCase()
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
        const tags = tagsOf(surface, begin, end)
        let tag = 0
        for (let token = begin; token < end; token += 1) {
          const written = surface[token] as number
          const fixed = fixedPos[spans.kind[token] as number] as number
          const pos = fixed >= 0 ? fixed : tags.posOf(tag)
          const known = termByPos[written * partsOfSpeech.length + pos] as number
          term[token] = known >= 0 ? known : addTerm(text, token, written, pos, tags, tag)
          const seen = winkTokens[written] as number
          if (seen > 0) negated[token] = tags.isNegated(tag) ? 1 : 0
          tag += seen
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
  function tagsOf(surface: Int32Array, begin: number, end: number): Tags {
    let sentence = ''
    let expected = 0
    for (let token = begin; token < end; token += 1) {
      const written = surface[token] as number
      if (winkTokens[written] === 0) continue
      sentence += expected === 0 ? forms[written] : ` ${forms[written]}`
      expected += winkTokens[written] as number
    }
    if (expected === 0) return noTags
    const tags = wink().tag(sentence)
    if (tags.count !== expected) {
      throw new InternalError(`The language model read other tokens than it was given in "${sentence.slice(0, 200)}".`)
    }
    return tags
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
