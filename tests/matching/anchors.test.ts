import { describe, expect, it } from 'vitest'
import { englishWordForms } from '../../src/language/word-forms.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { parsePattern } from '../../src/lexicon/parse-pattern.js'
import { anchorOf, hasChoice, isOneToken, lemmaWords, rarestTerms, termsIn } from '../../src/matching/anchors.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

const terms = new PlainTerms()
const text = 'The Security Council of the UN-led council secured norms and a cyber-superpower, not de-facto powers.'
plainTokens(text, terms)
const lexicon = parseLexicon('title: T\nconcepts:\n  body:\n    entries: [Council, UN]\n')
const rarity = (term: number) => (terms.surface[term]?.toLowerCase() === 'the' ? 1000 : 1)

const anchor = (pattern: string) => anchorOf([parsePattern(pattern)], lexicon, terms, englishWordForms())
const rarest = (pattern: string) =>
  rarestTerms(anchor(pattern), rarity)
    ?.map((term) => terms.surface[term] ?? '')
    .sort() ?? null

describe('the terms that a match cannot be without', () => {
  it('are the forms of a word, as whole tokens and as parts of compounds', () => {
    expect(rarest('norm')).toEqual(['norms'])
    expect(rarest('power')).toEqual(['powers'])
    expect(rarest('"UN"')).toEqual(['UN-led'])
    expect(rarest('super*')).toEqual(['cyber-superpower'])
  })

  it('are those of the rarest word of a phrase', () => {
    expect(rarest('the council')).toEqual(['Council', 'council'])
    expect(rarest('council of the')).toEqual(['of'])
  })

  it('are those of every way to write an entry', () => {
    expect(rarest('cyber-superpower')).toEqual(['cyber-superpower'])
  })

  it('hold a part behind a prefix that only a phrase can reach', () => {
    expect(rarest('de facto')).toEqual(['de-facto'])
  })

  it('are those of the conditions of a query that no match can pass by', () => {
    expect(rarest('[word="the"] []{0,3} [word="norms"]')).toEqual(['norms'])
    expect(rarest('[word="secured"]? [word="norms|powers"]')).toEqual(['norms', 'powers'])
    expect(rarest('([word="norms"] | [word="powers"] [word="the"])')).toEqual(['norms', 'powers'])
  })

  it('are those of all entries of a concept that a query stands on', () => {
    expect(rarest('<concept="body"/> [word="secured"]')).toEqual(['secured'])
    expect(rarest('<concept="body"/>')).toEqual(['Council', 'UN-led', 'council'])
  })

  it('are none where no token has the word', () => {
    expect(rarest('treaty')).toEqual([])
  })

  it('leave a choice only where more than one word must stand', () => {
    expect(hasChoice(anchor('norm'))).toBe(false)
    expect(hasChoice(anchor('the council'))).toBe(true)
    expect(termsIn(anchor('the norm')).map((term) => terms.surface[term])).toEqual(['The', 'the', 'norms'])
  })
})

describe('a lexicon whose concepts stand on one another', () => {
  const chain = (deep: number, wide: number) =>
    [
      'title: T\nconcepts:',
      ...Array.from({ length: deep }, (_, level) => {
        const entries = Array.from({ length: wide }, (_, entry) =>
          level === deep - 1 ? `word${entry}` : `'<concept="c${level + 1}"/> [word="w${entry}"]'`,
        )
        return `  c${level}:\n    entries: [${['council', ...entries].join(', ')}]`
      }),
    ].join('\n')

  it('costs as much as it is long, however often each names the next', () => {
    const deep = parseLexicon(chain(9, 200))
    const sought = anchorOf([parsePattern('<concept="c0"/>')], deep, terms, englishWordForms())
    expect(hasChoice(sought)).toBe(true)
    const councils = ['council', 'Council'].map((form) => terms.surface.indexOf(form)).sort((a, b) => a - b)
    expect(termsIn(sought)).toEqual(councils)
    expect([...(rarestTerms(sought, rarity) ?? [])].sort((a, b) => a - b)).toEqual(councils)
  })

  it('is no trouble where it goes in a circle, which only one made by hand can', () => {
    const { concepts, entries } = parseLexicon(chain(2, 1))
    const circle = {
      concepts,
      entries: entries.map((entry) => ({ ...entry, pattern: parsePattern('<concept="c0"/> [word="norms"]') })),
    }
    const sought = anchorOf([parsePattern('<concept="c0"/>')], { ...lexicon, ...circle }, terms, englishWordForms())
    expect(rarestTerms(sought, rarity)?.map((term) => terms.surface[term])).toEqual(['norms'])
  })

  it('may have thousands of concepts, each named by an entry', () => {
    const count = 5000
    const lines = Array.from(
      { length: count },
      (_, number) =>
        `  c${number}:\n    entries: [council${number === 0 ? '' : `, '<concept="c${(number - 1) >> 3}"/>'`}]`,
    )
    const wide = parseLexicon(`title: T\nconcepts:\n${lines.join('\n')}\n`)
    const sought = anchorOf(
      wide.entries.map(({ pattern }) => pattern),
      wide,
      terms,
      englishWordForms(),
    )
    expect(termsIn(sought)).toHaveLength(2)
    expect(rarestTerms(sought, rarity)).toHaveLength(2)
  })
})

describe('a pattern of one token', () => {
  it('is told from one that looks around', () => {
    for (const one of ['norm', '"UN"', '[pos="NOUN"]', '[word="a"] | [word="b"]']) {
      expect([one, isOneToken(parsePattern(one))]).toEqual([one, true])
    }
    for (const more of ['cyber-superpower', 'the norm', '[word="a"]+', '[word="a"] [word="b"]', '<concept="body"/>']) {
      expect([more, isOneToken(parsePattern(more))]).toEqual([more, false])
    }
  })

  it('gives the words of which other forms are looked for', () => {
    expect(lemmaWords([parsePattern('"the" sett* council norm'), parsePattern('[word="a"]')])).toEqual([
      'council',
      'norm',
    ])
  })
})
