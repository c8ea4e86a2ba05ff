import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { InternalError } from '../problems/problem.js'
import { PatternMachine } from './pattern-machine.js'
import { grown } from './surface-table.js'
import { partsOfSpeech } from './tokens.js'

/**
 * What wink-nlp keeps of a document while it reads it: four integers a token. The first is the number of its lexeme, the second
 * holds the place of its expansion, the third its part of speech above bit 20.
 */
interface RawDocument {
  readonly cache: Cache
  readonly tokens: readonly number[]
}

interface Cache {
  lookup(text: string): number[] | null
  intrinsicSize(): number
  normal(lexeme: number): number
  nox(expansion: number): number
  mappedSpelling(lexeme: number): number
  posOf(lexeme: number): number
  property(lexeme: number, name: 'posHint' | 'tokenType'): string | number | null
  isMemberPOS(normal: number, pos: number): boolean
}

interface Addons {
  lemmatize(value: string, pos: string, cache: Cache): string
}

type Lemma = (index: number, document: RawDocument, addons: Addons) => string
type Setter = (document: RawDocument, ...rest: unknown[]) => void
type Model = {
  pos(): { setter: Setter; machines: readonly string[] }
  negation(): { machines: readonly string[] }
  addons: Addons
}

const tokenSize = 4
const lemmaBits = 20
const partMask = 0x3f
/** Above this, the second integer of a token tells that it is a part of a contraction. */
const mostSpaces = 65_535
/** In the machines of parts of speech a hint stands for a part of speech, above this number. */
const hintOffset = 1_080_000
const unknownPos = partsOfSpeech.indexOf('NOUN')
/** Names of the patterns of the machine of negation: one begins a scope, the other ends it. */
const beginsScope = 1

/** The tokens that wink makes of one form: numbers `[first, first + count)` of its pieces. */
export interface WinkPieces {
  readonly first: number
  readonly count: number
}

/**
 * The English model of wink-nlp, behind a few questions. One instance a thread: the library can be set up only some
 * twenty times in a process.
 *
 * wink-nlp itself reads each distinct form once; sentences are tagged over the integers that it gave to the forms, by the
 * model's own machines ({@link PatternMachine}). wink-nlp's `readDoc` would split and look up every sentence again, which takes
 * two thirds of its time.
 */
export interface Wink {
  /** Learns a form of those that `winkForm` gives; asked again, it gives the same pieces. */
  piecesOf(form: string): WinkPieces
  /** Tags the sentence of the first `count` of these pieces; the answer stands in {@link Wink.pos} and {@link Wink.negated}. */
  tag(pieces: Int32Array, count: number): void
  /** Of the sentence tagged last, by piece: index into `partsOfSpeech`. */
  readonly pos: Uint8Array
  /** Of the sentence tagged last, by piece: 1 where it stands in the scope of a negation. */
  readonly negated: Uint8Array
  /** Lower case. */
  lemmaOf(piece: number, pos: number): string
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
  // integers out.
  const watched = {
    ...original,
    pos() {
      const pos = original.pos()
      return {
        ...pos,
        setter(document: RawDocument) {
          raw = document
        },
      }
    },
  }
  const nlp = winkNLP(watched as unknown as Parameters<typeof winkNLP>[0], ['pos'])
  const lemmaFrom = nlp.its.lemma as unknown as Lemma
  const addons = original.addons
  const read = (text: string): RawDocument => {
    raw = undefined
    nlp.readDoc(text)
    if (raw === undefined) throw new InternalError('The language model did not hand out the tokens of a form.')
    return raw
  }
  const cache = read('a').cache
  const lemma = (lexeme: number, expansion: number, tag: number): string => {
    const value: unknown = lemmaFrom(0, { cache, tokens: [lexeme, expansion, tag, 0] }, addons)
    return typeof value === 'string' ? value.toLowerCase() : ''
  }
  const partNumber = (name: (typeof partsOfSpeech)[number]) => partsOfSpeech.indexOf(name)
  const tagger = new SentenceTagger(original, cache)
  const known = new Map<string, WinkPieces>()

