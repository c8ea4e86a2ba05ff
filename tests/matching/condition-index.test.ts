import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TokenCondition } from '../../src/lexicon/query.js'
import { compileExpression } from '../../src/lexicon/regular-expression.js'
import { ConditionIndex, type TokenValues } from '../../src/matching/condition-index.js'

const expressions = [
  'ab',
  'ab|ba',
  'a.*',
  '.*b',
  '.*ba',
  'a+b?',
  'AB',
  'kb',
  '.*ks',
  'sk',
  's.*',
  'é',
  'éa.*',
  '.*aé',
  '(a|b)*',
]
const value: fc.Arbitrary<TokenCondition> = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    attribute: fc.constantFrom('word' as const, 'lemma' as const),
    expression: fc.constantFrom(...expressions),
    case: fc.constantFrom('exact' as const, 'ignore' as const),
  }),
  fc.record({
    kind: fc.constant('value' as const),
    attribute: fc.constant('pos' as const),
    expression: fc.constantFrom('NOUN', 'VERB|ADJ'),
    case: fc.constant('exact' as const),
  }),
)
const { condition } = fc.letrec<{ condition: TokenCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.record({ kind: fc.constant('not' as const), condition: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      conditions: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}))
// The long s and the sign of the unit kelvin are the letters s and k but for case.
const form = fc.string({ unit: fc.constantFrom(...'abABksSK\u212aſéÉ'), maxLength: 4 })
const values: fc.Arbitrary<TokenValues> = fc.record({ word: form, lemma: form, pos: fc.constantFrom(1, 8, 16) })

function holds(each: TokenCondition, token: TokenValues): boolean {
  switch (each.kind) {
    case 'not':
      return !holds(each.condition, token)
    case 'and':
      return each.conditions.every((inner) => holds(inner, token))
    case 'or':
      return each.conditions.some((inner) => holds(inner, token))
    case 'value': {
      const compiled = compileExpression(each.expression, each.case)
      const tags: Record<number, string> = { 1: 'ADJ', 8: 'NOUN', 16: 'VERB' }
      const text = each.attribute === 'pos' ? (tags[token.pos] ?? '') : token[each.attribute]
      return 'test' in compiled && compiled.test(text)
    }
  }
}

describe('an index of conditions', () => {
  it('finds the same as holding each condition against the token', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), fc.array(values, { maxLength: 4 }), (all, tokens) => {
        const index = new ConditionIndex()
        const numbers = all.map((each) => index.numberOf(each))
        for (const token of tokens) {
          const expected = all.flatMap((each, at) => (holds(each, token) ? [numbers[at] as number] : []))
          expect(index.holding(token)).toEqual([...new Set(expected)].sort((a, b) => a - b))
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('gives equal conditions one number', () => {
    const index = new ConditionIndex()
    const norm = { kind: 'value', attribute: 'lemma', expression: 'norm', case: 'ignore' } as const
    expect(index.numberOf({ ...norm })).toBe(index.numberOf(norm))
    expect(index.numberOf({ ...norm, case: 'exact' })).not.toBe(index.numberOf(norm))
  })
})
