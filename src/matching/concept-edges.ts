import { grown } from '../language/surface-table.js'

/**
 * Where the mentions of concepts lie in one sentence, for queries that stand on them: for each token the mentions that begin
 * there, as edges to the token behind. An edge has a number above 0.
 */
export class ConceptEdges {
  #count = 0
  #firstToken = 0
  /** By token of the sentence its last edge, or 0. */
  #heads = new Int32Array(256)
  #next = new Int32Array(256)
  #concepts = new Int32Array(256)
  #ends = new Int32Array(256)

  /** Forgets all edges; the sentence that comes next has these tokens. */
  clear(firstToken: number, endToken: number): void {
    this.#count = 0
    this.#firstToken = firstToken
    const tokens = endToken - firstToken
    if (tokens > this.#heads.length) this.#heads = new Int32Array(2 * tokens)
    else this.#heads.fill(0, 0, tokens)
  }

  /** Adds a mention of a concept. */
  add(concept: number, firstToken: number, endToken: number): void {
    for (let edge = this.firstAt(firstToken); edge !== 0; edge = this.after(edge))
      if (this.#concepts[edge] === concept && this.#ends[edge] === endToken) return
    this.#count += 1
    const edge = this.#count
    if (edge === this.#next.length) {
      this.#next = grown(this.#next, 2 * edge)
      this.#concepts = grown(this.#concepts, 2 * edge)
      this.#ends = grown(this.#ends, 2 * edge)
    }
    this.#next[edge] = this.firstAt(firstToken)
    this.#concepts[edge] = concept
    this.#ends[edge] = endToken
    this.#heads[firstToken - this.#firstToken] = edge
  }

  /** One edge that begins at a token, or 0. */
  firstAt(token: number): number {
    return this.#heads[token - this.#firstToken] as number
  }

  /** The next edge that begins where this one does, or 0. */
  after(edge: number): number {
    return this.#next[edge] as number
  }

  /** Number of the concept. */
  conceptOf(edge: number): number {
    return this.#concepts[edge] as number
  }

  /** The token behind the mention. */
  endOf(edge: number): number {
    return this.#ends[edge] as number
  }
}
