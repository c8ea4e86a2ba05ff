import { describe, expect, it } from 'vitest'
import type { EntryPattern } from '../../src/lexicon/lexicon.js'
import { isQuery } from '../../src/lexicon/nearly-query.js'
import { type EntryOptions, parseEntry, patternKey } from '../../src/lexicon/parse-entry.js'
import { conceptsIn, type Query, querySize } from '../../src/lexicon/query.js'

const defaults: EntryOptions = { match: 'lemma', case: 'ignore', hyphens: 'parts' }

function queryOf(text: string, options: EntryOptions = defaults): Query {
  const parsed = parseEntry(text, options)
  if ('what' in parsed) throw new Error(`${parsed.offset}: ${parsed.what}`)
  if (parsed.kind !== 'query') throw new Error(`${text} is a phrase`)
  return parsed.query
}

function faultOf(text: string): string {
  const parsed = parseEntry(text, defaults)
  if (!('what' in parsed)) throw new Error(`no fault in ${text}`)
  return `${parsed.offset}: ${parsed.what}; ${parsed.advice}`
}

const word = (expression: string, letterCase = 'exact') => ({
  kind: 'value',
  attribute: 'word',
  expression,
  case: letterCase,
})
const lemma = (expression: string) => ({ kind: 'value', attribute: 'lemma', expression, case: 'ignore' })
const pos = (expression: string) => ({ kind: 'value', attribute: 'pos', expression, case: 'exact' })
const token = (condition: object | null) => ({ kind: 'token', condition })

describe('an entry is a query', () => {
  it('where it holds a bracket, a bar or a region outside quotation marks', () => {
    for (const query of ['[]', 'the [lemma="norm"]', '"a" | "b"', '(cyber|digital)', '<concept="goal"/>', '"x" <s>'])
      expect(isQuery(query), query).toBe(true)
    for (const phrase of ['norm', '"norms" of', 'United Nations (UN)', '"[x]" norm', 'a < b', '“a|b” c'])
      expect(isQuery(phrase), phrase).toBe(false)
  })
})

describe('a query', () => {
  it('asks for the form, the base form or the part of speech of a token', () => {
    expect(queryOf('[word="norms"]')).toEqual(token(word('norms')))
    expect(queryOf('[lemma="norm"]')).toEqual(token(lemma('norm')))
    expect(queryOf('[pos="NOUN|PROPN"]')).toEqual(token(pos('NOUN|PROPN')))
    expect(queryOf(' [ word = "norms" %c ] ')).toEqual(token(word('norms', 'ignore')))
  })

  it('takes a bare text in quotation marks for a form', () => {
    expect(queryOf('"norms" []')).toEqual({ kind: 'sequence', items: [token(word('norms')), token(null)] })
    expect(queryOf('"norms"%c []')).toEqual({
      kind: 'sequence',
      items: [token(word('norms', 'ignore')), token(null)],
    })
  })

  it('takes what the options of entries say for nothing that concerns it', () => {
    expect(queryOf('[word="norms"]', { match: 'surface', case: 'exact', hyphens: 'whole' })).toEqual(
      queryOf('[word="norms"]'),
    )
  })

  it('joins conditions with &, |, ! and parentheses, & before |', () => {
    expect(queryOf('[lemma="norm" & pos!="VERB" | word="law"]')).toEqual(
      token({
        kind: 'or',
        conditions: [
          { kind: 'and', conditions: [lemma('norm'), { kind: 'not', condition: pos('VERB') }] },
          word('law'),
        ],
      }),
    )
    expect(queryOf('[!(lemma="norm" | lemma="law") & word="a"]')).toEqual(
      token({
        kind: 'and',
        conditions: [{ kind: 'not', condition: { kind: 'or', conditions: [lemma('norm'), lemma('law')] } }, word('a')],
      }),
    )
  })

  it('repeats tokens and groups', () => {
    const repeats = (quantifier: string) => {
      const query = queryOf(`[word="a"] []${quantifier}`)
      const last = query.kind === 'sequence' ? query.items[1] : undefined
      return last?.kind === 'repeat' ? [last.least, last.most] : null
    }
    expect(repeats('')).toBeNull()
    expect(repeats('?')).toEqual([0, 1])
    expect(repeats('*')).toEqual([0, null])
    expect(repeats('+')).toEqual([1, null])
    expect(repeats('{3}')).toEqual([3, 3])
    expect(repeats('{0,4}')).toEqual([0, 4])
    expect(repeats(' { 2 , } ')).toEqual([2, null])
    expect(repeats('{,4}')).toEqual([0, 4])
  })

  it('has alternatives, in groups and at the top', () => {
    expect(queryOf('("cyber" | "digital") "power"')).toEqual({
      kind: 'sequence',
      items: [{ kind: 'choice', items: [token(word('cyber')), token(word('digital'))] }, token(word('power'))],
    })
    expect(queryOf('"a" | "b" "c"')).toEqual({
      kind: 'choice',
      items: [token(word('a')), { kind: 'sequence', items: [token(word('b')), token(word('c'))] }],
    })
  })

  it('stands on the mentions of concepts', () => {
    const query = queryOf('<concept="actor/china"/> []{0,3} <concept = "goal" /> within <s/>')
    expect(conceptsIn(query)).toEqual(['actor/china', 'goal'])
  })

  it('may say that it stays within a sentence, which every match does', () => {
    expect(queryOf('[lemma="norm"] within <s/>')).toEqual(queryOf('[lemma="norm"]'))
  })

  it('sees apostrophes and decomposed letters as they are compared', () => {
    expect(queryOf('[word="Xi’an"]')).toEqual(token(word("Xi'an")))
    expect(queryOf('[word="cafe\u0301"]')).toEqual(token(word('café')))
    expect(queryOf('[word="a\\"b\\.c"]')).toEqual(token(word('a"b\\.c')))
  })

  it('is as large as its tokens once repetitions are written out', () => {
    expect(querySize(queryOf('[lemma="a"] []{0,4} ([lemma="b"] | [lemma="c"] []){2}'))).toEqual({
      places: 1 + 4 + 6,
      tokens: 3,
      conditions: 3,
    })
  })

  it('has the key of another only if it means the same', () => {
    const key = (text: string) => patternKey(parseEntry(text, defaults) as EntryPattern)
    expect(key('[lemma="norm"]  []{0,1}')).toBe(key('[ lemma = "norm" ] []?'))
    expect(key('[lemma="norm"]')).not.toBe(key('[word="norm"]'))
    expect(key('[word="norm"]')).not.toBe(key('[word="norm"%c]'))
  })
})

