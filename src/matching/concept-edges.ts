import { grown } from '../language/surface-table.js'

/**
 * Where the mentions of concepts lie in one sentence, for queries that stand on them: for each token the edges to the tokens
 * behind the mentions that begin there. All mentions with the same tokens are one edge, however many concepts they are of. An
 * edge has a number above 0.
 */
export class ConceptEdges {
  #count = 0
  #firstToken = 0
  /** By token of the sentence its last edge, or 0. */
  #heads = new Int32Array(256)
  #next = new Int32Array(256)
  #ends = new Int32Array(256)
  /** By edge its last mention, by mention the one before it and its concept; a mention has a number above 0, too. */
  #lastMention = new Int32Array(256)
  #mentionBefore = new Int32Array(256)
  #concepts = new Int32Array(256)
  #mentions = 0

  /** Forgets all edges; the sentence that comes next has these tokens. */
  clear(firstToken: number, endToken: number): void {
    this.#count = 0
    this.#mentions = 0
    this.#firstToken = firstToken
    const tokens = endToken - firstToken
    if (tokens > this.#heads.length) this.#heads = new Int32Array(2 * tokens)
    else this.#heads.fill(0, 0, tokens)
  }

  /** Adds a mention of a concept. */
  add(concept: number, firstToken: number, endToken: number): void {
    const edge = this.#edgeOf(firstToken, endToken)
    this.#mentions += 1
    const mention = this.#mentions
    if (mention === this.#concepts.length) {
      this.#concepts = grown(this.#concepts, 2 * mention)
      this.#mentionBefore = grown(this.#mentionBefore, 2 * mention)
    }
    this.#concepts[mention] = concept
    this.#mentionBefore[mention] = this.#lastMention[edge] as number
    this.#lastMention[edge] = mention
  }

  #edgeOf(firstToken: number, endToken: number): number {
    for (let edge = this.firstAt(firstToken); edge !== 0; edge = this.after(edge))
      if (this.#ends[edge] === endToken) return edge
    this.#count += 1
    const edge = this.#count
    if (edge === this.#next.length) {
      this.#next = grown(this.#next, 2 * edge)
      this.#ends = grown(this.#ends, 2 * edge)
      this.#lastMention = grown(this.#lastMention, 2 * edge)
    }
    this.#next[edge] = this.firstAt(firstToken)
    this.#ends[edge] = endToken
    this.#lastMention[edge] = 0
    this.#heads[firstToken - this.#firstToken] = edge
    return edge
  }

  /** How many edges there are: their numbers go from 1 to this one. */
  get count(): number {
    return this.#count
  }

  /** One edge that begins at a token, or 0. */
  firstAt(token: number): number {
    return this.#heads[token - this.#firstToken] as number
  }

  /** The next edge that begins where this one does, or 0. */
  after(edge: number): number {
    return this.#next[edge] as number
  }

  /** Numbers of the concepts whose mentions an edge is, some of them perhaps twice. */
  conceptsOf(edge: number): number[] {
    const concepts: number[] = []
    for (let mention = this.#lastMention[edge] as number; mention !== 0; ) {
      concepts.push(this.#concepts[mention] as number)
      mention = this.#mentionBefore[mention] as number
    }
    return concepts
  }

  /** The token behind the mentions. */
  endOf(edge: number): number {
    return this.#ends[edge] as number
  }
}
