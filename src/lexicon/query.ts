import type { LetterCase } from './entry-options.js'

/** What a query can ask of a token: the form that stands in the text, its base form in its sentence, its part of speech. */
export const tokenAttributes = ['word', 'lemma', 'pos'] as const

/** One of {@link tokenAttributes}. */
export type TokenAttribute = (typeof tokenAttributes)[number]

/** What must hold for a token. `expression` is a regular expression (RE2) for the whole value of the attribute. */
export type TokenCondition =
  | {
      readonly kind: 'value'
      readonly attribute: TokenAttribute
      readonly expression: string
      readonly case: LetterCase
    }
  | { readonly kind: 'not'; readonly condition: TokenCondition }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly TokenCondition[] }

/**
 * A stretch of tokens.
 *
 * - `token`: one token for which the condition holds; any token where it is `null`.
 * - `concept`: the tokens of one match of an entry of this concept or of a concept below it.
 * - `repeat`: `least` to `most` times the item; as often as it can be where `most` is `null`.
 */
export type Query =
  | { readonly kind: 'token'; readonly condition: TokenCondition | null }
  | { readonly kind: 'concept'; readonly concept: string }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Query[] }
  | { readonly kind: 'repeat'; readonly item: Query; readonly least: number; readonly most: number | null }

/** How large a query is. */
export interface QuerySize {
  /** Places for a token once every repetition is written out: what the query costs. */
  readonly places: number
  /** Fewest tokens that it can match. */
  readonly tokens: number
  /** Fewest tokens it can match of which it asks something. */
  readonly conditions: number
}

/** Measures a query. */
export function querySize(query: Query): QuerySize {
  switch (query.kind) {
    case 'token':
      return { places: 1, tokens: 1, conditions: query.condition === null ? 0 : 1 }
    case 'concept':
      return { places: 1, tokens: 1, conditions: 1 }
    case 'repeat': {
      const { places, tokens, conditions } = querySize(query.item)
      const copies = Math.max(1, query.most ?? query.least + 1)
      return { places: places * copies, tokens: tokens * query.least, conditions: conditions * query.least }
    }
    case 'sequence':
    case 'choice': {
      const sizes = query.items.map(querySize)
      const join = query.kind === 'sequence' ? sum : least
      return {
        places: sum(sizes.map(({ places }) => places)),
        tokens: join(sizes.map(({ tokens }) => tokens)),
        conditions: join(sizes.map(({ conditions }) => conditions)),
      }
    }
  }
}

/** Ids of the concepts that a query stands on, without repetition. */
export function conceptsIn(query: Query): string[] {
  switch (query.kind) {
    case 'token':
      return []
    case 'concept':
      return [query.concept]
    case 'repeat':
      return conceptsIn(query.item)
    case 'sequence':
    case 'choice':
      return [...new Set(query.items.flatMap(conceptsIn))]
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function least(numbers: readonly number[]): number {
  return Math.min(...numbers)
}
