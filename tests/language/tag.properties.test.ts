import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTagger } from '../../src/language/tag.js'
import { hostileUnits, naughtyTexts } from './hostile.js'
import { type TaggedToken, tagged, tokensOf } from './spoken.js'

/** Words that the model reads in its own way, or that no vocabulary has. */
const weirdWords =
  'dont Ive wanna gonna gimme cannot Cannot CANNOT cant wont im Im whatre yall lemme dunno ain’t isn’t shan’t could’ve ' +
  ':) ;-) <3 :-( XD ^_^ USD usd EUR US$ $5bn €1.2m 21st 2nd 3RD 11th 10am 10:30pm 9.a.m #hashtag @handle R&D AT&T 5G G20 ' +
  'CO2 H₂O 1990s ’90s U.S. U.S.’s U.N.-led e.g. i.e. a.m. Ph.D. iPhone McDonald NGOs CERTs aBcDeFgHiJkLmNoP Киев 网络 ' +
  'السيبراني קיברנטי ไซเบอร์ साइबर ΚΥΒΕΡΝΟ café naïve coöperate Ærø straße œuvre ﬁnd x́ 𝐔𝐍 😀 👩‍👩‍👧 ¼ ² ™ № … — – ‘ ’ “ ” « » ' +
  'constructor __proto__ toString hasOwnProperty null undefined NaN 1e5 0x1F -1 +1 ±5 5% 5° 5× a/b and/or A/RES/70/237 ' +
  'norm-setter cyber-superpowers rules-based capacity-building non-norm China–US China-U.S. zorblax zorblaxes Zorblaxing'

/** Words that wink keeps whole with the full stop or quote behind them once it has read them so. */
const treacherous = [
  "China's",
  "China's.",
  'goals.',
  '"norms"',
  "States'",
  'U.S.',
  'Mr.',
  'no.',
  'not',
  'never',
  "don't",
  'a',
  'the',
  'of',
]

const word = fc.oneof(
  fc.constantFrom(...weirdWords.split(' ')),
  fc.constantFrom(...treacherous),
  fc.constantFrom(...hostileUnits, ...naughtyTexts.flatMap((text) => text.split(' '))),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'abcdeinorstABENéÜñ'), minLength: 1, maxLength: 14 }),
)
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))

describe('the tagger', () => {
  it('keeps the possessive apart whatever it has read before', () => {
    const tagger = createTagger()
    const alone = tagged("China's goals", tagger)
    tagged("The plan is China's.", tagger)
    tagged("China's, China's; 'China's' (China's)", tagger)
    expect(tagged("China's goals", tagger)).toEqual(alone)
    expect(alone.map(({ surface }) => surface)).toEqual(['China', "'s", 'goals'])
  })

  it('tags every token of any text, and never finds that the model has read others', () => {
    fc.assert(
      fc.property(text, (value) => {
        const line = value.replaceAll('\n', ' ')
        expect(tagged(line).map(({ surface }) => surface)).toEqual(tokensOf(line))
      }),
      { numRuns: 2000, seed: 8 },
    )
  })

  it('tags a text the same alone, among others, and in any order', () => {
    const order = fc.array(fc.nat({ max: 19 }), { minLength: 20, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), order, (texts, again) => {
        const first: TaggedToken[][] = texts.map((value) => tagged(value))
        const tagger = createTagger()
        for (const index of again) expect(tagged(texts[index] ?? '', tagger)).toEqual(first[index])
      }),
      { numRuns: 60, seed: 9 },
    )
  })

  it('tags two million hostile characters', () => {
    for (const unit of ['a.', 'aa-', 'x', '!', '. ', 'norm ', '中']) {
      const value = unit.repeat(2_000_000 / unit.length)
      expect(
        createTagger().tag({ text: value, paragraphs: [{ start: 0, end: value.length, zone: 'body', page: 0 }] }).count,
      ).toBe(tokensOf(value).length)
    }
  })
})