describe('a query is refused', () => {
  it('by the name of what it uses and ours has not', () => {
    const refused = (text: string) => faultOf(text).replace(/; .*/s, '')
    expect(refused('[word="a"] :: a.word = b.word')).toBe('11: a global constraint `::` is not supported')
    expect(refused('a:[word="a"]')).toBe('0: a label is not supported')
    expect(refused('@[word="a"]')).toBe('0: a target mark `@` is not supported')
    expect(refused('MU([word="a"] [word="b"] -5 5)')).toBe('0: a meet query `MU` is not supported')
    expect(refused('/np[word="a"]')).toBe('0: a macro is not supported')
    expect(refused('[word="a"] containing [word="b"]')).toBe('11: `containing` is not supported')
    expect(refused('[word="a"] not containing [word="b"]')).toBe('11: `containing` is not supported')
    expect(refused('[word="a"] within <p/>')).toBe('11: a limit other than `within <s/>` is not supported')
    expect(refused('[word="a"] within 5')).toBe('11: a limit other than `within <s/>` is not supported')
    expect(refused('<s> [word="a"]')).toBe('0: a region other than <concept="..."/> is not supported')
    expect(refused('[word="a"] </s>')).toBe('11: a region other than <concept="..."/> is not supported')
    expect(refused('![word="a"]')).toBe('0: `!` outside brackets is not supported')
    expect(refused('[word="a"] & [word="b"]')).toBe('11: `&` outside brackets is not supported')
    expect(refused('[word="a"] cut 10')).toBe('11: a command is not supported')
    expect(refused('[word="a"];')).toBe('10: a command `;` is not supported')
    expect(refused('[word="a"%d]')).toBe('9: the flag `%d` is not supported')
    expect(refused('[word=="a"]')).toBe('5: `==` is not supported')
    expect(refused('[word contains "a"]')).toBe('6: `contains` is not supported')
    expect(refused('[word="a" :: b]')).toBe('10: a global constraint `::` is not supported')
  })

  it('where an attribute or a part of speech is unknown', () => {
    expect(faultOf('[lema="norm"]')).toBe(
      '1: a token has no attribute `lema`; did you mean lemma? it has word, lemma, pos',
    )
    expect(faultOf('[tag="N.*"]')).toBe('1: a token has no attribute `tag`; it has word, lemma, pos')
    expect(faultOf('[pos="NN"]')).toMatch(/^6: no part of speech is called `NN`; there are UNK, ADJ, ADP/)
    expect(faultOf('[pos="NUON"]')).toMatch(/did you mean NOUN\?/)
  })

  it('where a word stands bare', () => {
    expect(faultOf('(cyber|digital) sovereignty')).toBe(
      '1: `cyber` stands bare in a query; write "cyber" for this form, or [lemma="cyber"] for all its forms',
    )
    expect(faultOf('[word="a"] norm*')).toMatch(/^11: `norm\*` stands bare/)
    expect(faultOf('[norm]')).toMatch(/^1: a token has no attribute `norm`/)
    expect(faultOf('["norm"]')).toMatch(/^1: a text stands here without the attribute it is about/)
    expect(faultOf('[word="a"] “b”')).toMatch(/^11: a typographic quotation mark stands here/)
  })

  it('where something is left open or out', () => {
    expect(faultOf('[word="a"')).toMatch(/^0: the bracket that opens here is never closed/)
    expect(faultOf('[word="a]')).toMatch(/^6: the quotation mark that opens here is never closed/)
    expect(faultOf('([word="a"]')).toMatch(/^0: the parenthesis that opens here is never closed/)
    expect(faultOf('[word="a"])')).toMatch(/^10: this parenthesis closes nothing/)
    expect(faultOf('[word=]')).toMatch(/^6: a text in quotation marks is missing here/)
    expect(faultOf('[word]')).toMatch(/^5: behind `word` an = or != is missing/)
    expect(faultOf('[word="a"] |')).toMatch(/^12: an alternative of the query is empty/)
    expect(faultOf('() [word="a"]')).toMatch(/^1: an alternative of the query is empty/)
    expect(faultOf('"a""b" []')).toMatch(/^3: two texts in quotation marks touch/)
    expect(faultOf('<concept="Goal X"/>')).toMatch(/^9: `Goal X` is no id of a concept/)
    expect(faultOf('<concept="goal"')).toMatch(/^0: `<concept="\.\.\.` is not closed/)
  })

  it('where its numbers make no sense or are too large', () => {
    expect(faultOf('[word="a"]{3,2}')).toBe('10: {3,2} ends below its beginning; write {2,3}')
    expect(faultOf('[word="a"]{}')).toMatch(/^10: these braces are no number of repetitions/)
    expect(faultOf('[word="a"]{x}')).toMatch(/^10: these braces are no number of repetitions/)
    expect(faultOf('[word="a"]{0}')).toMatch(/^0: what is repeated 0 times is not there/)
    expect(faultOf('[word="a"]{101}')).toMatch(/^10: at most 100 repetitions are allowed/)
    expect(faultOf('[word="a"]?*')).toMatch(/^11: a second quantifier follows the first/)
    expect(faultOf('(([word="a"]{100}){100}){100}')).toMatch(/^0: the query has 1000000 places for a token/)
  })

  it('where it asks for nothing', () => {
    expect(faultOf('[]')).toMatch(/^0: the query would match every token/)
    expect(faultOf('[word="a"]? []')).toMatch(/^0: the query would match every token/)
    expect(faultOf('[] | [word="a"]')).toMatch(/^0: the query would match every token/)
    expect(faultOf('[word="a"]*')).toMatch(/^0: the query can be met by no token at all/)
  })

  it('where its expressions cannot be run in linear time, at their place', () => {
    expect(faultOf('[word="a"] [lemma="norm(?!al)"]')).toMatch(/^23: look-around `\(\?!`/)
    expect(faultOf('[word="a["]')).toMatch(/^8: the regular expression cannot be read/)
  })

  it('where it is nested beyond reason', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}[word="a"]${')'.repeat(depth)}`
    expect(queryOf(nested(32))).toEqual(queryOf('[word="a"]'))
    expect(faultOf(nested(33))).toMatch(/^32: the query is nested more than 32 deep/)
    expect(faultOf(nested(1000))).toMatch(/^0: the entry has more than 1000 characters/)
    expect(faultOf(`[${'!'.repeat(500)}word="a"]`)).toMatch(/nested more than 32 deep/)
  })
})