  return {
    piecesOf(form) {
      let pieces = known.get(form)
      if (pieces === undefined) {
        pieces = tagger.learn(read(form).tokens)
        known.set(form, pieces)
      }
      return pieces
    },
    tag: (pieces, count) => tagger.tag(pieces, count),
    get pos() {
      return tagger.pos
    },
    get negated() {
      return tagger.negated
    },
    lemmaOf(piece, pos) {
      const { lexeme, expansion, tag } = tagger.pieceAt(piece)
      return lemma(lexeme, expansion, tag === 0 ? pos << lemmaBits : tag)
    },
    baseForms(word) {
      const found = cache.lookup(word)
      if (found !== null && found.length > 1) return []
      return (['NOUN', 'VERB', 'ADJ'] as const).map((name) => {
        const value: unknown =
          found === null
            ? addons.lemmatize(word, name, cache)
            : lemmaFrom(0, { cache, tokens: [found[0] as number, 0, partNumber(name) << lemmaBits, 0] }, addons)
        return typeof value === 'string' && value !== '' ? value.toLowerCase() : word
      })
    },
    knows(word) {
      const found = cache.lookup(word)
      return found !== null && (found.length > 1 || (found[0] as number) < cache.intrinsicSize())
    },
  }
}

/** A token of wink's, as {@link RawDocument} holds it. */
interface Piece {
  readonly lexeme: number
  readonly expansion: number
  readonly tag: number
}

/** Runs the model's machines over sentences of pieces. */
class SentenceTagger {
  pos = new Uint8Array(256)
  negated = new Uint8Array(256)

  private readonly posMachines: readonly PatternMachine[]
  private readonly negation: PatternMachine
  private readonly pieces: Piece[] = []
  /** By piece: its most likely part of speech, the parts of speech it can have as bits, and whether it is a mark. */
  private likelyPos = new Uint8Array(1 << 14)
  private possible = new Int32Array(1 << 14)
  private isMark = new Uint8Array(1 << 14)
  /** By piece: 1 for a part of a contraction, whose part of speech no context changes. */
  private isFixed = new Uint8Array(1 << 14)
  /** By piece: its class in the machine of negation, and in each machine of parts of speech that of its hint; 255: none. */
  private negationClass = new Uint8Array(1 << 14)
  private hintClasses: Uint8Array[]
  /** Class of each part of speech, by machine. */
  private readonly posClasses: readonly Uint8Array[]
  private classes = new Uint8Array(256)

  constructor(
    source: Model,
    private readonly cache: Cache,
  ) {
    this.posMachines = source.pos().machines.map((machine) => new PatternMachine(machine))
    this.negation = new PatternMachine(source.negation().machines[0] as string)
    this.hintClasses = this.posMachines.map(() => new Uint8Array(1 << 14))
    this.posClasses = this.posMachines.map((machine) =>
      Uint8Array.from({ length: partsOfSpeech.length }, (_, pos) => machine.classOf(pos)),
    )
  }

  pieceAt(piece: number): Piece {
    return this.pieces[piece] as Piece
  }

  /** Learns the tokens that wink has made of a form. */
  learn(tokens: readonly number[]): WinkPieces {
    const first = this.pieces.length
    for (let at = 0; at < tokens.length; at += tokenSize) {
      const piece = { lexeme: tokens[at] as number, expansion: tokens[at + 1] as number, tag: tokens[at + 2] as number }
      this.add(piece)
    }
    return { first, count: this.pieces.length - first }
  }

