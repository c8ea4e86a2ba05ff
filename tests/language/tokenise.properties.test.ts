import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanTokens, splitTokens, TokenSpans } from '../../src/language/tokenise.js'
import { hostileUnits, naughtyTexts } from './hostile.js'
import { isSpace } from './spoken.js'

/** Strings of code units, halves of characters among them, and strings made of what the scanner has rules for. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...hostileUnits, ...naughtyTexts.flatMap((text) => text.split(' '))),
        fc.constantFrom(
          ' ',
          '\n',
          '\u200b',
          'U.S.',
          "'s",
          '-',
          '–',
          '&',
          '.',
          '@',
          '[1, 2]',
          'un.org',
          '10.1234/a',
          '3.5',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
)

const spansOf = (text: string, from: number, to: number) => {
  const spans = new TokenSpans()
  scanTokens(text, from, to, spans)
  return Array.from({ length: spans.count }, (_, token) => [spans.start[token], spans.end[token], spans.kind[token]])
}

describe('the tokens of any text', () => {
  it('are ordered, do not overlap, leave nothing but white space and rebuild the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0
        for (const { start, end } of splitTokens(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          for (let at = last; at < start; at += 1) expect(isSpace(text.charAt(at))).toBe(true)
          expect(isSpace(text.charAt(start))).toBe(false)
          last = end
        }
        for (let at = last; at < text.length; at += 1) expect(isSpace(text.charAt(at))).toBe(true)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it('are the same in a larger text as in a text of their own', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.constantFrom(' ', '\n'), (before, text, after, blank) => {
        const from = before.length + 1
        const to = from + text.length
        const inside = spansOf(before + blank + text + blank + after, from, to)
        expect(inside.map(([start = 0, end = 0, kind]) => [start - from, end - from, kind])).toEqual(
          spansOf(text, 0, text.length),
        )
      }),
      { numRuns: 3000, seed: 2 },
    )
  })

  it('are those of its lines, where no citation mark runs over a line break', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        fc.pre(!/\[\d/.test(first))
        const offset = first.length + 1
        const apart = [
          ...spansOf(first, 0, first.length),
          ...spansOf(second, 0, second.length).map(([start = 0, end = 0, kind]) => [
            start + offset,
            end + offset,
            kind,
          ]),
        ]
        expect(spansOf(`${first}\n${second}`, 0, offset + second.length)).toEqual(apart)
      }),
      { numRuns: 3000, seed: 3 },
    )
  })
})
