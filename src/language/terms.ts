import type { Terms } from './tokens.js'

/** {@link Terms} that grows: equal (surface, part of speech) with equal lemma and kind is one term. */
export class TermDictionary implements Terms {
  readonly surface: string[] = []
  readonly lemma: string[] = []
  readonly pos: number[] = []
  readonly kind: number[] = []

  get count(): number {
    return this.surface.length
  }

  /** Appends a term and returns its id. The caller knows that it is new. */
  add(surface: string, lemma: string, pos: number, kind: number): number {
    this.lemma.push(lemma)
    this.pos.push(pos)
    this.kind.push(kind)
    return this.surface.push(surface) - 1
  }
}