  private add(piece: Piece): void {
    const number = this.pieces.push(piece) - 1
    if (number === this.likelyPos.length) {
      this.likelyPos = grown(this.likelyPos, number * 2)
      this.possible = grown(this.possible, number * 2)
      this.isMark = grown(this.isMark, number * 2)
      this.isFixed = grown(this.isFixed, number * 2)
      this.negationClass = grown(this.negationClass, number * 2)
      this.hintClasses = this.hintClasses.map((classes) => grown(classes, number * 2))
    }
    const { cache } = this
    const { lexeme, expansion, tag } = piece
    const normal = expansion > mostSpaces ? cache.nox(expansion) : cache.normal(lexeme)
    const hint = Number(cache.property(lexeme, 'posHint') ?? 0)
    const type = cache.property(lexeme, 'tokenType')
    this.likelyPos[number] =
      tag === 0 ? cache.posOf(cache.mappedSpelling(lexeme)) || unknownPos : (tag >>> lemmaBits) & partMask
    for (let pos = 0; pos < partsOfSpeech.length; pos += 1) {
      if (cache.isMemberPOS(normal, pos)) this.possible[number] = (this.possible[number] as number) | (1 << pos)
    }
    this.isFixed[number] = tag === 0 ? 0 : 1
    this.isMark[number] = type === 'punctuation' || type === 'emoji' || type === 'emoticon' ? 1 : 0
    this.negationClass[number] = this.negation.classOf(normal)
    this.posMachines.forEach((machine, index) => {
      const classes = this.hintClasses[index] as Uint8Array
      classes[number] = hint === 0 ? noHint : machine.classOf(hint + hintOffset)
    })
  }

  tag(pieces: Int32Array, count: number): void {
    if (count > this.pos.length) {
      this.pos = new Uint8Array(count * 2)
      this.negated = new Uint8Array(count * 2)
      this.classes = new Uint8Array(count * 2)
    }
    this.tagParts(pieces, count)
    this.tagNegation(pieces, count)
  }

  private tagParts(pieces: Int32Array, count: number): void {
    const { pos, classes } = this
    let fixed = 0
    for (let at = 0; at < count; at += 1) {
      const piece = pieces[at] as number
      pos[at] = this.likelyPos[piece] as number
      fixed += this.isFixed[piece] as number
    }
    for (let index = 0; index < this.posMachines.length; index += 1) {
      const machine = this.posMachines[index] as PatternMachine
      const hints = this.hintClasses[index] as Uint8Array
      const ofPos = this.posClasses[index] as Uint8Array
      for (let at = 0; at < count; at += 1) {
        const hint = hints[pieces[at] as number] as number
        classes[at] = hint === noHint ? (ofPos[pos[at] as number] as number) : hint
      }
      const found = machine.search(classes, count)
      for (let pattern = 0; pattern < found; pattern += 1) {
        const at = machine.firsts[pattern] as number
        const name = machine.names[pattern] as number
        // A pattern sets a part of speech that the word can have; one with a minus sets it in any case.
        if (name < 0) pos[at] = -name
        else if (((this.possible[pieces[at] as number] as number) >>> name) & 1) pos[at] = name
      }
    }
    if (fixed === 0) return
    for (let at = 0; at < count; at += 1) {
      const piece = pieces[at] as number
      if (this.isFixed[piece] === 1) pos[at] = this.likelyPos[piece] as number
    }
  }

  private tagNegation(pieces: Int32Array, count: number): void {
    const { negated, classes, negation } = this
    negated.fill(0, 0, count)
    for (let at = 0; at < count; at += 1) classes[at] = this.negationClass[pieces[at] as number] as number
    const found = negation.search(classes, count)
    for (let pattern = 0; pattern < found; pattern += 1) {
      if (negation.names[pattern] !== beginsScope) continue
      // A scope ends before the next pattern, or with the sentence.
      const next = pattern + 1 < found ? (negation.firsts[pattern + 1] as number) : count
      const end = pattern + 1 < found ? Math.min(count - 1, next) : next
      for (let at = (negation.lasts[pattern] as number) + 1; at < end; at += 1) {
        if (this.isMark[pieces[at] as number] === 0) negated[at] = 1
      }
    }
  }
}

const noHint = 255
